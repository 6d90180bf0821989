package org.fumikura.approval;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Files;
import org.fumikura.records.History;
import org.fumikura.records.Numbers;
import org.fumikura.records.Version;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together what the matter page shows, in one read. */
@Component
class MatterPages {

    private final Transactions transactions;
    private final Matters matters;
    private final MatterLists lists;
    private final Opinions opinions;
    private final Margins margins;
    private final Spots spots;
    private final TakeoverRows takeovers;
    private final PaperRoutes paperRoutes;
    private final PaperRecords paperRecords;
    private final VersionsSeen versionsSeen;
    private final Authorities authorities;
    private final MatterActions actions;
    private final AfterViews afterViews;
    private final DraftOrigins origins;
    private final Conditions conditions;
    private final PostChoices choices;
    private final Documents documents;
    private final Numbers numbers;
    private final Organization organization;
    private final Files files;
    private final History history;
    private final Submissions submissions;
    private final OfficialClock clock;

    MatterPages(
            Transactions transactions,
            Matters matters,
            MatterLists lists,
            Opinions opinions,
            Margins margins,
            Spots spots,
            TakeoverRows takeovers,
            PaperRoutes paperRoutes,
            PaperRecords paperRecords,
            VersionsSeen versionsSeen,
            Authorities authorities,
            MatterActions actions,
            AfterViews afterViews,
            DraftOrigins origins,
            Conditions conditions,
            PostChoices choices,
            Documents documents,
            Numbers numbers,
            Organization organization,
            Files files,
            History history,
            Submissions submissions,
            OfficialClock clock) {
        this.transactions = transactions;
        this.matters = matters;
        this.lists = lists;
        this.opinions = opinions;
        this.margins = margins;
        this.spots = spots;
        this.takeovers = takeovers;
        this.paperRoutes = paperRoutes;
        this.paperRecords = paperRecords;
        this.versionsSeen = versionsSeen;
        this.authorities = authorities;
        this.actions = actions;
        this.afterViews = afterViews;
        this.origins = origins;
        this.conditions = conditions;
        this.choices = choices;
        this.documents = documents;
        this.numbers = numbers;
        this.organization = organization;
        this.files = files;
        this.history = history;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * The page of a matter.
     *
     * @throws org.fumikura.shared.NotFound when there is none or the actor may not read it
     */
    MatterPage page(DocumentId id, Actor actor, MatterPage.Typed typed, Optional<Text> problem, Optional<Text> done) {
        return transactions.read(() -> {
            Document document = documents.find(id, actor.reader()).orElseThrow(() -> Documents.missing(id));
            Matter matter = matters.find(id).orElseThrow(() -> Documents.missing(id));
            List<Step> route = matter.circulation().route();
            List<Version> versions = documents.versions(id);
            List<Opinions.Opinion> opinions = this.opinions.list(id);
            Margins.Rows margin = margins.read(
                    matter, versions.isEmpty() ? List.of() : versions.getLast().attachments(), actor);
            Map<UUID, Post> posts = posts(matter, route, opinions, margin);
            Map<Integer, PaperRoutes.PaperRoute> onPaper = paperRoutes.all(id);
            List<PaperRecord> recorded = paperRecords.list(id);
            List<MatterLine.Place> places = MatterLists.places(
                    route, posts, actor, PaperRecords.signedDays(recorded, matter.circulation()), margin::reading);
            Office office = this.actions.office(matter);
            MatterPage.Actions actions = this.actions.of(matter, office, places, actor);
            return new MatterPage(
                    document,
                    numbers.of(id),
                    matter.state(),
                    matter.circulation().round(),
                    MatterLists.name(posts, matter.drafterPost().value()),
                    takenOver(id),
                    matter.submittedAt(),
                    authorities
                            .of(
                                    matter,
                                    organization
                                            .lineOf(matter.unit(), clock.today())
                                            .getFirst()
                                            .body(),
                                    clock.today())
                            .map(rule -> Explanation.row(rule, matter.amount())),
                    matter.expenditureItem(),
                    margin.higherReason(),
                    margin.ratification(),
                    versionsSeen.changes(matter, versions, actor),
                    route.stream()
                            .anyMatch(step -> step.state() == StepState.KEPT
                                    && step.person()
                                            .filter(actor.person()::equals)
                                            .isPresent()),
                    matter.dueOn(),
                    matter.amount(),
                    matter.enforced(),
                    places,
                    origins.of(id, actor),
                    matter.circulation().isSeenAfterwards() ? afterViews(id, posts) : List.of(),
                    matter.state().isFinal() ? conditions.find(id) : Optional.empty(),
                    this.actions.stopped(matter, office, actor),
                    Optional.ofNullable(onPaper.get(matter.version()))
                            .map(paper -> paper(paper, recorded, matter, actor)),
                    earlierPaper(onPaper, recorded, matter, actor),
                    actions.asked() ? choices.of(organization.lineOf(matter.unit(), clock.today())) : List.of(),
                    files.find(document.file(), actor.reader()),
                    versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()),
                    said(opinions, versions, posts, VersionsSeen.hasSeenBefore(matter, actor.reader())),
                    margins.show(matter, office, margin, versions, posts, actor),
                    history.of(id.value()),
                    actions,
                    submissions.key(),
                    typed,
                    problem,
                    done,
                    next(id, actor));
        });
    }

