package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.RATIFICATION;

import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What made a version go another way than most do, as it was frozen. */
@Component
class FrozenSpecials {

    private final DSLContext db;
    private final PaperRoutes paperRoutes;

    FrozenSpecials(DSLContext db, PaperRoutes paperRoutes) {
        this.db = db;
        this.paperRoutes = paperRoutes;
    }

    /** Of a version, to be written on: whether it goes over an objection is asked anew. */
    DraftText.Special of(DocumentId id, int version) {
        Optional<MatterPage.Ratification> ratification = ratification(id, version);
        Optional<PaperRoutes.PaperRoute> paper = paperRoutes.of(id, version);
        return new DraftText.Special(
                false,
                "",
                ratification.map(each -> each.occurredOn().toString()).orElse(""),
                ratification.map(MatterPage.Ratification::why).orElse(""),
                paper.map(PaperRoutes.PaperRoute::reason),
                paper.map(PaperRoutes.PaperRoute::words).orElse(""));
    }

    /** Of a version; empty when nothing was done before it, and after destruction. */
    Optional<MatterPage.Ratification> ratification(DocumentId id, int version) {
        return db.fetchOptional(RATIFICATION, RATIFICATION.DOCUMENT_ID.eq(id.value()), RATIFICATION.VERSION.eq(version))
                .map(row -> new MatterPage.Ratification(row.getOccurredOn(), row.getWords()));
    }
}
