package org.fumikura.shared;

import java.util.regex.Pattern;

/**
 * A business rule said no.
 *
 * <p>Each reason is a subclass with a name of its own that carries the ids it concerns. The edge of the program translates a
 * refusal once, into a page or a problem document; nothing below the edge catches it to go on.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    private final String code;
    private final Text message;
    private final Text advice;

    /**
     * @param code a stable name for reports and for other programs, in the form {@code approval.not-your-step}
     * @param message what happened
     * @param advice what was kept, and what the user can do next
     * @throws IllegalArgumentException if the code is not lower-case words joined by dots and hyphens
     */
    protected Refusal(String code, Text message, Text advice) {
        super(code + ": " + message.en());
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a refusal code: " + code);
        }
        this.code = code;
        this.message = message;
        this.advice = advice;
    }

    /** Returns the stable code, which never changes once it has been published. */
    public final String code() {
        return code;
    }

    /** Returns what happened, in the words of the user. */
    public final Text message() {
        return message;
    }

    /** Returns what was kept and what the user can do next. */
    public final Text advice() {
        return advice;
    }
}
