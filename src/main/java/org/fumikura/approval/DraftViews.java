package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.EntityTags;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentView;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How programs read and write drafts. */
@Component
class DraftViews {

    private static final long LARGEST_AMOUNT = 999_999_999_999_999L;

    private final Drafts drafts;
    private final Completeness completeness;
    private final Transactions transactions;

    DraftViews(Drafts drafts, Completeness completeness, Transactions transactions) {
        this.drafts = drafts;
        this.completeness = completeness;
        this.transactions = transactions;
    }

    /** The draft as it is now, with its tag. */
    ResponseEntity<View> answer(ResponseEntity.BodyBuilder answer, DocumentId id, Actor actor) {
        return transactions.read(() -> {
            DraftInProgress draft = drafts.getOwn(id, actor);
            return answer.eTag(tag(draft)).body(View.of(draft, completeness.shortcomings(draft, actor)));
        });
    }

    /** It tells apart what was saved and what is attached. */
    static String tag(DraftInProgress draft) {
        return EntityTags.of(
                draft.revision(),
                Integer.toHexString(draft.attachments().stream()
                        .map(file -> file.id() + file.role().name())
                        .toList()
                        .hashCode()));
    }

    /** A line of the list of drafts. */
    @Schema(name = "DraftLine")
    record Line(UUID id, String title, Instant savedAt, boolean returned) {

        static Line of(MatterListPage.DraftLine line) {
            return new Line(line.id(), line.title(), line.savedAt(), line.returned());
        }
    }

    /**
     * A draft.
     *
     * @param lacking what it still lacks before it can be submitted, in the order of the form
     */
    @Schema(name = "Draft")
    record View(
            UUID id,
            UUID post,
            Instant savedAt,
            Content content,
            List<DocumentView.Attachment> attachments,
            List<ApiProblem.FieldError> lacking) {

        static View of(DraftInProgress draft, List<Shortcoming> lacking) {
            return new View(
                    draft.id().value(),
                    draft.post().value(),
                    draft.savedAt(),
                    Content.of(draft.text()),
                    draft.attachments().stream()
                            .map(DocumentView.Attachment::of)
                            .toList(),
                    lacking.stream()
                            .map(each -> new ApiProblem.FieldError(each.field(), each.what()))
                            .toList());
        }
    }

    /**
     * What a drafter has written, complete or not. What is left out counts as not written.
     *
     * @param body 伺い文
     * @param reason 理由・根拠法令
     * @param matterCode a code of the table of who decides
     * @param enforced whether it is to be issued and takes a document number at the decision
     * @param previousYearPrefix whether it takes the number of the fiscal year before the decision's
     * @param amount in yen
     */
    @Schema(name = "DraftContent")
    record Content(
            @Size(max = 1_000) @Nullable String title,
            @Size(max = 100_000) @Nullable String body,
            @Size(max = 20_000) @Nullable String reason,
            @Size(max = 50) @Nullable String matterCode,
            @Nullable Boolean enforced,
            @Nullable Boolean previousYearPrefix,
            @Nullable UUID file,
            @Nullable Secrecy secrecy,
            @Nullable Scope scope,
            @Size(max = 10) @Nullable List<@NotNull Flag> flags,
            @Nullable Disclosure disclosure,
            @Size(max = 1_000) @Nullable String disclosureReason,
            @Nullable LocalDate dueOn,
            @PositiveOrZero @Max(LARGEST_AMOUNT) @Nullable Long amount,
            @Size(max = 50) @Nullable List<@Valid @NotNull Place> route) {

        static Content of(DraftText text) {
            return new Content(
                    text.title(),
                    text.body(),
                    text.reason(),
                    text.matterCode(),
                    text.enforced(),
                    text.previousYearPrefix(),
                    text.file().map(FileId::value).orElse(null),
                    text.secrecy(),
                    text.scope(),
                    text.flags().stream().sorted().toList(),
                    text.disclosure(),
                    text.disclosureReason(),
                    date(text.dueOn()),
                    amount(text.amount()),
                    text.route().stream()
                            .map(step -> new Place(step.kind(), step.post().value(), step.joining()))
                            .toList());
        }

        DraftText text() {
            return new DraftText(
                    words(title),
                    words(body),
                    words(reason),
                    words(matterCode),
                    Boolean.TRUE.equals(enforced),
                    Boolean.TRUE.equals(previousYearPrefix),
                    Optional.ofNullable(file).map(FileId::new),
                    Objects.requireNonNullElse(secrecy, Secrecy.GENERAL),
                    Objects.requireNonNullElse(scope, Scope.SECTION),
                    flags == null ? Set.of() : Set.copyOf(flags),
                    Objects.requireNonNullElse(disclosure, Disclosure.OPEN),
                    words(disclosureReason),
                    dueOn == null ? "" : dueOn.toString(),
                    amount == null ? "" : amount.toString(),
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

    /**
     * An upload that becomes an attachment.
     *
     * @param role what it is for; the proposal itself when left out
     */
    @Schema(name = "NewAttachment")
    record NewAttachment(@NotNull UUID upload, @Nullable AttachmentRole role) {

        AttachmentRole chosenRole() {
            return Objects.requireNonNullElse(role, AttachmentRole.PROPOSAL);
        }
    }
}
