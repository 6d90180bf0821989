package org.fumikura.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of PT・部会: the list, one team, and what its secretariat and members enter. */
@Controller
class TeamController {

    static final Link LIST = new Link(new Text("PT・部会", "Teams"), "/teams");

    private static final Map<String, Text> DONE = Map.of(
            "founded",
            new Text("設置しました。", "It is set up."),
            TeamForms.THEME,
            new Text("テーマを設けました。", "The theme is chartered."),
            TeamForms.MEMBER,
            new Text("構成員を加えました。", "The post is seated."),
            TeamForms.ENTRY,
            new Text("活動を記録しました。", "It is in the log."),
            TeamForms.END,
            new Text("設置期間の終わりを定めました。", "Its last day is set."),
            ThemeForms.STATE,
            new Text("テーマの状態を移しました。", "The theme is moved."),
            "seat",
            new Text("構成員の終わりを定めました。", "The last day of the seat is set."));

    private final Teams teams;
    private final Themes themes;
    private final TeamPages pages;
    private final TeamForms forms;
    private final TeamSending sending;
    private final Organization organization;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final OfficialClock clock;

    TeamController(
            Teams teams,
            Themes themes,
            TeamPages pages,
            TeamForms forms,
            TeamSending sending,
            Organization organization,
            AccessLog accessLog,
            Transactions transactions,
            OfficialClock clock) {
        this.teams = teams;
        this.themes = themes;
        this.pages = pages;
        this.forms = forms;
        this.sending = sending;
        this.organization = organization;
        this.accessLog = accessLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/teams")
    @RouteRule(Audience.STAFF)
    ModelAndView list(@RequestParam Optional<String> done, Actor actor) {
        return transactions.read(() -> {
            List<Team> all = teams.list();
            boolean secretary = looksAfterOne(all, actor);
            List<List<Cell>> lines = lines(all);
            return new ModelAndView(
                    "frame/listing",
                    "model",
                    new Listing(
                            LIST.label(),
                            List.of(),
                            new Text(
                                    "期間を定めて課題を検討するチームです。テーマの進み具合と成果を、設置から終了まで追えます。",
                                    "Teams that work on something for a time. Their themes can be followed from charter to end."),
                            done.map(DONE::get),
                            List.of(),
                            new Table(
                                    List.of(
                                            new Text("名称", "Name"),
                                            new Text("種類", "Kind"),
                                            new Text("事務局", "Secretariat"),
                                            new Text("設置期間", "Term"),
                                            new Text("進行中のテーマ", "Open themes"),
                                            new Text("状態", "State")),
                                    lines,
                                    new Text("PT・部会はまだありません。", "There is none yet.")),
                            new Paged<>(lines, lines.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                            actor.may(TeamPermissions.SECRETARY)
                                    ? List.of(new Link(new Text("設置する", "Set one up"), LIST.path() + "/new"))
                                    : List.of(),
                            secretary
                                    ? List.of(new Link(
                                            new Text("兼ねている職を見る", "Posts on many teams"), LIST.path() + "/seats"))
                                    : List.of(),
                            Optional.empty()));
        });
    }

    private List<List<Cell>> lines(List<Team> all) {
        Map<TeamId, Integer> open = themes.open();
        Map<UUID, Text> units = organization.unitNames(
                all.stream().map(team -> team.secretariat().value()).collect(Collectors.toSet()));
        var lines = new ArrayList<List<Cell>>();
        for (Team team : all) {
            boolean over = team.isOver(clock.today());
            lines.add(List.of(
                    new Cell.Link(Text.same(team.name()), Teams.path(team.id())),
                    Cell.of(team.kind().label()),
                    Cell.of(units.getOrDefault(team.secretariat().value(), Text.same("—"))),
                    new Cell.Period(team.term().first(), team.term().last()),
                    Cell.of(Integer.toString(open.getOrDefault(team.id(), 0))),
                    over
                            ? new Cell.Tag(new Text("終了", "Over"), "quiet")
                            : new Cell.Tag(new Text("活動中", "At work"), "good")));
        }
        return lines;
    }

    private static boolean looksAfterOne(List<Team> all, Actor actor) {
        return all.stream().anyMatch(team -> TeamAccess.isSecretary(team.secretariat(), actor));
    }

    /** Who sits on many teams at once: the secretariat looks at it before it asks for one more seat (TM-05). */
    @GetMapping("/teams/seats")
    @RouteRule(value = Audience.STAFF, needs = TeamPermissions.SECRETARY)
    ModelAndView seats(Actor actor) {
        return transactions.read(() -> {
            List<Team> all = teams.list();
            Map<PostId, List<TeamMember>> many = looksAfterOne(all, actor) ? teams.onManyTeams() : Map.of();
            Map<UUID, Text> posts = pages.names(many.keySet().stream());
            Map<TeamId, String> names = all.stream().collect(Collectors.toMap(Team::id, Team::name));
            List<List<Cell>> lines = many.entrySet().stream()
                    .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                    .map(each -> List.<Cell>of(
                            Cell.of(TeamPages.name(posts, each.getKey())),
                            Cell.of(Integer.toString(each.getValue().size())),
                            Cell.of(each.getValue().stream()
                                    .map(seat -> names.getOrDefault(seat.team(), "—"))
                                    .collect(Collectors.joining("、")))))
                    .toList();
            return new ModelAndView(
                    "frame/listing",
                    "model",
                    new Listing(
                            new Text("兼ねている職", "Posts on many teams"),
                            List.of(LIST),
                            new Text(
                                    "今日、%dつ以上のPT・部会に同時に入っている職です。".formatted(Teams.MANY),
                                    "Posts that sit on %d or more teams today.".formatted(Teams.MANY)),
                            Optional.empty(),
                            List.of(),
                            new Table(
                                    List.of(new Text("職", "Post"), new Text("数", "Number"), new Text("チーム", "Teams")),
                                    lines,
                                    new Text("そのような職はありません。", "There is none.")),
                            new Paged<>(lines, lines.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                            List.of(),
                            List.of(),
                            Optional.empty()));
        });
    }

    @GetMapping("/teams/new")
    @RouteRule(value = Audience.STAFF, needs = TeamPermissions.SECRETARY)
    ModelAndView founding(Actor actor) {
        return sending.show(forms.founding(actor));
    }

    @PostMapping("/teams")
    @RouteRule(value = Audience.STAFF, needs = TeamPermissions.SECRETARY)
    ModelAndView found(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        return sending.send(forms.founding(actor), fields, actor);
    }

    @GetMapping("/teams/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id, @RequestParam Optional<String> done, Actor actor, HttpServletRequest request) {
        TeamPage model = pages.team(new TeamId(id), done.map(DONE::get), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "team", id);
        return new ModelAndView("meetings/team", "model", model);
    }

    @GetMapping("/teams/{id}/{form}")
    @RouteRule(Audience.STAFF)
    ModelAndView form(@PathVariable UUID id, @PathVariable String form, Actor actor) {
        return sending.show(find(id, form, actor));
    }

    @PostMapping("/teams/{id}/{form}")
    @RouteRule(Audience.STAFF)
    ModelAndView enter(
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        return sending.send(find(id, form, actor), fields, actor);
    }

    private TeamForm find(UUID id, String form, Actor actor) {
        Team team = transactions.read(() -> teams.get(new TeamId(id)));
        return forms.find(form, team, actor).orElseThrow(() -> TeamAccess.missing(team.id()));
    }

    @GetMapping("/teams/{id}/members/{seat}/end")
    @RouteRule(value = Audience.STAFF, needs = TeamPermissions.SECRETARY)
    ModelAndView seatEnd(@PathVariable UUID id, @PathVariable UUID seat, Actor actor) {
        return sending.show(seatForm(id, seat, actor));
    }

    @PostMapping("/teams/{id}/members/{seat}/end")
    @RouteRule(value = Audience.STAFF, needs = TeamPermissions.SECRETARY)
    ModelAndView endSeat(
            @PathVariable UUID id,
            @PathVariable UUID seat,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        return sending.send(seatForm(id, seat, actor), fields, actor);
    }

    private TeamForm seatForm(UUID id, UUID seat, Actor actor) {
        Team team = transactions.read(() -> {
            Team found = teams.get(new TeamId(id));
            if (teams.members(found.id()).stream()
                    .noneMatch(member -> member.id().equals(seat))) {
                throw new NotFound("team-member", new Text("構成員", "member"), seat);
            }
            return found;
        });
        return forms.seatEnd(team, seat, actor);
    }
}
