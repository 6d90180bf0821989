package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.OTHER_SYSTEM;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.statistics.tables.records.OtherSystemRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What other systems decide in a month, as somebody enters it (全庁率). Entered again it is corrected; the act says what it was. */
@Component
class OtherSystems {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;

    OtherSystems(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
    }

    /**
     * @param system what the office calls it
     * @param electronic of the decided ones, those without paper
     */
    record Count(String system, YearMonth month, long decided, long electronic) {

        private String words() {
            return "決裁 " + decided + "件、うち電子 " + electronic + "件";
        }
    }

    /** All that is entered, the newest month first; in a read. */
    List<Count> list() {
        return db.selectFrom(OTHER_SYSTEM)
                .orderBy(OTHER_SYSTEM.MONTH.desc(), OTHER_SYSTEM.SYSTEM)
                .fetch(OtherSystems::count);
    }

    private static Count count(OtherSystemRecord row) {
        return new Count(row.getSystem(), YearMonth.from(row.getMonth()), row.getDecided(), row.getElectronic());
    }

    /** What is entered for a system and month. */
    Optional<Count> find(String system, YearMonth month) {
        return row(system, month).map(OtherSystems::count);
    }

    private Optional<OtherSystemRecord> row(String system, YearMonth month) {
        return db.selectFrom(OTHER_SYSTEM)
                .where(OTHER_SYSTEM.SYSTEM.eq(system), OTHER_SYSTEM.MONTH.eq(month.atDay(1)))
                .fetchOptional();
    }

    /** Enters or corrects; a write with an act, or part of one. */
    void enter(Count count, Doer doer) {
        transactions.write(() -> {
            Optional<OtherSystemRecord> before = row(count.system, count.month);
            UUID id = before.map(OtherSystemRecord::getId).orElseGet(ids::create);
            if (before.isPresent()) {
                db.update(OTHER_SYSTEM)
                        .set(OTHER_SYSTEM.DECIDED, count.decided)
                        .set(OTHER_SYSTEM.ELECTRONIC, count.electronic)
                        .where(OTHER_SYSTEM.ID.eq(id))
                        .execute();
            } else {
                db.insertInto(OTHER_SYSTEM)
                        .set(OTHER_SYSTEM.ID, id)
                        .set(OTHER_SYSTEM.SYSTEM, count.system)
                        .set(OTHER_SYSTEM.MONTH, count.month.atDay(1))
                        .set(OTHER_SYSTEM.DECIDED, count.decided)
                        .set(OTHER_SYSTEM.ELECTRONIC, count.electronic)
                        .execute();
            }
            ledger.record(Act.of(
                            StatisticsActs.OTHER_SYSTEM_COUNTED,
                            new Subject("other-system", id),
                            doer,
                            count.system + " " + month(count.month))
                    .changing(
                            "件数",
                            before.map(OtherSystems::count).map(Count::words).orElse(null),
                            count.words()));
        });
    }

    /** 令和4年4月, for acts. */
    static String month(YearMonth month) {
        return new JapaneseDate(month.atDay(1)).full().replaceFirst("[0-9]+日$", "");
    }
}
