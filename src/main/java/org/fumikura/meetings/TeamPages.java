package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Link;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.Documents;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts the pages of teams and themes together; each asks the same number of questions, however much stands on it. */
@Component
class TeamPages {

    private static final int MOST_ENTRIES = 100;
    private static final Text UNKNOWN = Text.same("—");

    private final Teams teams;
    private final Themes themes;
    private final ThemeRows rows;
    private final TeamAccess access;
    private final TeamSources sources;
    private final Organization organization;
    private final Documents documents;
    private final Transactions transactions;
    private final OfficialClock clock;

    TeamPages(
            Teams teams,
            Themes themes,
            ThemeRows rows,
            TeamAccess access,
            TeamSources sources,
            Organization organization,
            Documents documents,
            Transactions transactions,
            OfficialClock clock) {
        this.teams = teams;
        this.themes = themes;
        this.rows = rows;
        this.access = access;
        this.sources = sources;
        this.organization = organization;
        this.documents = documents;
        this.transactions = transactions;
        this.clock = clock;
    }

    TeamPage team(TeamId id, Optional<Text> done, Actor actor) {
        return transactions.read(() -> {
            Team team = teams.get(id);
            boolean mayEdit = access.mayEdit(team, actor);
            boolean maySeat = TeamAccess.isSecretary(team.secretariat(), actor);
            LocalDate today = clock.today();
            List<Theme> all = themes.list(id);
            List<UUID> ids = all.stream().map(theme -> theme.id().value()).toList();
            List<TeamMember> members = teams.members(id);
            List<TeamEntry> log = teams.log(id, MOST_ENTRIES);
            Map<UUID, Text> posts = names(Stream.of(
                            all.stream().map(Theme::owner),
                            members.stream().map(TeamMember::post),
                            log.stream().map(TeamEntry::by))
                    .flatMap(Function.identity()));
            return new TeamPage(
                    team,
                    facts(team),
                    done,
                    mayEdit,
                    maySeat,
                    columns(all, ids, posts, mayEdit, today),
                    TeamTimeline.of(all, rows.steps(ids), log, today),
                    seats(members, posts, maySeat, today),
                    lines(log, all, posts, actor),
                    teams.below(id).stream().map(TeamPages::link).toList());
        });
    }

    private static Link link(Team team) {
        return new Link(Text.same(team.name()), Teams.path(team.id()));
    }

    private List<Facts.Fact> facts(Team team) {
        var facts = new ArrayList<Facts.Fact>();
        facts.add(new Facts.Fact(new Text("種類", "Kind"), Cell.of(team.kind().label())));
        team.parent()
                .map(teams::get)
                .ifPresent(parent -> facts.add(new Facts.Fact(
                        new Text("親のチーム", "Belongs to"),
                        new Cell.Link(Text.same(parent.name()), Teams.path(parent.id())))));
        facts.add(new Facts.Fact(new Text("目的", "Purpose"), Cell.of(team.purpose())));
        facts.add(new Facts.Fact(new Text("設置の根拠", "Basis"), Cell.of(team.basis())));
        facts.add(new Facts.Fact(
                new Text("設置期間", "Term"),
                new Cell.Period(team.term().first(), team.term().last())));
        UUID unit = team.secretariat().value();
        facts.add(new Facts.Fact(
                new Text("事務局", "Secretariat"),
                Cell.of(organization.unitNames(List.of(unit)).getOrDefault(unit, UNKNOWN))));
        team.body()
                .ifPresent(
                        body -> facts.add(new Facts.Fact(new Text("報告先", "Reports to"), Cell.of(sources.body(body)))));
        return facts;
    }

    private List<TeamPage.Column> columns(
            List<Theme> all, List<UUID> ids, Map<UUID, Text> posts, boolean mayEdit, LocalDate today) {
        Map<ThemeId, List<ThemeTask>> tasks = rows.tasks(ids).stream()
                .filter(task -> task.done().isEmpty())
                .collect(Collectors.groupingBy(ThemeTask::theme));
        Map<ThemeState, List<TeamPage.Card>> cards = all.stream()
                .map(theme -> {
                    List<ThemeTask> open = tasks.getOrDefault(theme.id(), List.of());
                    return new TeamPage.Card(
                            theme,
                            name(posts, theme.owner()),
                            open.size(),
                            (int) open.stream()
                                    .filter(task -> task.isLate(today))
                                    .count(),
                            mayEdit ? ThemeEvent.from(theme.state()) : List.of());
                })
                .collect(Collectors.groupingBy(card -> card.theme().state()));
        return Arrays.stream(ThemeState.values())
                .map(state -> new TeamPage.Column(state, cards.getOrDefault(state, List.of())))
                .toList();
    }

    private List<TeamPage.Seat> seats(
            List<TeamMember> members, Map<UUID, Text> posts, boolean maySeat, LocalDate today) {
        Map<PostId, List<TeamMember>> many = maySeat ? teams.onManyTeams() : Map.of();
        return members.stream()
                .map(member -> new TeamPage.Seat(
                        member.id(),
                        name(posts, member.post()),
                        member,
                        !member.isOrWillBe(today),
                        member.isOrWillBe(today)
                                ? many.getOrDefault(member.post(), List.of()).size()
                                : 0))
                .toList();
    }

