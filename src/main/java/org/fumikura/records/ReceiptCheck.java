package org.fumikura.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** Reads one form of a receipt and collects everything that is wrong with it, in the order of the form. */
final class ReceiptCheck {

    private static final int LONGEST = 200;
    private static final Text CHOOSE = new Text("一覧から選んでください。", "Please choose one of the list.");

    private final ReceiptForm form;
    private final ReceiptPage.Choices choices;
    private final LocalDate today;
    private final List<FieldProblem> problems = new ArrayList<>();

    ReceiptCheck(ReceiptForm form, ReceiptPage.Choices choices, LocalDate today) {
        this.form = form;
        this.choices = choices;
        this.today = today;
    }

    /** What is wrong; empty when {@link #arrival} gave one. */
    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** What the form says, when nothing is wrong with it; to be called once. */
    Optional<Arrival> arrival(Actor actor, List<AttachedFile> attachments) {
        requireWords("title", form.title(), new Text("件名を入力してください。", "Enter the title."));
        requireWords("sender", form.sender(), new Text("差出人を入力してください。", "Enter the sender."));
        LocalDate sentOn = form.sentOn().isEmpty() ? null : day("sentOn", form.sentOn());
        LocalDate arrivedOn = arrivedOn();
        limit("originalNumber", form.originalNumber());
        ArrivalMedium medium = choice("medium", form.medium(), List.of(ArrivalMedium.values()));
        FileId file = file();
        Secrecy secrecy = choice("secrecy", form.secrecy(), choices.secrecies());
        Scope scope = choice("scope", form.scope(), List.of(Scope.values()));
        Set<Flag> flags = flags();
        Set<PostId> readers = readers(scope);
        Disclosure disclosure = choice("disclosure", form.disclosure(), List.of(Disclosure.values()));
        checkDisclosureReason(disclosure);
        if (!problems.isEmpty()
                || arrivedOn == null
                || medium == null
                || file == null
                || secrecy == null
                || scope == null
                || disclosure == null) {
            return Optional.empty();
        }
        return Optional.of(new Arrival(
                actor.unitAt(UnitLevel.SECTION).id(),
                actor.post().unit().id(),
                file,
                form.title(),
                form.sender(),
                Optional.ofNullable(sentOn),
                arrivedOn,
                form.originalNumber(),
                medium,
                secrecy,
                scope,
                flags,
                disclosure,
                form.disclosureReason(),
                readers,
                attachments));
    }

    private void requireWords(String field, String typed, Text missing) {
        if (typed.isEmpty()) {
            problems.add(new FieldProblem(field, missing));
            return;
        }
        limit(field, typed);
    }

    private void limit(String field, String typed) {
        int length = typed.codePointCount(0, typed.length());
        if (length > LONGEST) {
            problems.add(new FieldProblem(
                    field,
                    new Text(
                            "%d字以内で入力してください（いま%d字です）。".formatted(LONGEST, length),
                            "At most %d characters; these are %d.".formatted(LONGEST, length))));
        }
    }

    private @Nullable LocalDate day(String field, String typed) {
        return switch (DateInput.read(typed, today)) {
            case DateInput.Read read -> read.value();
            case DateInput.Refused refused -> {
                problems.add(new FieldProblem(field, refused.reason()));
                yield null;
            }
        };
    }

    private @Nullable LocalDate arrivedOn() {
        if (form.arrivedOn().isEmpty()) {
            problems.add(
                    new FieldProblem("arrivedOn", new Text("到達日を入力してください。", "Enter the day on which it arrived.")));
            return null;
        }
        LocalDate day = day("arrivedOn", form.arrivedOn());
        if (day != null && day.isAfter(today)) {
            problems.add(new FieldProblem(
                    "arrivedOn", new Text("到達日が本日より後です。本日までの日付を入力してください。", "It can not arrive after today.")));
        }
        return day;
    }

    private @Nullable FileId file() {
        Optional<FileId> chosen = choices.files().stream()
                .map(Files.Choice::id)
                .filter(id -> id.value().toString().equals(form.file()))
                .findFirst();
        if (chosen.isEmpty()) {
            problems.add(new FieldProblem(
                    "file", new Text("使用中の簿冊から選んでください。", "Please choose one of the section's open files.")));
        }
        return chosen.orElse(null);
    }

    private <T extends Enum<T>> @Nullable T choice(String field, String typed, List<T> values) {
        Optional<T> chosen =
                values.stream().filter(value -> value.name().equals(typed)).findFirst();
        if (chosen.isEmpty()) {
            problems.add(new FieldProblem(field, CHOOSE));
        }
        return chosen.orElse(null);
    }

    private Set<Flag> flags() {
        var flags = new HashSet<Flag>();
        choices.flags().stream()
                .filter(flag -> form.flags().contains(flag.name()))
                .forEach(flags::add);
        if (flags.size() < form.flags().size()) {
            problems.add(new FieldProblem("flags", CHOOSE));
        }
        return flags;
    }

    /** Ticked posts count only where the scope is for named people. */
    private Set<PostId> readers(@Nullable Scope scope) {
        var readers = new HashSet<PostId>();
        if (scope == Scope.NAMED) {
            choices.posts().stream()
                    .map(post -> post.id())
                    .filter(id -> form.readers().contains(id.value().toString()))
                    .forEach(readers::add);
        }
        return readers;
    }

    private void checkDisclosureReason(@Nullable Disclosure disclosure) {
        boolean needed = Arrays.asList(Disclosure.PARTLY, Disclosure.CLOSED).contains(disclosure);
        if (needed && form.disclosureReason().isEmpty()) {
            problems.add(new FieldProblem(
                    "disclosureReason",
                    new Text("公開しない理由（条文など）を入力してください。", "Say why it is not open, for instance by which article.")));
            return;
        }
        limit("disclosureReason", form.disclosureReason());
    }
}