    /** What is noted on the attachments of a matter, for who may read it; empty for any other document. In a transaction. */
    Optional<NotesPart> notes(DocumentId id, Actor actor) {
        return matters.find(id).map(matter -> {
            List<Version> versions = documents.versions(id);
            List<AttachedFile> files =
                    versions.isEmpty() ? List.of() : versions.getLast().attachments();
            Margins.Rows rows = margins.read(matter, files, actor);
            Margin margin = margins.show(
                    matter, actions.office(matter), rows, versions, organization.postsById(rows.posts()), actor);
            return new NotesPart(id.value(), margin, files, NoteForm.BLANK, submissions.key());
        });
    }

    private static MatterPage.Paper paper(
            PaperRoutes.PaperRoute paper, List<PaperRecord> recorded, Matter matter, Actor actor) {
        boolean circulating = matter.state() == MatterState.CIRCULATING;
        boolean waits = recorded.stream().anyMatch(each -> each.state() == PaperRecord.State.OPEN);
        return new MatterPage.Paper(
                paper.reason().label(),
                paper.words(),
                circulating,
                circulating && !waits && Papers.mayRecord(matter, actor),
                recorded(recorded, matter.version(), matter, actor));
    }

    /** Records outlive the reasons, which die with the words. */
    private static List<MatterPage.EarlierPaper> earlierPaper(
            Map<Integer, PaperRoutes.PaperRoute> onPaper, List<PaperRecord> recorded, Matter matter, Actor actor) {
        return Stream.concat(onPaper.keySet().stream(), recorded.stream().map(PaperRecord::version))
                .filter(version -> version != matter.version() || !onPaper.containsKey(version))
                .distinct()
                .sorted()
                .map(version -> {
                    Optional<PaperRoutes.PaperRoute> paper = Optional.ofNullable(onPaper.get(version));
                    return new MatterPage.EarlierPaper(
                            version,
                            paper.map(each -> each.reason().label()),
                            paper.map(PaperRoutes.PaperRoute::words),
                            recorded(recorded, version, matter, actor));
                })
                .toList();
    }

    private static List<MatterPage.Recorded> recorded(
            List<PaperRecord> recorded, int version, Matter matter, Actor actor) {
        boolean circulating = matter.state() == MatterState.CIRCULATING;
        return recorded.stream()
                .filter(each -> each.version() == version)
                .map(each -> new MatterPage.Recorded(
                        each.id(),
                        each.state().label(),
                        each.state() == PaperRecord.State.OPEN,
                        each.recordedAt(),
                        circulating && Papers.mayCompare(matter, each, actor)))
                .toList();
    }

