package org.fumikura.frame;

/** The header with which a program says that two requests are one and the same: a new UUID for each new request. */
public final class Idempotency {

    public static final String KEY = "Idempotency-Key";

    private Idempotency() {}
}
