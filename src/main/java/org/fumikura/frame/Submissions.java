package org.fumikura.frame;

import static org.fumikuradb.frame.Tables.SUBMISSION;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Uuid7;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Forms that take effect once. Each form carries a key; the write that carries it out notes the key with the place where the
 * result is shown, and a second sending is led there.
 */
@Component
public class Submissions {

    private final DSLContext db;
    private final MachineClock clock;
    private final Uuid7 ids;

    Submissions(DSLContext db, MachineClock clock, Uuid7 ids) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
    }

    /** A key for a new form. */
    public UUID key() {
        return ids.create();
    }

    /** Where an earlier sending of the same form by the same person led; to be called inside the write. */
    public Optional<String> find(UUID key, UUID person) {
        return db.select(SUBMISSION.OUTCOME)
                .from(SUBMISSION)
                .where(SUBMISSION.KEY.eq(key), SUBMISSION.PERSON_ID.eq(person))
                .fetchOptional(SUBMISSION.OUTCOME);
    }

    /**
     * Notes that a form was carried out; to be called inside the write. When the same form is being carried out at the same
     * moment, this waits for the other and then fails, which rolls this one back.
     */
    public void note(UUID key, UUID person, String outcome) {
        db.insertInto(SUBMISSION)
                .set(SUBMISSION.KEY, key)
                .set(SUBMISSION.PERSON_ID, person)
                .set(SUBMISSION.OUTCOME, outcome)
                .set(SUBMISSION.AT, clock.now())
                .execute();
    }
}
