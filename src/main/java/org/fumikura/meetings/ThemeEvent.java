package org.fumikura.meetings;

import static org.fumikura.meetings.ThemeState.ADOPTED;
import static org.fumikura.meetings.ThemeState.CHARTERED;
import static org.fumikura.meetings.ThemeState.CLOSED;
import static org.fumikura.meetings.ThemeState.CONTINUED;
import static org.fumikura.meetings.ThemeState.DROPPED;
import static org.fumikura.meetings.ThemeState.PROPOSED;
import static org.fumikura.meetings.ThemeState.STUDYING;
import static org.fumikura.meetings.ThemeState.TRIAL;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fumikura.shared.Text;

/** The one table of what can happen to a theme: from which states and to which (docs/domain/teams.md, TM-02). */
public enum ThemeEvent {
    STUDY(
            "studied",
            "検討する",
            "Study it",
            "テーマを検討に移した",
            "began to study a theme",
            STUDYING,
            CHARTERED,
            TRIAL,
            PROPOSED,
            CONTINUED),
    TRY("tried", "試行する", "Try it", "テーマを試行に移した", "began to try a theme", TRIAL, STUDYING, CONTINUED),
    PROPOSE("proposed", "提案する", "Propose it", "テーマを提案した", "proposed a theme", PROPOSED, STUDYING, TRIAL),
    ADOPT("adopted", "決定とする", "Adopt it", "テーマを決定とした", "adopted a theme", ADOPTED, PROPOSED),
    CLOSE("closed", "終了する", "Close it", "テーマを終了した", "closed a theme", CLOSED, ADOPTED),
    CONTINUE(
            "continued",
            "継続する",
            "Continue it",
            "テーマを継続とした",
            "continued a theme",
            CONTINUED,
            CHARTERED,
            STUDYING,
            TRIAL,
            PROPOSED,
            CONTINUED),
    DROP(
            "dropped",
            "中止する",
            "Drop it",
            "テーマを中止した",
            "dropped a theme",
            DROPPED,
            CHARTERED,
            STUDYING,
            TRIAL,
            PROPOSED,
            CONTINUED);

    private final String act;
    private final Text label;
    private final Text words;
    private final ThemeState to;
    private final Set<ThemeState> from;

    ThemeEvent(String act, String ja, String en, String jaPast, String enPast, ThemeState to, ThemeState... from) {
        this.act = "meetings.theme-" + act;
        this.label = new Text(ja, en);
        this.words = new Text(jaPast, enPast);
        this.to = to;
        this.from = Set.of(from);
    }

    /** What a button says that makes it happen. */
    public Text label() {
        return label;
    }

    String act() {
        return act;
    }

    Text words() {
        return words;
    }

    /** Whether somebody has to say why. */
    boolean needsReason() {
        return this == CONTINUE || this == DROP;
    }

    boolean isPossibleFrom(ThemeState state) {
        return from.contains(state);
    }

    /** @throws ThemeNotInThisState when it can not happen in a state */
    ThemeState after(ThemeState state) {
        if (!isPossibleFrom(state)) {
            throw new ThemeNotInThisState(this, state);
        }
        return to;
    }

    /** What can happen in a state. */
    static List<ThemeEvent> from(ThemeState state) {
        return Arrays.stream(values())
                .filter(event -> event.isPossibleFrom(state))
                .toList();
    }
}
