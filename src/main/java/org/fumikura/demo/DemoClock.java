package org.fumikura.demo;

import static org.fumikuradb.demo.Tables.CLOCK;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.AdvanceableOfficialClock;
import org.fumikura.shared.KeptTime;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the official clock of the demonstration forward and keeps how far it stands from the machine's. */
@Component
@Profile("demo")
class DemoClock implements KeptTime {

    /** Friday 20 May 2022, 09:00: three days before the meeting of the minutes. */
    static final LocalDateTime OPENING = LocalDateTime.of(2022, 5, 20, 9, 0);

    private static final Subject SUBJECT = new Subject("clock", new UUID(0, 0));

    private final ReentrantLock moving = new ReentrantLock();
    private final AdvanceableOfficialClock clock;
    private final MachineClock machine;
    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;

    DemoClock(
            AdvanceableOfficialClock clock,
            MachineClock machine,
            DSLContext db,
            Transactions transactions,
            Ledger ledger) {
        this.clock = clock;
        this.machine = machine;
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /** @return false when it was never kept, because the city is not complete yet */
    @Override
    public boolean resume() {
        Optional<Duration> kept = Tenancy.in(
                MunicipalityId.INSTALLATION,
                () -> transactions.read(() -> db.select(CLOCK.OFFSET_MILLIS)
                        .from(CLOCK)
                        .fetchOptional()
                        .map(row -> Duration.ofMillis(row.value1()))));
        kept.ifPresent(clock::advanceTo);
        return kept.isPresent();
    }

    /**
     * Moves the official time, for every municipality: it moves when the new distance to the machine's clock is kept, so that
     * nothing is ever dated on a day that a start after a crash would go back behind.
     *
     * @param by who asked for it
     * @throws org.fumikura.shared.ClockGoesBack to an earlier moment; nothing changed
     */
    void advanceTo(LocalDateTime moment, String by) {
        moving.lock();
        try {
            Duration offset = keptAs(Duration.between(machine.now(), at(moment)));
            clock.requireForward(offset);
            String before = clock.dateTime().withNano(0).toString();
            Tenancy.in(MunicipalityId.INSTALLATION, () -> {
                transactions.write(() -> {
                    keep(offset);
                    ledger.record(Act.of(DemoActs.CLOCK_ADVANCED, SUBJECT, new Doer.Job(by), "公式時刻")
                            .changing("公式時刻", before, moment.toString()));
                });
                return true;
            });
            clock.advanceTo(offset);
        } finally {
            moving.unlock();
        }
    }

    private void keep(Duration offset) {
        long millis = offset.toMillis();
        db.insertInto(CLOCK)
                .set(CLOCK.OFFSET_MILLIS, millis)
                .onConflict(CLOCK.SINGLE)
                .doUpdate()
                .set(CLOCK.OFFSET_MILLIS, DSL.greatest(CLOCK.OFFSET_MILLIS, DSL.val(millis)))
                .execute();
    }

    /** Rounded up to what the table can hold: the moment that was asked for has come. */
    private static Duration keptAs(Duration offset) {
        long millis = offset.toMillis();
        return Duration.ofMillis(Duration.ofMillis(millis).compareTo(offset) < 0 ? millis + 1 : millis);
    }

    static Instant at(LocalDateTime moment) {
        return moment.atZone(OfficialClock.ZONE).toInstant();
    }
}
