package org.fumikura.meetings;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Link;
import org.fumikura.shared.Text;

/**
 * One team: its board, its course through the year, its members and its log.
 *
 * @param done what was just done
 * @param mayEdit whether she writes about it
 * @param maySeat whether she decides who sits on it
 * @param columns of the board, in the order of the states
 */
public record TeamPage(
        Team team,
        List<Facts.Fact> facts,
        Optional<Text> done,
        boolean mayEdit,
        boolean maySeat,
        List<Column> columns,
        TeamTimeline timeline,
        List<Seat> seats,
        List<Line> log,
        List<Link> groups) {

    public String path() {
        return Teams.path(team.id());
    }

    /** The themes of one state. */
    public record Column(ThemeState state, List<Card> cards) {}

    /**
     * A theme on the board.
     *
     * @param open how many tasks are to be done
     * @param late how many of them should be done already
     * @param ways what can happen to it, for those who may
     */
    public record Card(Theme theme, Text owner, int open, int late, List<ThemeEvent> ways) {

        public String path() {
            return Themes.path(theme.id());
        }
    }

    /**
     * A seat.
     *
     * @param teams on how many teams the post sits at once; 0 for those who need not know
     */
    public record Seat(UUID id, Text post, TeamMember member, boolean over, int teams) {

        public boolean isOnMany() {
            return teams >= Teams.MANY;
        }
    }

    /**
     * A line of the log.
     *
     * @param theme what it is about, when it is about one theme
     * @param document the document, when there is one that she may read
     */
    public record Line(TeamEntry entry, Text by, Optional<Link> theme, Optional<Link> document) {}
}
