package org.fumikura.meetings;

import java.util.Optional;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Puts the version for everybody on the public site, by somebody else than who made it. */
@Component
public class MinutesPublishing {

    /** Where the minutes of a session are published; empty while they are not. */
    Optional<String> address(SessionId id) {
        return Optional.empty();
    }

    /** Publishes the newest version for everybody. */
    public void publish(SessionId id, String notice, Actor actor) {
        throw new Invalid("public", new Text("公開サイトはまだありません。", "There is no public site yet."));
    }
}
