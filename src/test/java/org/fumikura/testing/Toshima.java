package org.fumikura.testing;

import java.util.function.Supplier;
import org.fumikura.demo.City;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;

/** Work in 豊島区, the municipality that most tests play in. */
public final class Toshima {

    private final City city;
    private final Transactions transactions;

    Toshima(City city, Transactions transactions) {
        this.city = city;
        this.transactions = transactions;
    }

    /** Does something there. */
    public <T> T in(Supplier<T> work) {
        return Tenancy.in(City.TOSHIMA, work);
    }

    /** As {@link #in(Supplier)} without a result. */
    public void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }

    /** Reads something there, in one read. */
    public <T> T read(Supplier<T> query) {
        return in(() -> transactions.read(query));
    }

    /** Somebody of the city in her main post today. */
    public Actor actor(String login) {
        return in(() -> city.actor(login));
    }
}
