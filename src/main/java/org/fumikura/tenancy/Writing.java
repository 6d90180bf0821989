package org.fumikura.tenancy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One write in progress, and what is being collected for its last statement. */
public final class Writing {

    static final ScopedValue<Writing> CURRENT = ScopedValue.newInstance();

    private final MunicipalityId municipality;
    private final LocalDate day;
    private final Map<Class<?>, Object> collected = new HashMap<>();

    Writing(MunicipalityId municipality, LocalDate day) {
        this.municipality = municipality;
        this.day = day;
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

    /**
     * Makes sure that everything in this write is dated on one official day: the day may have turned while it waited.
     *
     * @throws TurnOfDay when it has; the write is then rolled back and done again on the new day
     */
    public void requireSameDay(LocalDate dayOfActs) {
        if (!dayOfActs.equals(day)) {
            throw new TurnOfDay();
        }
    }

    /** The one object of a type that this write collects in, created when asked for the first time. */
    public <T> T collected(Class<T> type, Supplier<T> create) {
        return type.cast(collected.computeIfAbsent(type, unused -> create.get()));
    }
}