    private List<TeamPage.Line> lines(List<TeamEntry> log, List<Theme> all, Map<UUID, Text> posts, Actor actor) {
        Map<ThemeId, Theme> byId = all.stream().collect(Collectors.toMap(Theme::id, Function.identity()));
        Map<UUID, Document> readable = readable(
                log.stream().flatMap(entry -> entry.document().stream()).toList(), actor);
        return log.stream()
                .map(entry -> new TeamPage.Line(
                        entry,
                        name(posts, entry.by()),
                        entry.theme()
                                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                                .map(theme -> new Link(Text.same(theme.title()), Themes.path(theme.id()))),
                        entry.document()
                                .flatMap(id -> Optional.ofNullable(readable.get(id.value())))
                                .map(TeamPages::link)))
                .toList();
    }

    /** A document that the reader may read. */
    static Link link(Document document) {
        String pages = document.kind() == DocumentKind.DRAFT ? "/matters/" : "/documents/";
        return new Link(Text.same(document.title()), pages + document.id().value());
    }

    private Map<UUID, Document> readable(Collection<DocumentId> some, Actor actor) {
        return some.isEmpty()
                ? Map.of()
                : documents.readable(some.stream().map(DocumentId::value).collect(Collectors.toSet()), actor.reader());
    }

    ThemePage theme(ThemeId id, Optional<Text> done, Actor actor) {
        return transactions.read(() -> {
            Theme theme = themes.get(id);
            Team team = teams.get(theme.team());
            boolean mayEdit = !theme.state().isOver() && access.mayEdit(team, actor);
            List<UUID> one = List.of(id.value());
            List<ThemeStep> steps = rows.steps(one).getOrDefault(id.value(), List.of());
            List<ThemeWording> wordings = rows.wordings(id);
            List<ThemeTask> tasks = rows.tasks(one);
            List<TeamEntry> log = teams.log(id, MOST_ENTRIES);
            Map<UUID, Text> posts = names(Stream.of(
                            Stream.of(theme.owner()),
                            steps.stream().map(ThemeStep::by),
                            wordings.stream().map(ThemeWording::by),
                            tasks.stream().map(ThemeTask::owner),
                            log.stream().map(TeamEntry::by))
                    .flatMap(Function.identity()));
            Map<UUID, ThemeInstruction> instructions = sources.instructions(
                    Stream.concat(
                                    wordings.stream().flatMap(each -> each.instruction().stream()),
                                    tasks.stream().flatMap(each -> each.instruction().stream()))
                            .map(InstructionId::value)
                            .collect(Collectors.toSet()),
                    actor);
            return new ThemePage(
                    theme,
                    team,
                    name(posts, theme.owner()),
                    done,
                    mayEdit,
                    mayEdit ? ThemeEvent.from(theme.state()) : List.of(),
                    steps.stream().map(step -> step(step, posts)).toList(),
                    wordings.stream()
                            .map(each -> new ThemePage.Wording(
                                    each, instruction(each.instruction(), instructions), name(posts, each.by())))
                            .toList(),
                    tasks.stream()
                            .map(each -> new ThemePage.Task(
                                    each,
                                    name(posts, each.owner()),
                                    each.isLate(clock.today()),
                                    instruction(each.instruction(), instructions)))
                            .toList(),
                    linked(rows.documents(one), actor),
                    sources.items(rows.reports(one).getOrDefault(id.value(), List.of()), actor),
                    lines(log, List.of(), posts, actor));
        });
    }

    private static Optional<ThemeInstruction> instruction(
            Optional<InstructionId> id, Map<UUID, ThemeInstruction> known) {
        return id.flatMap(each -> Optional.ofNullable(known.get(each.value())));
    }

    private static ThemePage.Step step(ThemeStep step, Map<UUID, Text> posts) {
        Optional<Text> year = step.continuedInto().isPresent()
                ? Optional.of(new FiscalYear(step.continuedInto().getAsInt()).label(FiscalYearNames.STANDARD))
                : Optional.empty();
        return new ThemePage.Step(step, year, name(posts, step.by()));
    }

    private List<ThemePage.Linked> linked(List<ThemeDocument> links, Actor actor) {
        Map<UUID, Document> readable =
                readable(links.stream().map(ThemeDocument::document).toList(), actor);
        return links.stream()
                .flatMap(link -> Optional.ofNullable(
                        readable.get(link.document().value()))
                        .map(document -> new ThemePage.Linked(
                                link.kind(), link(document), document.state().label()))
                        .stream())
                .toList();
    }

    /** What posts are called, those that ended included. */
    Map<UUID, Text> names(Stream<PostId> posts) {
        return organization.postsById(posts.map(PostId::value).collect(Collectors.toSet())).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> called(each.getValue())));
    }

    private static Text called(Post post) {
        return post.name();
    }

    static Text name(Map<UUID, Text> posts, PostId post) {
        return posts.getOrDefault(post.value(), UNKNOWN);
    }
}
