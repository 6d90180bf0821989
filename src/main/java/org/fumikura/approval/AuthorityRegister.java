package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;

import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Enters the table of who decides (事案決定・専決). A row is a write with an act of its own, or a part of the caller's. */
@Component
public class AuthorityRegister {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;

    AuthorityRegister(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
    }

    /**
     * Who decides a kind of matter.
     *
     * @param matterCode unique within the executive body on every date
     * @param decides the lowest rank that decides it
     * @param selfDecidable whether the drafter decides it alone when she is of that rank
     * @param source the article, e.g. 別表第1 2項
     */
    public record NewAuthority(
            BodyId body,
            String matterCode,
            String matterName,
            Rank decides,
            boolean selfDecidable,
            String source,
            Validity validity) {}

    /**
     * Enters a row.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when the code has a row on one of these dates already
     */
    public void enter(NewAuthority authority, Doer doer) {
        UUID id = ids.create();
        transactions.write(() -> {
            db.insertInto(AUTHORITY)
                    .set(AUTHORITY.ID, id)
                    .set(AUTHORITY.BODY_ID, authority.body.value())
                    .set(AUTHORITY.MATTER_CODE, authority.matterCode)
                    .set(AUTHORITY.MATTER_NAME, authority.matterName)
                    .set(AUTHORITY.DECIDING_RANK, authority.decides.name())
                    .set(AUTHORITY.SELF_DECIDABLE, authority.selfDecidable)
                    .set(AUTHORITY.SOURCE, authority.source)
                    .set(authority.validity.in(AUTHORITY.VALID))
                    .execute();
            ledger.record(
                    Act.of(ApprovalActs.AUTHORITY_ENTERED, new Subject("authority", id), doer, authority.matterName)
                            .changing("決裁者", null, authority.decides.label().ja())
                            .because(authority.source));
        });
    }
}
