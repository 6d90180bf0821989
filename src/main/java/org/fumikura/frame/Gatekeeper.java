package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;

/** Knows who is calling; the module that signs people in implements it. */
public interface Gatekeeper {

    boolean isSignedIn(HttpServletRequest request);

    /** Whether the acting post holds a permission at any unit. */
    boolean holds(HttpServletRequest request, String permission);

    /** Called once for each refused request of a signed-in person. */
    void refused(HttpServletRequest request, String permission);
}
