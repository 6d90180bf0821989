package org.fumikura.shared;

import java.time.Duration;

/** Others are before it; asked again a little later, it will be done. */
public abstract class Busy extends Refusal {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /**
     * @param wait after which it is worth asking again
     * @see Refusal#Refusal(String, Text, Text)
     */
    protected Busy(String code, Text message, Text advice, Duration wait) {
        super(code, message, advice);
        this.wait = wait;
    }

    /** Returns after which time it is worth asking again. */
    public final Duration askAgainAfter() {
        return wait;
    }
}
