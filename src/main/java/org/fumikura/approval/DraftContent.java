package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.PostId;
import org.fumikura.records.Disclosure;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.jspecify.annotations.Nullable;

/**
 * What a drafter has written, complete or not. What is left out counts as not written.
 *
 * @param body 伺い文
 * @param reason 理由・根拠法令
 * @param matterCode a code of the table of who decides
 * @param expenditureItem 支出科目, one of those that the kind of matter has; another one counts as not written
 * @param higherReason why it goes to somebody who outranks whom the rules name
 * @param enforced whether it is to be issued and takes a document number at the decision
 * @param previousYearPrefix whether it takes the number of the fiscal year before the decision's
 * @param personalNumberConfirmed whether the drafter looked at what may be a personal number in body or reason: it is
 *     none, or has to stand there; counts only as long as there is such a number
 * @param amount in yen
 * @param pointers 要点: what is to be looked at, and where
 */
@Schema(name = "DraftContent")
record DraftContent(
        @Size(max = 1_000) @Nullable String title,
        @Size(max = 100_000) @Nullable String body,
        @Size(max = 20_000) @Nullable String reason,
        @Size(max = 50) @Nullable String matterCode,
        @Size(max = 200) @Nullable String expenditureItem,
        @Size(max = 5_000) @Nullable String higherReason,
        @Nullable Boolean enforced,
        @Nullable Boolean previousYearPrefix,
        @Nullable Boolean personalNumberConfirmed,
        @Nullable UUID file,
        @Nullable Secrecy secrecy,
        @Nullable Scope scope,
        @Size(max = 10) @Nullable List<@NotNull Flag> flags,
        @Nullable Disclosure disclosure,
        @Size(max = 1_000) @Nullable String disclosureReason,
        @Nullable LocalDate dueOn,
        @PositiveOrZero @Max(LARGEST_AMOUNT) @Nullable Long amount,
        @Valid @Nullable Special special,
        @Size(max = 50) @Nullable List<@Valid @NotNull Place> route,
        @Size(max = Pointers.MOST) @Nullable List<@Valid @NotNull Point> pointers) {

    private static final long LARGEST_AMOUNT = 999_999_999_999_999L;

    static DraftContent of(DraftText text, List<DraftPointer> pointers) {
        return new DraftContent(
                text.title(),
                text.body(),
                text.reason(),
                text.matterCode(),
                text.expenditureItem(),
                text.higherReason(),
                text.enforced(),
                text.previousYearPrefix(),
                text.personalNumberConfirmed(),
                text.file().map(FileId::value).orElse(null),
                text.secrecy(),
                text.scope(),
                text.flags().stream().sorted().toList(),
                text.disclosure(),
                text.disclosureReason(),
                date(text.dueOn()),
                amount(text.amount()),
                Special.of(text.special()),
                text.route().stream()
                        .map(step -> new Place(step.kind(), step.post().value(), step.joining()))
                        .toList(),
                pointers.stream().map(Point::of).toList());
    }

    Drafts.Beside beside() {
        return new Drafts.Beside(
                Map.of(),
                Optional.of(
                        pointers == null
                                ? List.of()
                                : pointers.stream().map(Point::pointer).toList()));
    }

    DraftText text() {
        return new DraftText(
                new DraftText.Words(words(title), words(body), words(reason)),
                new DraftText.Case(
                        words(matterCode),
                        words(expenditureItem),
                        amount == null ? "" : amount.toString(),
                        words(higherReason),
                        Boolean.TRUE.equals(enforced),
                        Boolean.TRUE.equals(previousYearPrefix)),
                new DraftMarks(
                        Objects.requireNonNullElse(secrecy, Secrecy.GENERAL),
                        Objects.requireNonNullElse(scope, Scope.SECTION),
                        flags == null ? Set.of() : Set.copyOf(flags),
                        Objects.requireNonNullElse(disclosure, Disclosure.OPEN),
                        words(disclosureReason)),
                special == null ? DraftText.Special.NONE : special.text(),
                Optional.ofNullable(file).map(FileId::new),
                dueOn == null ? "" : dueOn.toString(),
                Boolean.TRUE.equals(personalNumberConfirmed),
                route == null
                        ? List.of()
                        : route.stream()
                                .map(place -> new DraftText.DraftStep(
                                        place.kind,
                                        new PostId(place.post),
                                        Objects.requireNonNullElse(place.joining, Joining.THEN)))
                                .toList());
    }

    private static String words(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").replace("\0", "");
    }

    /** What was typed into the form and is no date is not shown to programs; it stands among what is lacking. */
    private static @Nullable LocalDate date(String typed) {
        return typed.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(typed) : null;
    }

    private static @Nullable Long amount(String typed) {
        return typed.matches("[0-9]{1,15}") ? Long.valueOf(typed) : null;
    }

    /**
     * A 要点.
     *
     * @param attachment one of the draft's; left out when it points nowhere
     * @param page from 1; left out for the attachment as a whole, and when what was typed is no number
     */
    @Schema(name = "DraftPoint")
    record Point(
            @NotNull @Size(max = Pointers.LONGEST) String words,
            @Nullable UUID attachment,
            @Min(1) @Max(99_999) @Nullable Integer page) {

        static Point of(DraftPointer pointer) {
            return new Point(
                    pointer.words(),
                    pointer.attachment().orElse(null),
                    pointer.number().orElse(null));
        }

        DraftPointer pointer() {
            return new DraftPointer(
                    DraftContent.words(words), Optional.ofNullable(attachment), page == null ? "" : page.toString());
        }
    }

    /**
     * What makes a matter go another way than most do.
     *
     * @param disagreed 協議不調: it goes over the objection of a section, to the common superior
     * @param disagreedWhy how the consultation went
     * @param occurredOn the day on which it was done already (追認); left out when it was not
     * @param occurredWhy why it was done before the decision
     * @param paper why the sheet goes on paper; left out when it does not
     * @param paperWords where the paper is, and what the reason does not say
     */
    @Schema(name = "SpecialTreatment")
    record Special(
            @Nullable Boolean disagreed,
            @Size(max = 5_000) @Nullable String disagreedWhy,
            @Nullable LocalDate occurredOn,
            @Size(max = 5_000) @Nullable String occurredWhy,
            @Nullable PaperReason paper,
            @Size(max = 5_000) @Nullable String paperWords) {

        static @Nullable Special of(DraftText.Special special) {
            return special.equals(DraftText.Special.NONE)
                    ? null
                    : new Special(
                            special.disagreed(),
                            special.disagreedWhy(),
                            DraftContent.date(special.occurredOn()),
                            special.occurredWhy(),
                            special.paper().orElse(null),
                            special.paperWords());
        }

        DraftText.Special text() {
            return new DraftText.Special(
                    Boolean.TRUE.equals(disagreed),
                    DraftContent.words(disagreedWhy),
                    occurredOn == null ? "" : occurredOn.toString(),
                    DraftContent.words(occurredWhy),
                    Optional.ofNullable(paper),
                    DraftContent.words(paperWords));
        }
    }

    /**
     * A place on the route.
     *
     * @param joining how it stands to the place before it; asked after it when left out
     */
    @Schema(name = "RoutePlace")
    record Place(
            @NotNull StepKind kind,
            @NotNull UUID post,
            @Nullable Joining joining) {}
}
