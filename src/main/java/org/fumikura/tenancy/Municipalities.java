package org.fumikura.tenancy;

import static org.fumikuradb.tenancy.Tables.HOST;
import static org.fumikuradb.tenancy.Tables.MUNICIPALITY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The directory: which municipalities live here and which host name means which. It changes only by operators' hands. */
@Component
public class Municipalities {

    private static final Logger LOG = LoggerFactory.getLogger(Municipalities.class);

    private final DSLContext db;
    private final Transactions transactions;
    private final Map<String, Municipality> byHost = new ConcurrentHashMap<>();

    Municipalities(DSLContext db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /**
     * The municipality that answers to a host name, port excluded.
     *
     * @return empty for a name that nobody has claimed; such a request is to be refused
     */
    public Optional<Municipality> findByHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        Municipality known = byHost.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Municipality> found = directory(() -> db.select(MUNICIPALITY.asterisk())
                .from(HOST)
                .join(MUNICIPALITY)
                .on(MUNICIPALITY.ID.eq(HOST.MUNICIPALITY_ID))
                .where(HOST.NAME.eq(name))
                .fetchOptional(Municipalities::read));
        found.ifPresent(municipality -> byHost.put(name, municipality));
        return found;
    }

    /** All municipalities in the order of their numbers, without the installation itself. */
    public List<Municipality> list() {
        return directory(() -> db.selectFrom(MUNICIPALITY)
                .where(MUNICIPALITY.ID.gt(0))
                .orderBy(MUNICIPALITY.ID)
                .fetch(Municipalities::read));
    }

    /**
     * Does something in each municipality, one after the other. What fails in one of them is logged and keeps no other from its
     * turn; for work that is done again anyway.
     */
    public void inEach(Runnable work) {
        for (Municipality municipality : list()) {
            try {
                Tenancy.run(municipality.id(), work::run);
            } catch (RuntimeException trouble) {
                LOG.warn(
                        "work for municipality {} was left for the next time",
                        municipality.id().value(),
                        trouble);
            }
        }
    }

    /** A host name that a municipality answers to, for links that leave the program; empty when it has none. */
    public Optional<String> hostOf(MunicipalityId municipality) {
        return directory(() -> db.select(HOST.NAME)
                .from(HOST)
                .where(HOST.MUNICIPALITY_ID.eq(municipality.value()))
                .orderBy(HOST.NAME)
                .limit(1)
                .fetchOptional(HOST.NAME));
    }

    /**
     * Enters a municipality and the host names that it answers to. To be called in a write of the installation
     * ({@link MunicipalityId#INSTALLATION}), which records who did it; known rows stay as they are.
     */
    public void enter(Municipality municipality, List<String> hosts) {
        Writing.current();
        db.insertInto(MUNICIPALITY)
                .set(MUNICIPALITY.ID, municipality.id().value())
                .set(MUNICIPALITY.CODE, municipality.code())
                .set(MUNICIPALITY.NAME, municipality.name().ja())
                .set(MUNICIPALITY.NAME_EN, municipality.name().en())
                .set(MUNICIPALITY.SAMPLE, municipality.sample())
                .onConflictDoNothing()
                .execute();
        for (String host : hosts) {
            db.insertInto(HOST)
                    .set(HOST.NAME, host.toLowerCase(Locale.ROOT))
                    .set(HOST.MUNICIPALITY_ID, municipality.id().value())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** The directory is no municipality's: inside of a transaction that of anybody shows it. */
    private <T> T directory(Supplier<T> query) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return query.get();
        }
        return Tenancy.in(MunicipalityId.INSTALLATION, () -> transactions.read(query));
    }

    private static Municipality read(Record row) {
        return new Municipality(
                new MunicipalityId(row.get(MUNICIPALITY.ID)),
                row.get(MUNICIPALITY.CODE),
                new Text(row.get(MUNICIPALITY.NAME), row.get(MUNICIPALITY.NAME_EN)),
                row.get(MUNICIPALITY.SAMPLE));
    }
}
