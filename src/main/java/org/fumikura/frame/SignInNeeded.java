package org.fumikura.frame;

/** The session is missing or over. */
final class SignInNeeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    SignInNeeded() {
        super("sign-in needed", null, false, false);
    }
}
