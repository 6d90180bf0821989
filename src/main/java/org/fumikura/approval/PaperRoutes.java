package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PAPER_ROUTE;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fumikura.records.DocumentId;
import org.fumikuradb.approval.tables.records.PaperRouteRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which versions of matters go round on paper (紙回付), as frozen with each version. */
@Component
class PaperRoutes {

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

    /** All of a matter by their versions, the oldest first; none after destruction. */
    SortedMap<Integer, PaperRoute> all(DocumentId id) {
        var routes = new TreeMap<Integer, PaperRoute>();
        db.selectFrom(PAPER_ROUTE)
                .where(PAPER_ROUTE.DOCUMENT_ID.eq(id.value()))
                .forEach(row -> routes.put(row.getVersion(), route(row)));
        return routes;
    }

    /** Of a version; empty when it does not go round on paper, and after destruction. */
    Optional<PaperRoute> of(DocumentId id, int version) {
        return db.selectFrom(PAPER_ROUTE)
                .where(PAPER_ROUTE.DOCUMENT_ID.eq(id.value()), PAPER_ROUTE.VERSION.eq(version))
                .fetchOptional(PaperRoutes::route);
    }

    private static PaperRoute route(PaperRouteRecord row) {
        return new PaperRoute(PaperReason.valueOf(row.getReason()), row.getWords());
    }
}
