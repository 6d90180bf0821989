package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.IMPORT_FILE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Files of masters between their preview and their application; each is seen by the person who sent it alone. */
@Component
class ImportFiles {

    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Uuid7 ids;

    ImportFiles(DSLContext db, Transactions transactions, MachineClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param from the day from which what it changes holds */
    record Kept(UUID id, String master, String name, LocalDate from, byte[] bytes) {}

    UUID keep(PersonId person, String master, String name, LocalDate from, byte[] bytes) {
        UUID id = ids.create();
        transactions.work(() -> {
            db.deleteFrom(IMPORT_FILE)
                    .where(IMPORT_FILE.UPLOADED_AT.lt(clock.now().minus(KEPT)))
                    .execute();
            db.insertInto(IMPORT_FILE)
                    .set(IMPORT_FILE.ID, id)
                    .set(IMPORT_FILE.PERSON_ID, person.value())
                    .set(IMPORT_FILE.MASTER, master)
                    .set(IMPORT_FILE.NAME, name)
                    .set(IMPORT_FILE.APPLIES_FROM, from)
                    .set(IMPORT_FILE.BYTES, bytes)
                    .set(IMPORT_FILE.UPLOADED_AT, clock.now())
                    .execute();
        });
        return id;
    }

    /** @throws NotFound when the person has no such file any more */
    Kept get(UUID id, PersonId person) {
        Optional<Kept> found = transactions.read(() -> db.selectFrom(IMPORT_FILE)
                .where(IMPORT_FILE.ID.eq(id), IMPORT_FILE.PERSON_ID.eq(person.value()))
                .fetchOptional(row ->
                        new Kept(row.getId(), row.getMaster(), row.getName(), row.getAppliesFrom(), row.getBytes())));
        return found.orElseThrow(() -> new NotFound("import-file", new Text("取り込むファイル", "file"), id));
    }

    void remove(UUID id) {
        transactions.work(
                () -> db.deleteFrom(IMPORT_FILE).where(IMPORT_FILE.ID.eq(id)).execute());
    }
}
