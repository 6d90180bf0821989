package org.fumikura.meetings;

import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Forbidden;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Who writes what about a team: its secretariat and whoever sits on it. Everybody of the office reads it (TM-07). */
@Component
class TeamAccess {

    private final TeamRows teams;
    private final ThemeRows themes;
    private final OfficialClock clock;

    TeamAccess(TeamRows teams, ThemeRows themes, OfficialClock clock) {
        this.teams = teams;
        this.themes = themes;
        this.clock = clock;
    }

    /** @throws NotFound when there is none */
    Team get(TeamId id) {
        return teams.find(id).orElseThrow(() -> missing(id));
    }

    /** @throws NotFound when there is none */
    Theme get(ThemeId id) {
        return themes.find(id).orElseThrow(() -> missing(id));
    }

    /** Whether her post looks after the teams of a unit. */
    static boolean isSecretary(UnitId unit, Actor actor) {
        return actor.may(TeamPermissions.SECRETARY, unit)
                || actor.may(TeamPermissions.SECRETARY) && actor.reader().line().contains(unit.value());
    }

    /** Whether she writes what happens with a team and its themes. */
    boolean mayEdit(Team team, Actor actor) {
        return isSecretary(team.secretariat(), actor)
                || seatsOf(actor).contains(team.id().value());
    }

    private Set<UUID> seatsOf(Actor actor) {
        return teams.seatsOf(actor.reader().seats(), clock.today());
    }

    /**
     * A team that she writes about, and nobody else does until the transaction ends.
     *
     * @throws Forbidden when she neither sits on it nor looks after it
     */
    Team lockForEditor(TeamId id, Actor actor) {
        Team team = teams.lock(id).orElseThrow(() -> missing(id));
        if (!mayEdit(team, actor)) {
            throw new Forbidden(
                    new Text(
                            "「%s」の事務局か構成員の職ではありません。".formatted(team.name()),
                            "Your post is neither of the secretariat nor a member of “%s”.".formatted(team.name())),
                    new Text("何も変更していません。事務局に依頼してください。", "Nothing was changed. Please ask the secretariat."));
        }
        return team;
    }

    /**
     * As the other, for what the secretariat alone does: its members and its end.
     *
     * @throws Forbidden when she does not look after it
     */
    Team lockForSecretary(TeamId id, Actor actor) {
        Team team = teams.lock(id).orElseThrow(() -> missing(id));
        requireSecretary(team.secretariat(), actor);
        return team;
    }

    /** @throws Forbidden when she does not look after the teams of a unit */
    static void requireSecretary(UnitId unit, Actor actor) {
        if (!isSecretary(unit, actor)) {
            throw notOfTheSecretariat();
        }
    }

    static Forbidden notOfTheSecretariat() {
        return new Forbidden(
                new Text("事務局の職ではありません。", "Your post is not of the secretariat."),
                new Text("何も変更していません。事務局の職に切り替えてください。", "Nothing was changed. Act in a post of the secretariat."));
    }

    /**
     * A theme that she writes about and that is not over, and nobody else writes about it until the transaction ends.
     *
     * @throws Forbidden as {@link #lockForEditor}
     * @throws ThemeNotInThisState when it is over
     */
    Theme lockForEditor(ThemeId id, Actor actor) {
        lockForEditor(get(id).team(), actor);
        Theme theme = themes.lock(id).orElseThrow(() -> missing(id));
        if (theme.state().isOver()) {
            throw ThemeNotInThisState.over(theme.state());
        }
        return theme;
    }

    static NotFound missing(TeamId id) {
        return new NotFound("team", new Text("PT・部会", "team"), id.value());
    }

    static NotFound missing(ThemeId id) {
        return new NotFound("theme", new Text("テーマ", "theme"), id.value());
    }
}
