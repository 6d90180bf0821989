package org.fumikura.approval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Unit;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.Flag;
import org.fumikura.records.Secrecy;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together what the draft editor shows, in one read. */
@Component
class DraftPages {

    private final Transactions transactions;
    private final Drafts drafts;
    private final DraftOrigins origins;
    private final Matters matters;
    private final MatterPages matterPages;
    private final Authorities authorities;
    private final RouteProposals proposals;
    private final Completeness completeness;
    private final VirusScans scans;
    private final PostChoices choices;
    private final Phrases phrases;
    private final Organization organization;
    private final Actors actors;
    private final Submissions submissions;
    private final OfficialClock clock;

    DraftPages(
            Transactions transactions,
            Drafts drafts,
            DraftOrigins origins,
            Matters matters,
            MatterPages matterPages,
            Authorities authorities,
            RouteProposals proposals,
            Completeness completeness,
            VirusScans scans,
            PostChoices choices,
            Phrases phrases,
            Organization organization,
            Actors actors,
            Submissions submissions,
            OfficialClock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.origins = origins;
        this.matters = matters;
        this.matterPages = matterPages;
        this.authorities = authorities;
        this.proposals = proposals;
        this.completeness = completeness;
        this.scans = scans;
        this.choices = choices;
        this.phrases = phrases;
        this.organization = organization;
        this.actors = actors;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** The editor with what is saved. */
    DraftPage page(DocumentId id, Actor actor) {
        return page(id, actor, List.of(), Optional.empty());
    }

    /** The editor with what is saved and why it could not be submitted. */
    DraftPage page(DocumentId id, Actor actor, List<Shortcoming> problems) {
        return page(id, actor, problems, Optional.empty());
    }

    /** The editor with what is saved and why another route was drawn. */
    DraftPage page(DocumentId id, Actor actor, Optional<Text> followed) {
        return page(id, actor, List.of(), followed);
    }

    DraftPage page(DocumentId id, Actor actor, List<Shortcoming> problems, Optional<Text> followed) {
        return transactions.read(
                () -> page(drafts.getOwn(id, actor), actor, problems, Optional.empty(), List.of(), followed));
    }

    /** The editor with what was typed but could not be saved. */
    DraftPage unsaved(DocumentId id, Actor actor, DraftText typed, Drafts.Beside beside, Text notice) {
        return transactions.read(() -> {
            DraftInProgress saved = drafts.getOwn(id, actor);
            var shown = new DraftInProgress(
                    saved.id(),
                    saved.drafter(),
                    saved.post(),
                    saved.unit(),
                    saved.revision(),
                    saved.savedAt(),
                    saved.routeFollows(),
                    drafts.known(typed, saved.unit(), actor),
                    saved.attachments().stream()
                            .map(file -> file.as(beside.roles().getOrDefault(file.id(), file.role())))
                            .toList(),
                    beside.pointers().orElse(saved.pointers()).stream()
                            .filter(pointer -> !pointer.isBlank())
                            .toList());
            return page(shown, actor, List.of(), Optional.of(notice), conflict(saved, shown, actor), Optional.empty());
        });
    }

    /** What helps to choose the file of a draft, before anything was asked for. */
    FilingHelp filing(DocumentId id, Actor actor) {
        return transactions.read(() ->
                filing(id, organization.lineOf(drafts.getOwn(id, actor).unit(), clock.today())));
    }

    private List<DraftPage.Elsewhere> conflict(DraftInProgress saved, DraftInProgress shown, Actor actor) {
        Map<UUID, Text> posts =
                organization
                        .postsById(saved.text().route().stream()
                                .map(step -> step.post().value())
                                .toList())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, post -> post.getValue().name()));
        List<Unit> line = organization.lineOf(saved.unit(), clock.today());
        return DraftConflict.between(
                shown,
                saved,
                posts,
                authorities.list(line.getFirst().body(), clock.today()),
                completeness.openFiles(line, actor));
    }

    private DraftPage page(
            DraftInProgress draft,
            Actor actor,
            List<Shortcoming> problems,
            Optional<Text> notice,
            List<DraftPage.Elsewhere> elsewhere,
            Optional<Text> followed) {
        List<Unit> line = organization.lineOf(draft.unit(), clock.today());
        List<Authority> rules = authorities.list(line.getFirst().body(), clock.today());
        RouteProposal proposal = proposals.propose(draft, line, draft.text());
        List<Post> posts = organization.getPosts(
                draft.text().route().stream().map(DraftText.DraftStep::post).toList());
        Optional<Matter> matter = matters.find(draft.id());
        Reader reader = readerIn(draft, actor);
        VirusScans.Known scanned = scans.of(draft.attachments());
        return new DraftPage(
                draft.id().value(),
                draft.revision(),
                draft.savedAt(),
                draft.text(),
                matter.isPresent(),
                matter.filter(known -> known.circulation().route().stream()
                                .anyMatch(step -> step.state().isObjection()))
                        .isPresent(),
                draft.attachments(),
                scanned,
                draft.pointers(),
                rules(draft.text(), rules, proposal, posts, followed),
                completeness.openFiles(line, actor),
                secrecies(reader, draft.text().marks()),
                flags(reader, draft.text().marks()),
                choices.of(line),
                route(draft.text(), posts),
                completeness.shortcomings(draft, actor, scanned, line, proposal),
                problems,
                notice,
                elsewhere,
                matter.map(known -> matterPages.said(known.id(), true)).orElse(List.of()),
                matter.map(known -> origins.of(known.id(), actor)).orElseGet(() -> origins.ofDraft(draft.id(), actor)),
                Sharing.keptBy(actor),
                phrases.choices(actor),
                DraftFilingPage.of(filing(draft.id(), line)),
                submissions.key());
    }

    private static FilingHelp filing(DocumentId draft, List<Unit> line) {
        return FilingHelp.of(draft.value(), Submitting.sectionOf(line), "/drafts/" + draft.value() + "/file-proposals");
    }

    /** The secrecies that a writer can choose, and the one that is chosen. */
    static List<Secrecy> secrecies(Reader reader, DraftMarks marks) {
        return Arrays.stream(Secrecy.values())
                .filter(each -> each.ordinal() <= reader.clearance() || each == marks.secrecy())
                .toList();
    }

    /** The contents that a writer can choose, and those that are chosen. */
    static List<Flag> flags(Reader reader, DraftMarks marks) {
        return Arrays.stream(Flag.values())
                .filter(each -> Flag.of(reader.handles()).contains(each)
                        || marks.flags().contains(each))
                .toList();
    }

    /** The drafter in the post of the draft, whatever post she acts in now. */
    private Reader readerIn(DraftInProgress draft, Actor actor) {
        return actors.readers(List.of(draft.post()), clock.today()).getOrDefault(draft.post(), List.of()).stream()
                .findFirst()
                .orElse(actor.reader());
    }

    private static List<DraftPage.Place> route(DraftText text, List<Post> posts) {
        var route = new ArrayList<DraftPage.Place>();
        for (int i = 0; i < posts.size(); i++) {
            Post post = posts.get(i);
            DraftText.DraftStep step = text.route().get(i);
            route.add(new DraftPage.Place(step.kind(), step.joining(), post.id().value(), post.name()));
        }
        return List.copyOf(route);
    }

    private static DraftPage.Rules rules(
            DraftText text, List<Authority> table, RouteProposal proposal, List<Post> posts, Optional<Text> followed) {
        boolean higher = !posts.isEmpty() && proposal.isOutrankedBy(posts.getLast());
        return new DraftPage.Rules(
                kinds(table),
                RuleSearch.items(table, text.matterCode()),
                table.stream().anyMatch(row -> row.matterCode().equals(text.matterCode()) && row.asksForTheAmount()),
                proposal.sentence(),
                proposal.warnings(text.route(), posts),
                higher || !text.higherReason().isBlank(),
                followed);
    }

    private static List<DraftPage.Kind> kinds(List<Authority> table) {
        var byCode = new LinkedHashMap<String, List<Authority>>();
        table.forEach(row -> byCode.computeIfAbsent(row.matterCode(), unused -> new ArrayList<>())
                .add(row));
        return byCode.values().stream().map(DraftPages::kind).toList();
    }

    private static DraftPage.Kind kind(List<Authority> rows) {
        Authority first = rows.getFirst();
        if (rows.size() == 1) {
            return new DraftPage.Kind(
                    first.matterCode(),
                    new Text(
                            "%s（%s・%s）"
                                    .formatted(
                                            first.matterName(),
                                            first.rank().label().ja(),
                                            first.source()),
                            "%s (%s, %s)"
                                    .formatted(
                                            first.matterName(),
                                            first.rank().label().en(),
                                            first.source())));
        }
        return new DraftPage.Kind(
                first.matterCode(),
                new Text(
                        first.matterName() + "（支出科目・金額による）", first.matterName() + " (by expenditure item and amount)"));
    }
}
