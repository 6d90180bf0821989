package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.EntityTags;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentView;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.records.Typed;
import org.fumikura.records.Version;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How programs read and write perusals. */
@Component
class PerusalViews {

    private final PerusalDrafts drafts;
    private final PerusalRows rows;
    private final PerusalCheck check;
    private final PerusalPages pages;
    private final VirusScans scans;
    private final Organization organization;
    private final Ledger ledger;
    private final Transactions transactions;

    PerusalViews(
            PerusalDrafts drafts,
            PerusalRows rows,
            PerusalCheck check,
            PerusalPages pages,
            VirusScans scans,
            Organization organization,
            Ledger ledger,
            Transactions transactions) {
        this.drafts = drafts;
        this.rows = rows;
        this.check = check;
        this.pages = pages;
        this.scans = scans;
        this.organization = organization;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** The perusal as it is now, with its tag. */
    ResponseEntity<View> answer(ResponseEntity.BodyBuilder answer, DocumentId id, Actor actor) {
        return transactions.read(() -> {
            Optional<PerusalDraft> prepared = drafts.findOwn(id, actor);
            return prepared.isPresent()
                    ? answer.eTag(tag(prepared.get())).body(view(prepared.get(), actor))
                    : answer.eTag(EntityTags.of(ledger.lastPosition(id.value())))
                            .body(view(pages.page(id, actor, "", Optional.empty(), Optional.empty()), id));
        });
    }

    /** It tells apart what was saved and what is attached. */
    static String tag(PerusalDraft draft) {
        return EntityTags.of(
                draft.revision(),
                Integer.toHexString(draft.attachments().stream()
                        .map(file -> file.id())
                        .toList()
                        .hashCode()));
    }

    private View view(PerusalDraft draft, Actor actor) {
        PerusalText text = draft.text();
        Map<UUID, Post> posts =
                organization.postsById(text.posts().stream().map(PostId::value).toList());
        return new View(
                draft.id().value(),
                PerusalState.PREPARING,
                text.title(),
                text.body(),
                text.file().map(FileId::value).orElse(null),
                check.dueOn(text).orElse(null),
                Marks.of(text.marks()),
                draft.source().map(DocumentId::value).orElse(null),
                null,
                text.posts().stream()
                        .map(post -> new Place(post.value(), MatterLists.name(posts, post.value()), null))
                        .toList(),
                DocumentView.Attachment.of(draft.attachments(), scans.of(draft.attachments())),
                List.of(),
                check.shortcomings(draft, actor).stream()
                        .map(each -> new ApiProblem.FieldError(each.field(), each.what()))
                        .toList());
    }

    private View view(PerusalPage page, DocumentId id) {
        List<PerusalCourse.Place> places =
                rows.find(id).map(perusal -> perusal.course().places()).orElse(List.of());
        List<AttachedFile> attachments = page.words().map(Version::attachments).orElse(List.of());
        return new View(
                id.value(),
                page.state(),
                page.document().title(),
                page.words().map(words -> words.body()).orElse(""),
                page.document().file().value(),
                page.dueOn(),
                new Marks(
                        page.document().secrecy(),
                        page.document().scope(),
                        page.document().flags().stream().sorted().toList(),
                        page.document().disclosure(),
                        page.words().map(words -> words.disclosureReason()).orElse("")),
                page.source().map(source -> source.id().value()).orElse(null),
                page.draft().orElse(null),
                IntStream.range(0, places.size())
                        .mapToObj(i -> new Place(
                                places.get(i).post().value(),
                                page.places().get(i).post(),
                                page.places().get(i).seenAt().orElse(null)))
                        .toList(),
                DocumentView.Attachment.of(attachments, scans.of(attachments)),
                page.comments().stream()
                        .map(each -> new Comment(each.post(), each.words(), each.at()))
                        .toList(),
                List.of());
    }

    @Schema(name = "PerusalLine")
    record Line(UUID id, String title, Text sender, LocalDate dueOn, PerusalState state, long seen, int addressees) {

        static Line of(PerusalLists.Line line) {
            return new Line(
                    line.id(), line.title(), line.sender(), line.dueOn(), line.state(), line.seen(), line.posts());
        }
    }

    /**
     * A perusal.
     *
     * @param dueOn the last day on which it can be seen
     * @param source the document from which it was begun
     * @param draft the draft that it became, for who began that
     * @param lacking what it still lacks before it can be sent, in the order of the form
     */
    @Schema(name = "Perusal")
    record View(
            UUID id,
            PerusalState state,
            String title,
            String body,
            @Nullable UUID file,
            @Nullable LocalDate dueOn,
            Marks marks,
            @Nullable UUID source,
            @Nullable UUID draft,
            List<Place> addressees,
            List<DocumentView.Attachment> attachments,
            List<Comment> comments,
            List<ApiProblem.FieldError> lacking) {}

    @Schema(name = "PerusalAddressee")
    record Place(UUID post, Text name, @Nullable Instant seenAt) {}

    @Schema(name = "PerusalComment")
    record Comment(Text post, String words, Instant at) {}

    /**
     * What a perusal says.
     *
     * @param marks who may read it; open within the section when left out
     *
     * @param addressees the posts that are to see it, in their order
     */
    @Schema(name = "PerusalContent")
    record Content(
            @NotNull @Size(max = 400) String title,
            @Size(max = 20_000) @Nullable String body,
            @Nullable UUID file,
            @Nullable LocalDate dueOn,
            @Valid @Nullable Marks marks,
            @Size(max = 200) @Nullable List<@NotNull UUID> addressees) {

        PerusalText text() {
            return new PerusalText(
                    Typed.line(title),
                    body == null ? "" : Typed.lines(body),
                    Optional.ofNullable(file).map(FileId::new),
                    dueOn == null ? "" : dueOn.toString(),
                    posts(addressees),
                    marks == null ? DraftMarks.USUAL : marks.read());
        }
    }

    /**
     * Who may read it, and how open it is.
     *
     * @param disclosureReason why it is not open
     */
    @Schema(name = "PerusalMarks")
    record Marks(
            @NotNull Secrecy secrecy,
            @NotNull Scope scope,
            @NotNull @Size(max = 10) List<@NotNull Flag> flags,
            @NotNull Disclosure disclosure,
            @Size(max = 1_000) @Nullable String disclosureReason) {

        static Marks of(DraftMarks marks) {
            return new Marks(
                    marks.secrecy(),
                    marks.scope(),
                    marks.flags().stream().sorted().toList(),
                    marks.disclosure(),
                    marks.disclosureReason());
        }

        DraftMarks read() {
            return new DraftMarks(
                    secrecy,
                    scope,
                    Set.copyOf(flags),
                    disclosure,
                    disclosureReason == null ? "" : Typed.line(disclosureReason));
        }
    }

    /**
     * A perusal to be prepared. What is left out is as the form begins it: the section's first open file, a week, and the
     * words of the source.
     *
     * @param source a document of which it gets the words and attachments
     * @param attachments uploads of the caller's, in order; they belong to it afterwards
     */
    @Schema(name = "NewPerusal")
    record NewPerusal(
            @Size(max = 400) @Nullable String title,
            @Size(max = 20_000) @Nullable String body,
            @Nullable UUID file,
            @Nullable LocalDate dueOn,
            @Nullable UUID source,
            @Size(max = 200) @Nullable List<@NotNull UUID> addressees,
            @Size(max = 100) @Nullable List<@NotNull UUID> attachments) {

        Optional<DocumentId> from() {
            return Optional.ofNullable(source).map(DocumentId::new);
        }

        List<UUID> uploads() {
            return Objects.requireNonNullElse(attachments, List.of());
        }

        PerusalText over(PerusalText begun) {
            return new PerusalText(
                    title == null ? begun.title() : Typed.line(title),
                    body == null ? begun.body() : Typed.lines(body),
                    file == null ? begun.file() : Optional.of(new FileId(file)),
                    dueOn == null ? begun.dueOn() : dueOn.toString(),
                    posts(addressees),
                    begun.marks());
        }
    }

    private static List<PostId> posts(@Nullable List<UUID> addressees) {
        return addressees == null
                ? List.of()
                : addressees.stream().map(PostId::new).toList();
    }

    /**
     * An act on a perusal.
     *
     * @param words a comment, for what was seen
     */
    @Schema(name = "PerusalAct")
    record NewAct(
            @NotNull What act, @Size(max = 4_000) @Nullable String words) {

        String said() {
            return words == null ? "" : words;
        }

        @Schema(name = "PerusalActKind")
        enum What {
            SEE,
            TAKE_BACK
        }
    }
}
