package org.fumikura.tenancy;

import java.util.function.Supplier;

/** Which municipality the present work belongs to. Work without one sees no row of any table. */
public final class Tenancy {

    private static final ScopedValue<MunicipalityId> CURRENT = ScopedValue.newInstance();

    private Tenancy() {}

    /**
     * The municipality of the present work.
     *
     * @throws IllegalStateException outside of {@link #in}
     */
    public static MunicipalityId current() {
        if (!CURRENT.isBound()) {
            throw new IllegalStateException("no municipality is set for this work");
        }
        return CURRENT.get();
    }

    public static boolean isSet() {
        return CURRENT.isBound();
    }

    /**
     * Does work for one municipality. Inside a transaction the municipality can not be changed: see {@link Transactions}.
     */
    public static <T> T in(MunicipalityId municipality, Supplier<T> work) {
        return ScopedValue.where(CURRENT, municipality).call(work::get);
    }

    /** As {@link #in(MunicipalityId, Supplier)} for work that may throw and gives nothing back. */
    public static <X extends Exception> void run(MunicipalityId municipality, Work<X> work) throws X {
        ScopedValue.where(CURRENT, municipality).call(() -> {
            work.run();
            return true;
        });
    }

    /** Work that may fail with an exception of its own. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        void run() throws X;
    }
}
