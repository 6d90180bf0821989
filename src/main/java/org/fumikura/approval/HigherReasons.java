package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.HIGHER_REASON;

import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Why matters went to somebody who outranks whom the rules name (上位決裁とする理由), as frozen with each version. */
@Component
class HigherReasons {

    private final DSLContext db;

    HigherReasons(DSLContext db) {
        this.db = db;
    }

    /** Part of a write. */
    void freeze(DocumentId id, int version, String words) {
        if (!words.isBlank()) {
            db.insertInto(HIGHER_REASON)
                    .set(HIGHER_REASON.DOCUMENT_ID, id.value())
                    .set(HIGHER_REASON.VERSION, version)
                    .set(HIGHER_REASON.WORDS, words.strip())
                    .execute();
        }
    }

    /** Of a version; empty when it gave none, and after destruction. */
    Optional<String> of(DocumentId id, int version) {
        return db.select(HIGHER_REASON.WORDS)
                .from(HIGHER_REASON)
                .where(HIGHER_REASON.DOCUMENT_ID.eq(id.value()), HIGHER_REASON.VERSION.eq(version))
                .fetchOptional(HIGHER_REASON.WORDS);
    }
}
