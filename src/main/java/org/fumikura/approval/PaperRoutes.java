package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PAPER_ROUTE;

import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which versions of matters go from hand to hand on paper (紙回付), and why. */
@Component
class PaperRoutes {

    private final DSLContext db;

    PaperRoutes(DSLContext db) {
        this.db = db;
    }

    /** @param words where the paper is, and what the reason does not say */
    record PaperRoute(PaperReason reason, String words) {}

    /** Part of a write. */
    void freeze(DocumentId id, int version, PaperReason reason, String words) {
        db.insertInto(PAPER_ROUTE)
                .set(PAPER_ROUTE.DOCUMENT_ID, id.value())
                .set(PAPER_ROUTE.VERSION, version)
                .set(PAPER_ROUTE.REASON, reason.name())
                .set(PAPER_ROUTE.WORDS, words)
                .execute();
    }

    /** Of a version; empty when it does not go on paper, and after destruction. */
    Optional<PaperRoute> of(DocumentId id, int version) {
        return db.fetchOptional(PAPER_ROUTE, PAPER_ROUTE.DOCUMENT_ID.eq(id.value()), PAPER_ROUTE.VERSION.eq(version))
                .map(row -> new PaperRoute(PaperReason.valueOf(row.getReason()), row.getWords()));
    }
}
