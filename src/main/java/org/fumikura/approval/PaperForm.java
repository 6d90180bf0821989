package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.records.Typed;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Text;

/**
 * What was typed from a signed cover sheet; a box has the fields outcome, signer, day and words, each with the place on the
 * route. A box without an outcome is not signed.
 */
record PaperForm(Map<String, String> fields) {

    private static final Pattern OUTCOME = Pattern.compile("outcome-([0-9]{1,4})");

    /**
     * What could be read of it.
     *
     * @param problems of boxes, by the place on the route
     * @param moved whether something was typed for a place that is not open any more
     */
    record Read(List<PaperAct> acts, Map<Integer, Text> problems, boolean moved) {}

    PaperPage.Typed typed(int ordinal) {
        return new PaperPage.Typed(
                field("outcome", ordinal), field("signer", ordinal), field("day", ordinal), words(ordinal));
    }

    Read read(List<Step> open, Map<Integer, List<PaperSigners.Signer>> signers, LocalDate sentOn, LocalDate today) {
        var acts = new ArrayList<PaperAct>();
        var problems = new HashMap<Integer, Text>();
        for (Step step : open) {
            if (field("outcome", step.ordinal()).isEmpty()) {
                continue;
            }
            try {
                acts.add(act(step, signers.getOrDefault(step.ordinal(), List.of()), sentOn, today));
            } catch (Unusable unusable) {
                problems.put(step.ordinal(), unusable.why);
            }
        }
        return new Read(acts, problems, isForAnotherThan(open));
    }

    private PaperAct act(Step step, List<PaperSigners.Signer> signers, LocalDate sentOn, LocalDate today)
            throws Unusable {
        PaperOutcome outcome = PaperOutcome.of(step.kind()).stream()
                .filter(each -> each.name().equals(field("outcome", step.ordinal())))
                .findFirst()
                .orElseThrow(() -> new Unusable(new Text("一覧から選んでください。", "Please choose one of the list.")));
        PaperSigners.Signer signer = signers.stream()
                .filter(each -> value(each).equals(field("signer", step.ordinal())))
                .findFirst()
                .orElseThrow(() -> new Unusable(new Text("押印した人を選んでください。", "Please choose who signed.")));
        LocalDate day = day(step.ordinal(), sentOn, today);
        String words = words(step.ordinal());
        if (outcome.needsWords() && words.isEmpty()) {
            throw new Unusable(ReasonNeeded.ofPaper().message());
        }
        if (words.length() > Opinions.LONGEST) {
            throw new Unusable(new TooLong(Opinions.LONGEST).message());
        }
        return new PaperAct(step.round(), step.ordinal(), signer.person(), signer.post(), outcome, day, words);
    }

    private LocalDate day(int ordinal, LocalDate sentOn, LocalDate today) throws Unusable {
        String typed = field("day", ordinal);
        if (typed.isEmpty()) {
            throw new Unusable(new Text("紙に書かれた押印の日を入力してください。", "Please enter the day on which it was signed."));
        }
        return switch (DateInput.read(typed, today)) {
            case DateInput.Refused refused -> throw new Unusable(refused.reason());
            case DateInput.Read read -> {
                if (read.value().isBefore(sentOn) || read.value().isAfter(today)) {
                    throw new Unusable(DateNotPossible.signedOutside().message());
                }
                yield read.value();
            }
        };
    }

    private boolean isForAnotherThan(List<Step> open) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isBlank())
                .map(field -> OUTCOME.matcher(field.getKey()))
                .filter(Matcher::matches)
                .map(place -> Integer.valueOf(place.group(1)))
                .anyMatch(place -> open.stream().noneMatch(step -> step.ordinal() == place));
    }

    private String field(String name, int ordinal) {
        return Typed.line(fields.getOrDefault(name + "-" + ordinal, ""));
    }

    private String words(int ordinal) {
        return Typed.lines(fields.getOrDefault("words-" + ordinal, ""));
    }

    /** How a signer is sent. */
    static String value(PaperSigners.Signer signer) {
        return signer.person().value() + ":" + signer.post().value();
    }

    /** What was typed into a box can not be read. */
    private static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Text why;

        Unusable(Text why) {
            super(why.en());
            this.why = why;
        }
    }

    /** Nothing typed yet. */
    static PaperForm empty() {
        return new PaperForm(Map.of());
    }
}
