package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.fumikura.shared.Text;

/** Knows who is calling; the module that signs people in implements it. */
public interface Gatekeeper {

    boolean isSignedIn(HttpServletRequest request);

    /** Why the session or the token of a request is good no more, for who sent it to read; empty when there is nothing to say. */
    Optional<Text> ended(HttpServletRequest request);

    /** Whether the acting post holds a permission at any unit. */
    boolean holds(HttpServletRequest request, String permission);

    /**
     * Whether what the caller shows is good for such a request; a session is good for all, an access token for its scope.
     *
     * @param permission what the route needs; blank for none
     */
    boolean isWithinScope(HttpServletRequest request, String permission);

    /**
     * Called for each request of a signed-in person that is refused because of who she is, or because there is nothing that
     * she may know of; outside of a transaction. Of several calls for one request the first counts.
     *
     * @param reason the missing permission, or the code of the refusal
     */
    void refused(HttpServletRequest request, String reason);
}
