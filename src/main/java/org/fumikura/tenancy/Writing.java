package org.fumikura.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One write in progress, and what is being collected for its last statement. */
public final class Writing {

    static final ScopedValue<Writing> CURRENT = ScopedValue.newInstance();

    private final MunicipalityId municipality;
    private final Map<Class<?>, Object> collected = new HashMap<>();

    Writing(MunicipalityId municipality) {
        this.municipality = municipality;
    }

    /**
     * The write that the present work is part of.
     *
     * @throws IllegalStateException outside of {@link Transactions#write}
     */
    public static Writing current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("this needs a write transaction");
        }
        return CURRENT.get();
    }

    public MunicipalityId municipality() {
        return municipality;
    }

    /** The one object of a type that this write collects in, created when asked for the first time. */
    public <T> T collected(Class<T> type, Supplier<T> create) {
        return type.cast(collected.computeIfAbsent(type, unused -> create.get()));
    }
}
