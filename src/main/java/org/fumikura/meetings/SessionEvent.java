package org.fumikura.meetings;

import static org.fumikura.meetings.SessionState.CALLED;
import static org.fumikura.meetings.SessionState.CANCELLED;
import static org.fumikura.meetings.SessionState.HELD;
import static org.fumikura.meetings.SessionState.NOTIFIED;
import static org.fumikura.meetings.SessionState.OPEN;

import java.util.Optional;
import java.util.Set;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** The one table of what can happen to a session: in which states, and to which it leads (docs/domain/meetings.md, C.1-2). */
enum SessionEvent {
    PLAN("planned", "議題・資料を整えた", "planned", Set.of(CALLED, NOTIFIED), null),
    NOTIFY("notified", "招集を通知した", "gave notice of", Set.of(CALLED, NOTIFIED), NOTIFIED),
    OPEN_IT("opened", "開会した", "opened", Set.of(NOTIFIED), OPEN),
    RECORD("recorded", "出席・質疑・結果を記録した", "recorded", Set.of(OPEN), null),
    CLOSE("closed", "閉会した", "closed", Set.of(OPEN), HELD),
    CANCEL("cancelled", "中止した", "cancelled", Set.of(CALLED, NOTIFIED), CANCELLED);

    private final String act;
    private final Text words;
    private final Set<SessionState> from;
    private final Optional<SessionState> to;

    SessionEvent(String act, String ja, String en, Set<SessionState> from, @Nullable SessionState to) {
        this.act = "meetings." + act;
        this.words = new Text("会議を" + ja, en + " a session");
        this.from = from;
        this.to = Optional.ofNullable(to);
    }

    String act() {
        return act;
    }

    Text words() {
        return words;
    }

    boolean isPossibleIn(SessionState state) {
        return from.contains(state);
    }

    /**
     * The state after it.
     *
     * @throws SessionNotReady when it can not happen in a state
     */
    SessionState after(SessionState state) {
        if (!isPossibleIn(state)) {
            throw new SessionNotReady(state);
        }
        return to.orElse(state);
    }
}
