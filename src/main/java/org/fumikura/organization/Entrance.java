package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Begins the session of a person who has been identified, by her password or by a module that knows her otherwise. */
@Component
public class Entrance {

    private final Sessions sessions;
    private final Actors actors;
    private final AccessLog accessLog;
    private final Transactions transactions;
    private final OfficialClock clock;

    Entrance(Sessions sessions, Actors actors, AccessLog accessLog, Transactions transactions, OfficialClock clock) {
        this.sessions = sessions;
        this.actors = actors;
        this.accessLog = accessLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Signs the visitor of a request in as a person who acts in one of her posts; a session that the visitor had ends. No
     * password is asked: the caller answers for who she is. The access log has a line of it.
     *
     * @throws NotFound when she does not hold the post today; nothing has changed then
     */
    public void admit(PersonId person, PostId post, HttpServletRequest request, HttpServletResponse response) {
        LocalDate today = clock.today();
        AssignmentId assignment = transactions.read(() -> actors.holdings(person, today).stream()
                .filter(holding -> holding.post().id().equals(post))
                .findFirst()
                .map(Actors.Holding::assignment)
                .orElseThrow(() -> new NotFound("post", new Text("職", "post"), post.value())));
        begin(person, assignment, request, response);
    }

    /** Signs in as a person in one of her posts. */
    void admit(PersonId person, AssignmentId assignment, HttpServletRequest request, HttpServletResponse response) {
        begin(person, assignment, request, response);
    }

    private void begin(
            PersonId person, AssignmentId assignment, HttpServletRequest request, HttpServletResponse response) {
        SessionFilter.token(request).ifPresent(sessions::end);
        String token = sessions.start(person, assignment);
        SessionFilter.giveToken(request, response, token);
        accessLog.noteSignIn(request, person);
    }
}
