package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.demo.City;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The demonstration's 豊島区 as the tests of records use it: its people by their logins, and writes that leave an act. */
@Component
final class RecordsCity {

    static final Doer PROGRAM = new Doer.Job("test of records");

    private final Transactions transactions;
    private final Ledger ledger;
    private final Organization organization;
    private final Actors actors;
    private final OfficialClock clock;
    private final DSLContext db;

    RecordsCity(
            Transactions transactions,
            Ledger ledger,
            Organization organization,
            Actors actors,
            OfficialClock clock,
            DSLContext db) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.organization = organization;
        this.actors = actors;
        this.clock = clock;
        this.db = db;
    }

    MunicipalityId id() {
        return City.TOSHIMA;
    }

    Organization organization() {
        return organization;
    }

    OfficialClock clock() {
        return clock;
    }

    DSLContext db() {
        return db;
    }

    <T> T read(Supplier<T> body) {
        return Tenancy.in(id(), () -> transactions.read(body));
    }

    /** A write with an act that says nothing, for rows that a test needs. */
    <T> T write(Supplier<T> body) {
        return Tenancy.in(
                id(),
                () -> transactions.write(() -> {
                    T result = body.get();
                    ledger.record(Act.of(RecordsActs.PLANNED, new Subject("test", UUID.randomUUID()), PROGRAM, "test"));
                    return result;
                }));
    }

    Actor actor(String login) {
        return actor(login, clock.today());
    }

    Actor actor(String login, LocalDate on) {
        return read(() -> actors.get(organization.findPerson(login).orElseThrow(), on));
    }

    UnitId section(String login) {
        return actor(login).unitAt(UnitLevel.SECTION).id();
    }

    /** The first open file of a section in the present year that everybody may see. */
    FileId file(UnitId section) {
        return read(() -> new FileId(db.selectFrom(FILE)
                .where(
                        FILE.UNIT_ID.eq(section.value()),
                        FILE.FISCAL_YEAR.eq(2022),
                        FILE.SCOPE.eq("ALL"),
                        FILE.RETENTION_YEARS.eq(3),
                        FILE.RETENTION_KIND.eq("FIXED"))
                .orderBy(FILE.NUMBER)
                .limit(1)
                .fetchSingle()
                .getId()));
    }

    /** A letter that came in for somebody's section. */
    Arrival letter(Actor actor, FileId file, String title, Secrecy secrecy, Scope scope, List<AttachedFile> attached) {
        return new Arrival(
                actor.unitAt(UnitLevel.SECTION).id(),
                actor.post().unit().id(),
                file,
                title,
                "東京都総務局行政部",
                Optional.of(LocalDate.of(2022, 5, 17)),
                LocalDate.of(2022, 5, 19),
                "4総行第101号",
                ArrivalMedium.LGWAN,
                secrecy,
                scope,
                Set.of(),
                Disclosure.OPEN,
                "",
                Set.of(),
                attached);
    }
}
