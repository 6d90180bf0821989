package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param problems of boxes, by the place on the route and the field
     * @param moved whether something was typed for a place that is not open any more
     */
    record Read(List<PaperAct> acts, Map<Integer, Map<String, Text>> problems, boolean moved) {}

    PaperPage.Typed typed(int ordinal) {
        return new PaperPage.Typed(
                field("outcome", ordinal), field("signer", ordinal), field("day", ordinal), words(ordinal));
    }

    Read read(List<Step> open, Map<Integer, List<PaperSigners.Signer>> signers, LocalDate sentOn, LocalDate today) {
        var acts = new ArrayList<PaperAct>();
        var problems = new HashMap<Integer, Map<String, Text>>();
        for (Step step : open) {
            if (field("outcome", step.ordinal()).isEmpty()) {
                continue;
            }
            var wrong = new HashMap<String, Text>();
            act(step, signers.getOrDefault(step.ordinal(), List.of()), sentOn, today, wrong)
                    .ifPresent(acts::add);
            if (!wrong.isEmpty()) {
                problems.put(step.ordinal(), wrong);
            }
        }
        return new Read(acts, problems, isForAnotherThan(open));
    }

    /** @param wrong takes what is wrong, by the field; then there is no act */
    private Optional<PaperAct> act(
            Step step, List<PaperSigners.Signer> signers, LocalDate sentOn, LocalDate today, Map<String, Text> wrong) {
        Optional<PaperOutcome> outcome = PaperOutcome.of(step.kind()).stream()
                .filter(each -> each.name().equals(field("outcome", step.ordinal())))
                .findFirst();
        if (outcome.isEmpty()) {
            wrong.put("outcome", new Text("一覧から選んでください。", "Please choose one of the list."));
        }
        Optional<PaperSigners.Signer> signer = signers.stream()
                .filter(each -> value(each).equals(field("signer", step.ordinal())))
                .findFirst();
        if (signer.isEmpty()) {
            wrong.put("signer", new Text("押印した人を選んでください。", "Please choose who signed."));
        }
        Optional<LocalDate> day = day(step.ordinal(), sentOn, today, wrong);
        String words = words(step.ordinal());
        if (outcome.filter(PaperOutcome::needsWords).isPresent() && words.isEmpty()) {
            wrong.put("words", ReasonNeeded.ofPaper().message());
        }
        if (words.length() > Opinions.LONGEST) {
            wrong.put("words", new TooLong(Opinions.LONGEST).message());
        }
        return wrong.isEmpty()
                ? Optional.of(new PaperAct(
                        step.round(),
                        step.ordinal(),
                        signer.orElseThrow().person(),
                        signer.orElseThrow().post(),
                        outcome.orElseThrow(),
                        day.orElseThrow(),
                        words))
                : Optional.empty();
    }

    private Optional<LocalDate> day(int ordinal, LocalDate sentOn, LocalDate today, Map<String, Text> wrong) {
        String typed = field("day", ordinal);
        if (typed.isEmpty()) {
            wrong.put("day", new Text("紙に書かれた押印の日を入力してください。", "Please enter the day on which it was signed."));
            return Optional.empty();
        }
        return switch (DateInput.read(typed, today)) {
            case DateInput.Refused refused -> {
                wrong.put("day", refused.reason());
                yield Optional.empty();
            }
            case DateInput.Read read -> {
                if (read.value().isBefore(sentOn) || read.value().isAfter(today)) {
                    wrong.put("day", DateNotPossible.signedOutside().message());
                }
                yield Optional.of(read.value());
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
}
