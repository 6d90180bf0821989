package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.DECISION;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Rank;
import org.fumikuradb.approval.tables.records.AuthorityRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who decides what, on a date. */
@Component
class Authorities {

    private final DSLContext db;

    Authorities(DSLContext db) {
        this.db = db;
    }

    /** The rows of an executive body in force on a date. */
    List<Authority> list(BodyId body, LocalDate on) {
        return db.selectFrom(AUTHORITY)
                .where(inForce(body, on))
                .orderBy(AUTHORITY.MATTER_CODE)
                .fetch(Authorities::authority);
    }

    Optional<Authority> find(BodyId body, String matterCode, LocalDate on) {
        return db.selectFrom(AUTHORITY)
                .where(inForce(body, on), AUTHORITY.MATTER_CODE.eq(matterCode))
                .fetchOptional(Authorities::authority);
    }

    /**
     * The rule that a matter stands on: the one it was decided under, whatever came after it; before a decision, the one in
     * force on a date.
     */
    Optional<Authority> of(Matter matter, BodyId body, LocalDate on) {
        Optional<Authority> decidedUnder = db.select(AUTHORITY.asterisk())
                .from(AUTHORITY)
                .join(DECISION)
                .on(DECISION.TENANT_ID.eq(AUTHORITY.TENANT_ID), DECISION.AUTHORITY_ID.eq(AUTHORITY.ID))
                .where(DECISION.DOCUMENT_ID.eq(matter.id().value()))
                .fetchOptionalInto(AuthorityRecord.class)
                .map(Authorities::authority);
        return decidedUnder.or(() -> find(body, matter.matterCode(), on));
    }

    private static Condition inForce(BodyId body, LocalDate on) {
        return AUTHORITY.BODY_ID.eq(body.value()).and(DSL.condition("{0} @> {1}::date", AUTHORITY.VALID, DSL.val(on)));
    }

    private static Authority authority(AuthorityRecord row) {
        return new Authority(
                row.getId(),
                row.getMatterCode(),
                row.getMatterName(),
                Rank.valueOf(row.getDecidingRank()),
                row.getSelfDecidable(),
                row.getSource());
    }
}
