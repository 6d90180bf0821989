package org.fumikura.demo;

import static org.fumikuradb.demo.Tables.CLOCK;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.AdvanceableOfficialClock;
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
class DemoClock {

    /** Friday 20 May 2022, 09:00: three days before the meeting of the minutes. */
    static final LocalDateTime OPENING = LocalDateTime.of(2022, 5, 20, 9, 0);

    private static final Subject SUBJECT = new Subject("clock", new UUID(0, 0));

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

    /**
     * Goes on where the clock was left.
     *
     * @return false when it was never kept, because the city is not complete yet
     */
    boolean resume() {
        Optional<Duration> kept = Tenancy.in(
                MunicipalityId.INSTALLATION,
                () -> transactions.read(() -> db.select(CLOCK.OFFSET_MILLIS)
                        .from(CLOCK)
                        .fetchOptional()
                        .map(row -> Duration.ofMillis(row.value1()))));
        kept.ifPresent(offset -> clock.advanceTo(machine.now().plus(offset)));
        return kept.isPresent();
    }

    /**
     * Moves the official time, for every municipality.
     *
     * @param by who asked for it
     * @throws org.fumikura.shared.ClockGoesBack to an earlier moment; nothing changed
     */
    void advanceTo(LocalDateTime moment, String by) {
        String before = clock.dateTime().withNano(0).toString();
        clock.advanceTo(at(moment));
        Tenancy.in(MunicipalityId.INSTALLATION, () -> {
            transactions.write(() -> {
                keep();
                ledger.record(Act.of(DemoActs.CLOCK_ADVANCED, SUBJECT, new Doer.Job(by), "公式時刻")
                        .changing("公式時刻", before, moment.toString()));
            });
            return true;
        });
    }

    /** Never less than before, and rounded up: after a start the official time goes on, it does not go back. */
    private void keep() {
        long millis = clock.offset().plusMillis(1).toMillis();
        db.insertInto(CLOCK)
                .set(CLOCK.OFFSET_MILLIS, millis)
                .onConflict(CLOCK.SINGLE)
                .doUpdate()
                .set(CLOCK.OFFSET_MILLIS, DSL.greatest(CLOCK.OFFSET_MILLIS, DSL.val(millis)))
                .execute();
    }

    static Instant at(LocalDateTime moment) {
        return moment.atZone(OfficialClock.ZONE).toInstant();
    }
}
