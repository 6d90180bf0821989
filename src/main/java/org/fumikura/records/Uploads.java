package org.fumikura.records;

import static org.fumikuradb.records.Tables.UPLOAD;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.content.Stored;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.records.tables.records.UploadRecord;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Files that came with a form, kept beside it until it is accepted: who has to correct a date does not have to look for her
 * files again. They are working rows of one form and one person. A form that is left alone for {@link #PATIENCE} gives them
 * up.
 */
@Component
public class Uploads {

    static final long LARGEST = 200L * 1024 * 1024;
    static final Duration PATIENCE = Duration.ofDays(7);

    private final DSLContext db;
    private final Transactions transactions;
    private final Contents contents;
    private final Municipalities municipalities;
    private final MachineClock clock;
    private final Uuid7 ids;

    Uploads(
            DSLContext db,
            Transactions transactions,
            Contents contents,
            Municipalities municipalities,
            MachineClock clock,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.contents = contents;
        this.municipalities = municipalities;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Keeps a file beside a form; the same bytes by the same name are kept once. Must not be called inside a transaction.
     *
     * @throws org.fumikura.content.ContentTooLarge beyond {@link #LARGEST}
     */
    public void add(UUID form, PersonId person, String name, InputStream bytes) {
        contents.put(bytes, LARGEST, keeping -> insert(form, person, ids.create(), name, keeping.get()));
    }

    /**
     * Keeps a file that stands by itself until something takes it. The same id again does nothing. Must not be called inside a
     * transaction.
     *
     * @throws org.fumikura.content.ContentTooLarge beyond the limit
     */
    void addAlone(UUID id, PersonId person, String name, InputStream bytes, long limit) {
        contents.put(bytes, limit, keeping -> insert(id, person, id, name, keeping.get()));
    }

    private int insert(UUID form, PersonId person, UUID id, String name, Stored stored) {
        return db.insertInto(UPLOAD)
                .set(UPLOAD.FORM_KEY, form)
                .set(UPLOAD.PERSON_ID, person.value())
                .set(UPLOAD.ID, id)
                .set(UPLOAD.NAME, name)
                .set(UPLOAD.MEDIA_TYPE, stored.mediaType())
                .set(UPLOAD.SIZE, stored.size())
                .set(UPLOAD.SHA256, stored.sha256().bytes())
                .set(UPLOAD.STORED_AT, clock.now())
                .onConflictDoNothing()
                .execute();
    }

    /** A file that nothing has taken yet. */
    record Waiting(UUID form, UUID id, long size, Instant storedAt) {}

    /** Everything of one person that nothing has taken yet. */
    List<Waiting> waiting(PersonId person) {
        return db.select(UPLOAD.FORM_KEY, UPLOAD.ID, UPLOAD.SIZE, UPLOAD.STORED_AT)
                .from(UPLOAD)
                .where(UPLOAD.PERSON_ID.eq(person.value()))
                .fetch(row -> new Waiting(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /**
     * Puts a file that stands by itself beside a form; the same bytes by the same name are kept once.
     *
     * @return false when it is neither there nor beside the form already
     */
    boolean moveBeside(UUID form, PersonId person, UUID alone) {
        return transactions.work(() -> {
            Result<UploadRecord> moved = db.deleteFrom(UPLOAD)
                    .where(UPLOAD.FORM_KEY.eq(alone), UPLOAD.PERSON_ID.eq(person.value()), UPLOAD.ID.eq(alone))
                    .returning()
                    .fetch();
            for (UploadRecord row : moved) {
                row.setFormKey(form);
                db.insertInto(UPLOAD).set(row).onConflictDoNothing().execute();
            }
            forget(moved);
            return moved.isNotEmpty()
                    || db.fetchExists(
                            UPLOAD, UPLOAD.FORM_KEY.eq(form), UPLOAD.PERSON_ID.eq(person.value()), UPLOAD.ID.eq(alone));
        });
    }

    /** The files beside a form, in the order in which they came. */
    public List<AttachedFile> list(UUID form, PersonId person) {
        Result<UploadRecord> rows = db.selectFrom(UPLOAD)
                .where(UPLOAD.FORM_KEY.eq(form), UPLOAD.PERSON_ID.eq(person.value()))
                .orderBy(UPLOAD.STORED_AT, UPLOAD.ID)
                .fetch();
        return rows.map(row -> new AttachedFile(
                row.getId(),
                rows.indexOf(row) + 1,
                AttachmentRole.REFERENCE,
                row.getName(),
                row.getMediaType(),
                row.getSize(),
                Sha256.of(row.getSha256())));
    }

    /** Takes one file off a form; does nothing when it is gone already. */
    public void remove(UUID form, PersonId person, UUID id) {
        transactions.work(() -> forget(db.deleteFrom(UPLOAD)
                .where(UPLOAD.FORM_KEY.eq(form), UPLOAD.PERSON_ID.eq(person.value()), UPLOAD.ID.eq(id))
                .returning()
                .fetch()));
    }

    /** Part of the write that accepted the form: what it registered refers to the bytes now. */
    public void clear(UUID form, PersonId person) {
        forget(db.deleteFrom(UPLOAD)
                .where(UPLOAD.FORM_KEY.eq(form), UPLOAD.PERSON_ID.eq(person.value()))
                .returning()
                .fetch());
    }

    /**
     * Uploads that stand by themselves, as attachments in this order. Whoever refers to their bytes gives the uploads up
     * afterwards, in the same transaction.
     *
     * @throws Invalid when one of them is not there, not complete, or somebody else's
     */
    public List<AttachedFile> get(List<UUID> wanted, PersonId person) {
        var taken = new ArrayList<AttachedFile>();
        for (UUID id : wanted) {
            AttachedFile file = list(id, person).stream()
                    .findFirst()
                    .orElseThrow(() -> new Invalid(
                            "attachments", new Text("アップロード " + id + " はありません。", "There is no upload " + id + ".")));
            taken.add(new AttachedFile(
                    ids.create(),
                    taken.size() + 1,
                    file.role(),
                    file.name(),
                    file.mediaType(),
                    file.size(),
                    file.sha256()));
        }
        return taken;
    }

    /** Part of a transaction that refers to the bytes of uploads that stand by themselves: they are given up. */
    public void giveUp(List<UUID> taken, PersonId person) {
        taken.forEach(id -> clear(id, person));
    }

    /** Gives up the files of forms that nobody came back to. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void sweep() {
        municipalities.inEach(() -> transactions.work(() -> forget(db.deleteFrom(UPLOAD)
                .where(UPLOAD.STORED_AT.lt(clock.now().minus(PATIENCE)))
                .returning()
                .fetch())));
    }

    private void forget(Result<UploadRecord> rows) {
        rows.forEach(row -> contents.release(Sha256.of(row.getSha256())));
    }
}
