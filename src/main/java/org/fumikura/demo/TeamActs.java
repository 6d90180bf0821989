package org.fumikura.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.fumikura.meetings.Bodies;
import org.fumikura.meetings.InstructionId;
import org.fumikura.meetings.MeetingBody;
import org.fumikura.meetings.SessionRecord;
import org.fumikura.meetings.Team;
import org.fumikura.meetings.TeamId;
import org.fumikura.meetings.TeamKind;
import org.fumikura.meetings.TeamRole;
import org.fumikura.meetings.Teams;
import org.fumikura.meetings.Theme;
import org.fumikura.meetings.ThemeEvent;
import org.fumikura.meetings.Themes;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Validity;
import org.fumikura.shared.OfficialClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sets the city's project teams up and moves their themes. Each is part of the caller's transaction. */
@Component("teamActsOfTheDemonstration")
@Profile("demo")
class TeamActs {

    private final Teams teams;
    private final Themes themes;
    private final Bodies bodies;
    private final Organization organization;
    private final Cast cast;
    private final OfficialClock clock;

    TeamActs(Teams teams, Themes themes, Bodies bodies, Organization organization, Cast cast, OfficialClock clock) {
        this.teams = teams;
        this.themes = themes;
        this.bodies = bodies;
        this.organization = organization;
        this.cast = cast;
        this.clock = clock;
    }

    /** @param parent what the team above is called; blank for none */
    void found(Listing.Row row, String parent, List<Listing.Row> members) {
        LocalDate today = clock.today();
        Actor secretary = cast.actor(row.get("by"), today);
        Validity term = new Validity(today, Optional.of(LocalDate.parse(row.get("until"))));
        TeamId id = teams.found(
                new Teams.Charter(
                        row.get("name"),
                        row.one(TeamKind.class, "kind"),
                        parent.isEmpty()
                                ? Optional.empty()
                                : Optional.of(team(parent).id()),
                        row.get("purpose"),
                        row.get("basis"),
                        term,
                        Objects.requireNonNull(organization.unitsByCode(today).get(row.get("unit"))),
                        // it reports to the body that the city has
                        bodies.list(cast.actor("joho-kanri-kakaricho", today)).stream()
                                .map(MeetingBody::id)
                                .findFirst()),
                secretary);
        Map<String, PostId> posts = posts(today);
        members.forEach(member -> teams.seat(
                id,
                Objects.requireNonNull(posts.get(member.get("post")), member.get("post")),
                member.one(TeamRole.class, "role"),
                term,
                secretary));
    }

    private Map<String, PostId> posts(LocalDate on) {
        return organization.listPosts(on).stream()
                .collect(Collectors.toMap(post -> post.name().ja(), Post::id, (first, second) -> first, HashMap::new));
    }

    private Team team(String name) {
        return teams.list().stream()
                .filter(team -> team.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name));
    }

    private Theme theme(String team, String title) {
        return themes.list(team(team).id()).stream()
                .filter(theme -> theme.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(title));
    }

    void charter(String team, String login, Listing.Row row) {
        themes.charter(
                team(team).id(),
                row.get("title"),
                row.get("goal"),
                Objects.requireNonNull(posts(clock.today()).get(row.get("owner")), row.get("owner")),
                cast.actor(login, clock.today()));
    }

    void study(String team, String login, Listing.Row row) {
        themes.happen(
                theme(team, row.get("title")).id(),
                ThemeEvent.STUDY,
                "",
                OptionalInt.empty(),
                cast.actor(login, clock.today()));
    }

    void goOn(String team, String login, Listing.Row row) {
        themes.happen(
                theme(team, row.get("title")).id(),
                ThemeEvent.CONTINUE,
                row.get("why"),
                OptionalInt.of(clock.today().getYear()),
                cast.actor(login, clock.today()));
    }

    /** Ties a theme to the item with which it was reported, by somebody who sees the session. */
    void report(String team, String title, SessionRecord.Item item) {
        themes.report(theme(team, title).id(), item.id(), cast.actor("joho-kacho", clock.today()));
    }

    /** Words a theme anew as the body instructed. */
    void reword(String team, String title, String newTitle, InstructionId instruction) {
        Theme theme = theme(team, title);
        themes.reword(
                theme.id(),
                newTitle,
                theme.goal(),
                Optional.of(instruction),
                "",
                cast.actor("joho-kacho", clock.today()));
    }
}
