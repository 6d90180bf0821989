package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.AUTHORITY_DUTY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Enters the table of who decides (事案決定・専決). A row is a write with an act of its own, or a part of the caller's. */
@Component
public class AuthorityRegister {

    /** The ranks that can decide. */
    static final List<Rank> DECIDING =
            List.of(Rank.MAYOR, Rank.DEPUTY_MAYOR, Rank.DEPARTMENT_HEAD, Rank.SECTION_HEAD, Rank.SUBSECTION_HEAD);

    private static final String NO_DOCUMENT = "決裁文書なし";

    private static final Map<String, Text> RULES = Map.of(
            "one_row_for_each_case",
            new Text(
                    "この事案・支出科目・金額には、この期間にほかの行があります。境目を動かすときは、先に隣の行を終えてください。",
                    "Another row takes this matter, item and amount in this period. To move a border, end its neighbour first."),
            "decided_by_a_matter",
            new Text("決裁文書として指定した文書は決裁されていません。", "What is named as its decision is not decided."));

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Numbers numbers;
    private final OfficialClock clock;
    private final Uuid7 ids;

    AuthorityRegister(
            DSLContext db, Transactions transactions, Ledger ledger, Numbers numbers, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.numbers = numbers;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Who decides a kind of matter.
     *
     * @param matterCode with item and amounts unique within the executive body on every date
     * @param expenditureItem blank for none
     * @param decides the lowest rank that decides it
     *
     * @param source the article, e.g. 別表第1 2項
     * @param decidedBy the decided matter that made the rule; empty where none is named
     */
    public record NewAuthority(
            BodyId body,
            String matterCode,
            String matterName,
            String expenditureItem,
            AmountRange amounts,
            Rank decides,
            Authority.Terms terms,
            String source,
            Optional<DocumentId> decidedBy,
            List<Authority.Duty> duties,
            Validity validity) {}

    /**
     * Enters a row.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when the code has a row for the item and one of these
     *     amounts on one of these dates already, or what is named as its decision was not decided
     */
    public UUID enter(NewAuthority authority, Doer doer) {
        UUID id = ids.create();
        transactions.write(() -> {
            insert(id, authority);
            ledger.record(
                    Act.of(ApprovalActs.AUTHORITY_ENTERED, new Subject("authority", id), doer, authority.matterName)
                            .changing("決裁者", null, authority.decides.label().ja())
                            .changing("決裁文書", null, decision(authority))
                            .because(authority.source));
        });
        return id;
    }

    /**
     * Ends a row; what was decided under it stays as it is.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when it ends earlier, or began later
     */
    public void end(UUID id, LocalDate last, Doer doer) {
        if (last.isBefore(clock.today())) {
            throw new RowRefused(
                    new Text(
                            "過ぎた日には終えられません。その行で決裁したものがあり得るためです。最後の日は今日以後にしてください。",
                            "It can not end in the past: something may have been decided under it since. The last day is today or later."));
        }
        transactions.write(() -> {
            String name = db.update(AUTHORITY)
                    .set(Validity.endingIn(AUTHORITY.VALID, last))
                    .where(AUTHORITY.ID.eq(id))
                    .returningResult(AUTHORITY.MATTER_NAME)
                    .fetchSingle()
                    .value1();
            ledger.record(Act.of(ApprovalActs.AUTHORITY_ENDED, new Subject("authority", id), doer, name)
                    .changing("最後の日", null, last.toString()));
        });
    }

    /**
     * Enters a row in place of another one, which ends on the day before.
     *
     * @throws RowRefused when that one does not begin before
     */
    void replace(Authority present, NewAuthority authority, Doer doer) {
        LocalDate before = authority.validity.first().minusDays(1);
        if (before.isBefore(present.validity().first())) {
            throw new RowRefused(new Text(
                    "いまの行が使われ始める日より後の日を指定してください。行は書き換えず、終えて新しく登録します。",
                    "Choose a day after the one on which the present row begins: it is ended, never overwritten."));
        }
        transactions.write(() -> {
            end(present.id(), before, doer);
            enter(authority, doer);
        });
    }

    /** What a constraint of the database says, by its name. */
    static Optional<Text> rule(String constraint) {
        return Optional.ofNullable(RULES.get(constraint));
    }

    private void insert(UUID id, NewAuthority authority) {
        db.insertInto(AUTHORITY)
                .set(AUTHORITY.ID, id)
                .set(AUTHORITY.BODY_ID, authority.body.value())
                .set(AUTHORITY.MATTER_CODE, authority.matterCode)
                .set(AUTHORITY.MATTER_NAME, authority.matterName)
                .set(AUTHORITY.EXPENDITURE_ITEM, authority.expenditureItem)
                .set(AUTHORITY.AMOUNT_FROM, authority.amounts.from())
                .set(AUTHORITY.AMOUNT_TO, authority.amounts.to().orElse(null))
                .set(AUTHORITY.DECIDING_RANK, authority.decides.name())
                .set(AUTHORITY.SELF_DECIDABLE, authority.terms.selfDecidable())
                .set(AUTHORITY.LIGHT, authority.terms.light())
                .set(AUTHORITY.PROXY_ALLOWED, authority.terms.proxyAllowed())
                .set(AUTHORITY.COUNCIL_VOTE, authority.terms.councilVote())
                .set(AUTHORITY.RECIRCULATION, authority.terms.recirculation().name())
                .set(AUTHORITY.SOURCE, authority.source)
                .set(
                        AUTHORITY.DECIDED_BY_DOCUMENT_ID,
                        authority.decidedBy.map(DocumentId::value).orElse(null))
                .set(authority.validity.in(AUTHORITY.VALID))
                .execute();
        for (int i = 0; i < authority.duties.size(); i++) {
            Authority.Duty duty = authority.duties.get(i);
            db.insertInto(AUTHORITY_DUTY)
                    .set(AUTHORITY_DUTY.AUTHORITY_ID, id)
                    .set(AUTHORITY_DUTY.ORDINAL, i + 1)
                    .set(AUTHORITY_DUTY.KIND, duty.kind().name())
                    .set(AUTHORITY_DUTY.UNIT_ID, duty.unit().map(UnitId::value).orElse(null))
                    .set(AUTHORITY_DUTY.AMOUNT_FROM, duty.from())
                    .set(AUTHORITY_DUTY.SOURCE, duty.source())
                    .execute();
        }
    }

    /** What the act says that a rule stands on. */
    private String decision(NewAuthority authority) {
        return authority
                .decidedBy
                .map(document -> numbers.of(document).stream()
                        .filter(number -> number.kind() == NumberKind.DRAFT)
                        .findFirst()
                        .map(number -> "起案 " + number.label())
                        .orElse(document.value().toString()))
                .orElse(NO_DOCUMENT);
    }
}
