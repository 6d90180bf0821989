package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fumikura.approval.DraftOrigins.Relation;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.EntityTags;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentView;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How programs read and write drafts. */
@Component
class DraftViews {

    private final Drafts drafts;
    private final Completeness completeness;
    private final VirusScans scans;
    private final RouteProposals proposals;
    private final Organization organization;
    private final Transactions transactions;

    DraftViews(
            Drafts drafts,
            Completeness completeness,
            VirusScans scans,
            RouteProposals proposals,
            Organization organization,
            Transactions transactions) {
        this.drafts = drafts;
        this.completeness = completeness;
        this.scans = scans;
        this.proposals = proposals;
        this.organization = organization;
        this.transactions = transactions;
    }

    /** The draft as it is now, with its tag. */
    ResponseEntity<View> answer(ResponseEntity.BodyBuilder answer, DocumentId id, Actor actor) {
        return answer(answer, id, actor, Optional.empty());
    }

    /** As the other, with why another route was drawn. */
    ResponseEntity<View> answer(
            ResponseEntity.BodyBuilder answer, DocumentId id, Actor actor, Optional<Text> routeFollowed) {
        return transactions.read(() -> {
            DraftInProgress draft = drafts.getOwn(id, actor);
            VirusScans.Known known = scans.of(draft.attachments());
            return answer.eTag(tag(draft))
                    .body(View.of(draft, known, completeness.shortcomings(draft, actor, known), routeFollowed));
        });
    }

    /** What the rules propose for the draft as it is saved, and what they say to its route. */
    Proposal proposal(DocumentId id, Actor actor) {
        return transactions.read(() -> {
            DraftInProgress draft = drafts.getOwn(id, actor);
            List<DraftText.DraftStep> route = draft.text().route();
            RouteProposal proposal = proposals.propose(draft, draft.text());
            List<Post> posts = organization.getPosts(
                    route.stream().map(DraftText.DraftStep::post).toList());
            return Proposal.of(proposal, route, posts);
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
     * A draft that stands without its drafter.
     *
     * @param post in which it was begun
     * @param mine whether the caller can take it over
     */
    @Schema(name = "DraftLeft")
    record Left(UUID id, String title, Text post, boolean mine) {

        static Left of(TakeoverPage.Left left) {
            return new Left(left.id(), left.title(), left.post(), left.mine());
        }
    }

    /** @param words why, if there is anything to say */
    @Schema(name = "DraftTakeover")
    record Takeover(@NotNull @Size(max = Opinions.LONGEST) String words) {}

    /**
     * A draft.
     *
     * @param lacking what it still lacks before it can be submitted, in the order of the form
     * @param routeFollows whether its route is the proposed one, which another kind, item or amount draws anew
     * @param routeFollowed why it was drawn anew by this very request; left out when it was not
     */
    @Schema(name = "Draft")
    record View(
            UUID id,
            UUID post,
            Instant savedAt,
            DraftContent content,
            List<DocumentView.Attachment> attachments,
            List<ApiProblem.FieldError> lacking,
            boolean routeFollows,
            @Nullable Text routeFollowed) {

        static View of(
                DraftInProgress draft,
                VirusScans.Known known,
                List<Shortcoming> lacking,
                Optional<Text> routeFollowed) {
            return new View(
                    draft.id().value(),
                    draft.post().value(),
                    draft.savedAt(),
                    DraftContent.of(draft.text(), draft.pointers()),
                    DocumentView.Attachment.of(draft.attachments(), known),
                    lacking.stream()
                            .map(each -> new ApiProblem.FieldError(each.field(), each.what()))
                            .toList(),
                    draft.routeFollows(),
                    routeFollowed.orElse(null));
        }
    }

    /**
     * The route that the table of authority asks for.
     *
     * @param rule the row; left out as long as it can not be told
     * @param steps in their order; none without a row
     * @param sentence why it is so, naming row, amount and article
     * @param same whether the draft's own route is this one
     * @param warnings what is to be said about the draft's own route, and notes
     * @param lacking what has to be entered before a row can be told
     */
    @Schema(name = "RouteProposal")
    record Proposal(
            MatterViews.@Nullable Rule rule,
            List<Step> steps,
            @Nullable Text sentence,
            boolean same,
            List<Text> warnings,
            List<ApiProblem.FieldError> lacking) {

        static Proposal of(RouteProposal proposal, List<DraftText.DraftStep> route, List<Post> posts) {
            return new Proposal(
                    proposal.row().map(MatterViews.Rule::of).orElse(null),
                    IntStream.range(0, proposal.steps().size())
                            .mapToObj(i -> Step.of(
                                    proposal.steps().get(i), proposal.posts().get(i)))
                            .toList(),
                    proposal.sentence().orElse(null),
                    proposal.steps().equals(route),
                    proposal.warnings(route, posts),
                    proposal.search().lacking().stream()
                            .map(each -> new ApiProblem.FieldError(each.field(), each.what()))
                            .toList());
        }

        /** A place on the proposed route. */
        @Schema(name = "ProposedStep")
        record Step(StepKind kind, Joining joining, UUID post, Text name) {

            static Step of(DraftText.DraftStep step, Post post) {
                return new Step(step.kind(), step.joining(), step.post().value(), post.name());
            }
        }
    }

    /**
     * What a draft comes from.
     *
     * @param from a document that the caller may read
     * @param relation what the draft is to it
     */
    @Schema(name = "DraftOrigin")
    record Origin(@NotNull UUID from, @NotNull Relation relation) {}

    /** What a draft says so far, for proposals. */
    @Schema(name = "DraftWritten")
    record Written(
            @NotBlank @Size(max = 400) String title,
            @Size(max = 100_000) @Nullable String text) {}

    @Schema(name = "KindProposals")
    record Kinds(List<Kind> items) {

        static Kinds of(List<KindProposal> proposals) {
            return new Kinds(proposals.stream().map(Kind::of).toList());
        }
    }

    /**
     * A kind of matter that is proposed.
     *
     * @param similar how many of the similar matters were of this kind
     */
    @Schema(name = "KindProposal")
    record Kind(String matterCode, String name, int similar, Text reason) {

        static Kind of(KindProposal proposal) {
            return new Kind(proposal.code(), proposal.name(), proposal.similar(), proposal.reason());
        }
    }

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
