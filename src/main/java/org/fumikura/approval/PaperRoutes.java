package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PAPER_ROUTE;

import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which versions of matters go round on paper (紙回付), as frozen with each version. */
@Component
class PaperRoutes {

    /** How much can be said about it, in characters. */
    static final int LONGEST = 1_000;

    private final DSLContext db;

    PaperRoutes(DSLContext db) {
        this.db = db;
    }

    /**
     * That a version goes round on paper.
     *
     * @param words where the paper is; for another reason also which
     */
    record PaperRoute(PaperReason reason, String words) {}

    /** Part of a write. */
    void freeze(DocumentId id, int version, PaperReason reason, String words) {
        db.insertInto(PAPER_ROUTE)
                .set(PAPER_ROUTE.DOCUMENT_ID, id.value())
                .set(PAPER_ROUTE.VERSION, version)
                .set(PAPER_ROUTE.REASON, reason.name())
                .set(PAPER_ROUTE.WORDS, words.strip())
                .execute();
    }

    /** Of a version; empty when it does not go round on paper, and after destruction. */
    Optional<PaperRoute> of(DocumentId id, int version) {
        return db.selectFrom(PAPER_ROUTE)
                .where(PAPER_ROUTE.DOCUMENT_ID.eq(id.value()), PAPER_ROUTE.VERSION.eq(version))
                .fetchOptional(row -> new PaperRoute(PaperReason.valueOf(row.getReason()), row.getWords()));
    }
}
