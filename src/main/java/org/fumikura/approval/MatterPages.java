package org.fumikura.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
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
    private final PaperRoutes paperRoutes;
    private final PaperRecords paperRecords;
    private final HigherReasons higherReasons;
    private final FrozenSpecials specials;
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
            PaperRoutes paperRoutes,
            PaperRecords paperRecords,
            HigherReasons higherReasons,
            FrozenSpecials specials,
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
        this.paperRoutes = paperRoutes;
        this.paperRecords = paperRecords;
        this.higherReasons = higherReasons;
        this.specials = specials;
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
            Map<UUID, Post> posts = posts(matter, route);
            Map<Integer, PaperRoutes.PaperRoute> onPaper = paperRoutes.all(id);
            List<PaperRecord> recorded = paperRecords.list(id);
            List<MatterLine.Place> places =
                    MatterLists.places(route, posts, actor, PaperRecords.signedDays(recorded, matter.circulation()));
            List<Version> versions = documents.versions(id);
            Office office = this.actions.office(matter);
            MatterPage.Actions actions = this.actions.of(matter, office, places, actor);
            return new MatterPage(
                    document,
                    numbers.of(id),
                    matter.state(),
                    matter.circulation().round(),
                    MatterLists.name(posts, matter.drafterPost().value()),
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
                    higherReasons.of(id, matter.version()),
                    specials.ratification(id, matter.version()),
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
                    said(id),
                    history.of(id.value()),
                    actions,
                    submissions.key(),
                    typed,
                    problem,
                    done,
                    next(id, actor));
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

    /** What people said about a matter that may be read. */
    List<MatterPage.Said> said(DocumentId id) {
        List<Opinions.Opinion> all = opinions.list(id);
        Map<UUID, Post> posts =
                organization.postsById(all.stream().map(Opinions.Opinion::post).toList());
        return all.stream()
                .map(opinion -> new MatterPage.Said(
                        MatterLists.name(posts, opinion.post()), about(opinion.about()), opinion.words(), opinion.at()))
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

    private Map<UUID, Post> posts(Matter matter, List<Step> route) {
        var ids = new java.util.HashSet<UUID>();
        ids.add(matter.drafterPost().value());
        route.forEach(step -> ids.add(step.named().value()));
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
