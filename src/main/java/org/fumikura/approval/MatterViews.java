package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.EntityTags;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Members;
import org.fumikura.organization.Rank;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentView;
import org.fumikura.records.FilePlanEntry;
import org.fumikura.records.Version;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How programs read matters and act on them. */
@Component
class MatterViews {

    private final MatterPages pages;
    private final VirusScans scans;
    private final Ledger ledger;
    private final Transactions transactions;

    MatterViews(MatterPages pages, VirusScans scans, Ledger ledger, Transactions transactions) {
        this.scans = scans;
        this.pages = pages;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** The matter as it is now, with its tag. */
    ResponseEntity<View> answer(DocumentId id, Actor actor) {
        return transactions.read(() -> {
            MatterPage page = pages.page(id, actor, MatterPage.Typed.NOTHING, Optional.empty(), Optional.empty());
            return ResponseEntity.ok()
                    .eTag(EntityTags.of(ledger.lastPosition(id.value())))
                    .body(View.of(
                            page,
                            scans.of(page.words().map(Version::attachments).orElse(List.of()))));
        });
    }

    /** Which matters a list has. */
    @Schema(name = "MatterList")
    enum Which {
        WAITING(MatterLists.Kind.WAITING),
        DRAFTED(MatterLists.Kind.MINE),
        TO_FINISH(MatterLists.Kind.TO_FINISH),
        AFTER_VIEW(MatterLists.Kind.AFTER_VIEW),
        CHANGED(MatterLists.Kind.CHANGED),
        IN_PLACE(MatterLists.Kind.IN_PLACE),
        ABANDONING(MatterLists.Kind.ABANDONING),
        PAPER(MatterLists.Kind.PAPER),
        HANDED_ON(MatterLists.Kind.HANDED_ON),
        TAKEOVER(MatterLists.Kind.TAKEOVER),
        UNIT(MatterLists.Kind.UNIT);

        private final MatterLists.Kind kind;

        Which(MatterLists.Kind kind) {
            this.kind = kind;
        }

        MatterLists.Kind kind() {
            return kind;
        }
    }

    /**
     * A row of the table of who decides.
     *
     * @param expenditureItem blank where the kind of matter has none
     * @param amountFrom in yen, inclusive
     * @param amountTo in yen, exclusive; left out without an upper end
     * @param light whether it may be approved together with others
     * @param proxyAllowed whether a deputy may decide it
     * @param councilVote whether the council votes before it is issued
     * @param recirculation who is asked again when it came back
     */
    @Schema(name = "MatterKind")
    record Rule(
            UUID id,
            String code,
            String name,
            String expenditureItem,
            long amountFrom,
            @Nullable Long amountTo,
            Rank decidedBy,
            boolean selfDecidable,
            boolean light,
            boolean proxyAllowed,
            boolean councilVote,
            Recirculation recirculation,
            String source) {

        static Rule of(Authority rule) {
            return new Rule(
                    rule.id(),
                    rule.matterCode(),
                    rule.matterName(),
                    rule.expenditureItem(),
                    rule.amounts().from(),
                    rule.amounts().to().orElse(null),
                    rule.rank(),
                    rule.selfDecidable(),
                    rule.light(),
                    rule.proxyAllowed(),
                    rule.councilVote(),
                    rule.terms().recirculation(),
                    rule.source());
        }
    }

    /** A line of a list of matters. */
    @Schema(name = "MatterLine")
    record Line(
            UUID id,
            String number,
            String title,
            MatterState state,
            Text drafter,
            @Nullable LocalDate dueOn,
            @Nullable Long amount,
            @Nullable Instant since,
            int attachments,
            List<Step> route) {

        static Line of(MatterLine line) {
            return new Line(
                    line.id(),
                    line.number(),
                    line.title(),
                    line.state(),
                    line.drafter(),
                    line.dueOn().orElse(null),
                    line.amount().orElse(null),
                    line.since().orElse(null),
                    line.attachments(),
                    line.route().stream().map(Step::of).toList());
        }
    }

    /**
     * A place on the route.
     *
     * @param joining how it stands to the place before it
     * @param mine whether it asks the acting post
     * @param capacity in which capacity somebody acted; left out before
     * @param held whether who is asked keeps it (保留)
     * @param signedOn the day on which it was signed on paper; left out for an act at the screen
     * @param opened how many of the attachments whoever answered had opened; left out where nothing was kept
     * @param attachments of how many
     */
    @Schema(name = "MatterStep")
    record Step(
            int ordinal,
            StepKind kind,
            Joining joining,
            StepState state,
            Text post,
            boolean mine,
            @Nullable Capacity capacity,
            boolean held,
            @Nullable Instant actedAt,
            @Nullable LocalDate signedOn,
            @Nullable Integer opened,
            @Nullable Integer attachments) {

        static Step of(MatterLine.Place place) {
            return new Step(
                    place.ordinal(),
                    place.kind(),
                    place.joining(),
                    place.state(),
                    place.post(),
                    place.mine(),
                    place.capacity().orElse(null),
                    place.held(),
                    place.actedAt().orElse(null),
                    place.signedOn().orElse(null),
                    place.reading().map(StepReading::opened).orElse(null),
                    place.reading().map(StepReading::attachments).orElse(null));
        }
    }

    /**
     * A matter.
     *
     * @param round how often its route was begun or re-opened
     * @param takeovers who took it over from whom, the first one first
     * @param authority who decides by which article, in a sentence; left out when today's table has no such row
     * @param links documents that it comes from and that came from it
     * @param afterViews who sees it afterwards (後閲)
     * @param conditionMet whether the condition of its decision is confirmed; left out when there is none
     * @param stopped why today's rules do not let its route decide it; left out when they do
     * @param paper that it goes round on paper; left out when it does not
     * @param earlierPaper its earlier versions that went round on paper
     * @param expenditureItem blank where the kind of matter has none
     * @param higherReason why it goes to somebody who outranks whom the rules name; left out when it does not
     * @param ratification what was done already (追認); left out when nothing was
     * @param file left out when the caller may not see its entry
     * @param words as they were frozen last; left out after destruction
     * @param pointers what the drafter points to (要点)
     * @param unopened attachments that the caller has not opened; none when nobody waits for her to
     * @param heirs to whom the caller can give it as another drafter
     * @param possible what the caller can do now in her acting post
     */
    @Schema(name = "Matter")
    record View(
            UUID id,
            List<DocumentView.Number> numbers,
            String title,
            MatterState state,
            int round,
            Text drafter,
            List<TakenOver> takeovers,
            @Nullable Instant submittedAt,
            @Nullable Text authority,
            String expenditureItem,
            @Nullable String higherReason,
            @Nullable Ratification ratification,
            @Nullable LocalDate dueOn,
            @Nullable Long amount,
            boolean enforced,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate effectiveOn,
            List<Step> route,
            List<Link> links,
            List<AfterView> afterViews,
            @Nullable Boolean conditionMet,
            @Nullable Text stopped,
            PaperRouteViews.@Nullable Route paper,
            List<PaperRouteViews.EarlierRoute> earlierPaper,
            @Nullable UUID file,
            DocumentView.@Nullable Words words,
            List<NoteViews.Pointed> pointers,
            List<UUID> unopened,
            List<Said> said,
            List<Heir> heirs,
            List<ActViews.Name> possible) {

        static View of(MatterPage page, VirusScans.Known scans) {
            return new View(
                    page.document().id().value(),
                    page.numbers().stream().map(DocumentView.Number::of).toList(),
                    page.document().title(),
                    page.state(),
                    page.round(),
                    page.drafter(),
                    page.takeovers().stream().map(TakenOver::of).toList(),
                    page.submittedAt().orElse(null),
                    page.authority().orElse(null),
                    page.expenditureItem(),
                    page.higherReason().orElse(null),
                    page.ratification()
                            .map(each -> new Ratification(each.occurredOn(), each.why()))
                            .orElse(null),
                    page.dueOn().orElse(null),
                    page.amount().orElse(null),
                    page.enforced(),
                    page.document().decidedOn().orElse(null),
                    page.document().effectiveOn().orElse(null),
                    page.route().stream().map(Step::of).toList(),
                    page.links().stream().map(Link::of).toList(),
                    page.afterViews().stream().map(AfterView::of).toList(),
                    page.condition()
                            .map(condition -> condition.metAt().isPresent())
                            .orElse(null),
                    page.stopped().orElse(null),
                    page.paper().map(PaperRouteViews.Route::of).orElse(null),
                    page.earlierPaper().stream()
                            .map(PaperRouteViews.EarlierRoute::of)
                            .toList(),
                    page.file().map(FilePlanEntry::id).map(id -> id.value()).orElse(null),
                    page.words()
                            .map(words -> DocumentView.Words.of(words, scans))
                            .orElse(null),
                    page.margin().pointers().stream().map(NoteViews.Pointed::of).toList(),
                    page.margin().unopened().stream().sorted().toList(),
                    page.said().stream().map(Said::of).toList(),
                    page.actions().heirs().stream().map(Heir::of).toList(),
                    ActViews.Name.possible(page.actions()));
        }
    }

    /** That somebody became the drafter (引継ぎ), by the act of a head when it was reassigned (担当替え). */
    @Schema(name = "TakenOver")
    record TakenOver(Text from, Text to, boolean reassigned, Instant at) {

        static TakenOver of(MatterPage.TakenOver taken) {
            return new TakenOver(taken.from(), taken.to(), taken.reassigned(), taken.at());
        }
    }

    /** Somebody of the unit in charge who can become the drafter. */
    @Schema(name = "Heir")
    record Heir(UUID person, Text label, UUID post, Text postName) {

        static Heir of(Members.Member member) {
            return new Heir(
                    member.person().value(),
                    member.label(),
                    member.post().id().value(),
                    member.post().name());
        }
    }

    /**
     * A document that the matter comes from, or that came from it.
     *
     * @param relation what it is to the matter
     */
    @Schema(name = "DocumentLink")
    record Link(UUID document, String title, Text relation) {

        static Link of(DraftOrigins.Link link) {
            return new Link(link.document(), link.title(), link.relation());
        }
    }

    /** 追認: the day on which it was done (事実発生日), and why before the decision. */
    @Schema(name = "Ratification")
    record Ratification(LocalDate occurredOn, String why) {}

    /**
     * Who sees the matter afterwards (後閲).
     *
     * @param words what was said afterwards; left out when there is nothing
     */
    @Schema(name = "AfterView")
    record AfterView(
            Text post,
            Text cause,
            Instant openedAt,
            @Nullable Instant seenAt,
            @Nullable String words) {

        static AfterView of(MatterPage.AfterView view) {
            return new AfterView(
                    view.post(),
                    view.cause(),
                    view.openedAt(),
                    view.seenAt().orElse(null),
                    view.words().orElse(null));
        }
    }

    /**
     * What somebody said, and with which act.
     *
     * @param where the page that it is about; left out when none was named
     */
    @Schema(name = "Said")
    record Said(Text post, Text about, String words, NoteViews.@Nullable Place where, Instant at) {

        static Said of(MatterPage.Said said) {
            return new Said(
                    said.post(),
                    said.about(),
                    said.words(),
                    said.where().map(NoteViews.Place::of).orElse(null),
                    said.at());
        }
    }
}
