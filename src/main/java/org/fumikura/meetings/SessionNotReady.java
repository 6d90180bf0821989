package org.fumikura.meetings;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** It can not be done to a session in this state. */
public final class SessionNotReady extends Refusal {

    private static final long serialVersionUID = 1;

    SessionNotReady(SessionState state) {
        super(
                "meetings.session-not-ready",
                new Text(
                        "この会議は「%s」のため、この操作はできません。".formatted(state.label().ja()),
                        "This session is %s: that can not be done now."
                                .formatted(state.label().en().toLowerCase(java.util.Locale.ROOT))),
                new Text(
                        "何も変更していません。会議の画面を開き直すと、今できることが表示されます。",
                        "Nothing was changed. Open the session again to see what can be done."));
    }
}