    private List<MatterPage.TakenOver> takenOver(DocumentId id) {
        List<Takeover> all = takeovers.of(id);
        if (all.isEmpty()) {
            return List.of();
        }
        List<Takeover.Hand> hands =
                all.stream().flatMap(each -> Stream.of(each.from(), each.to())).toList();
        Map<UUID, Post> posts = organization.postsById(
                hands.stream().map(hand -> hand.post().value()).toList());
        PersonNames names = organization.names(
                hands.stream().map(hand -> hand.person().value()).toList());
        return all.stream()
                .map(each -> new MatterPage.TakenOver(
                        hand(each.from(), posts, names, each.at()),
                        hand(each.to(), posts, names, each.at()),
                        !each.by().equals(each.to()),
                        each.at()))
                .toList();
    }

    private static Text hand(Takeover.Hand hand, Map<UUID, Post> posts, PersonNames names, Instant at) {
        Text post = MatterLists.name(posts, hand.post().value());
        Text name = names.at(hand.person().value(), at).orElse(Text.same("―"));
        return new Text(post.ja() + "　" + name.ja(), post.en() + ", " + name.en());
    }

    /**
     * What people said about a matter that may be read.
     *
     * @param sentBefore whether its reader was sent the earlier versions too
     */
    List<MatterPage.Said> said(DocumentId id, boolean sentBefore) {
        List<Opinions.Opinion> all = opinions.list(id);
        boolean pages = all.stream().anyMatch(opinion -> opinion.spot().isPresent());
        return said(
                all,
                pages ? documents.versions(id) : List.of(),
                organization.postsById(all.stream().map(Opinions.Opinion::post).toList()),
                sentBefore);
    }

    private List<MatterPage.Said> said(
            List<Opinions.Opinion> all, List<Version> versions, Map<UUID, Post> posts, boolean sentBefore) {
        Map<Spot, Where> where = spots.find(
                all.stream().flatMap(opinion -> opinion.spot().stream()).toList(), versions);
        return all.stream()
                .map(opinion -> new MatterPage.Said(
                        MatterLists.name(posts, opinion.post()),
                        about(opinion.about()),
                        opinion.words(),
                        opinion.spot()
                                .flatMap(spot -> Optional.ofNullable(where.get(spot)))
                                .map(there -> sentBefore ? there : there.ofNow()),
                        opinion.at()))
                .toList();
    }

    /** The next matter that waits for the actor after one of them; the first after the last or one that waits no more. */
    Optional<UUID> next(DocumentId after, Actor actor) {
        List<UUID> waiting = lists.waiting(actor);
        int at = waiting.indexOf(after.value());
        if (at >= 0 && at + 1 < waiting.size()) {
            return Optional.of(waiting.get(at + 1));
        }
        return waiting.stream().filter(other -> !other.equals(after.value())).findFirst();
    }

    private Map<UUID, Post> posts(
            Matter matter, List<Step> route, List<Opinions.Opinion> opinions, Margins.Rows margin) {
        var ids = new HashSet<UUID>();
        ids.add(matter.drafterPost().value());
        route.forEach(step -> ids.add(step.named().value()));
        opinions.forEach(opinion -> ids.add(opinion.post()));
        ids.addAll(margin.posts());
        return organization.postsById(ids);
    }

    private List<MatterPage.AfterView> afterViews(DocumentId id, Map<UUID, Post> posts) {
        return afterViews.list(id).stream()
                .map(view -> new MatterPage.AfterView(
                        MatterLists.name(posts, view.post().value()),
                        view.cause().label(),
                        view.openedAt(),
                        view.seenAt(),
                        view.words()))
                .toList();
    }

    private static Text about(String about) {
        return switch (about) {
            case "PULLED_UP" -> MatterEvent.PULL_UP.words();
            case "HURRIED" -> MatterEvent.HURRY.words();
            case "SKIPPED" -> MatterEvent.SKIP.words();
            case "HELD" -> MatterEvent.HOLD.words();
            case "INSERTED" -> MatterEvent.INSERT.words();
            case "CONDITION" -> new Text("決裁の条件", "Condition of the decision");
            case "DISAGREED" -> new Text("協議の経過（協議不調）", "How the consultation went");
            case "ABANDONED" -> new Text("廃案の申出", "Proposal to abandon");
            case "COMMENT" -> new Text("意見", "Comment");
            default -> StepState.valueOf(about).label();
        };
    }
}
