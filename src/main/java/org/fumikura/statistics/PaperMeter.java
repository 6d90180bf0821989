package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.PAPER_METER;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.statistics.tables.records.PaperMeterRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 紙メーター: sheets that a section printed and copied in a month. Entered again it is corrected; the act says what it was. */
@Component
class PaperMeter {

    private final DSLContext db;
    private final Organization organization;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;

    PaperMeter(DSLContext db, Organization organization, Transactions transactions, Ledger ledger, Uuid7 ids) {
        this.db = db;
        this.organization = organization;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
    }

    /** Sheets, not pages. */
    record Sheets(UnitId unit, YearMonth month, long printed, long copied) {

        private String words() {
            return "印刷 " + printed + "枚、複写 " + copied + "枚";
        }
    }

    /** Those of some units, the newest month first; in a read. */
    List<Sheets> list(UUID[] units) {
        return select(PAPER_METER.UNIT_ID.in(units));
    }

    /** All; in a read. */
    List<Sheets> all() {
        return select(org.jooq.impl.DSL.noCondition());
    }

    private List<Sheets> select(Condition which) {
        return db.selectFrom(PAPER_METER)
                .where(which)
                .orderBy(PAPER_METER.MONTH.desc(), PAPER_METER.UNIT_ID)
                .fetch(PaperMeter::sheets);
    }

    private static Sheets sheets(PaperMeterRecord row) {
        return new Sheets(
                new UnitId(row.getUnitId()), YearMonth.from(row.getMonth()), row.getPrinted(), row.getCopied());
    }

    Optional<Sheets> find(UnitId unit, YearMonth month) {
        return row(unit, month).map(PaperMeter::sheets);
    }

    private Optional<PaperMeterRecord> row(UnitId unit, YearMonth month) {
        return db.selectFrom(PAPER_METER)
                .where(PAPER_METER.UNIT_ID.eq(unit.value()), PAPER_METER.MONTH.eq(month.atDay(1)))
                .fetchOptional();
    }

    /** Enters or corrects; a write with an act, or part of one. */
    void enter(Sheets sheets, Doer doer) {
        transactions.write(() -> {
            Optional<PaperMeterRecord> before = row(sheets.unit, sheets.month);
            UUID id = before.map(PaperMeterRecord::getId).orElseGet(ids::create);
            if (before.isPresent()) {
                db.update(PAPER_METER)
                        .set(PAPER_METER.PRINTED, sheets.printed)
                        .set(PAPER_METER.COPIED, sheets.copied)
                        .where(PAPER_METER.ID.eq(id))
                        .execute();
            } else {
                db.insertInto(PAPER_METER)
                        .set(PAPER_METER.ID, id)
                        .set(PAPER_METER.UNIT_ID, sheets.unit.value())
                        .set(PAPER_METER.MONTH, sheets.month.atDay(1))
                        .set(PAPER_METER.PRINTED, sheets.printed)
                        .set(PAPER_METER.COPIED, sheets.copied)
                        .execute();
            }
            String unit = organization
                    .unitNames(List.of(sheets.unit.value()))
                    .getOrDefault(sheets.unit.value(), Text.same("—"))
                    .ja();
            ledger.record(Act.of(
                            StatisticsActs.PAPER_METERED,
                            new Subject("paper-meter", id),
                            doer,
                            unit + " " + OtherSystems.month(sheets.month))
                    .changing(
                            "枚数",
                            before.map(PaperMeter::sheets).map(Sheets::words).orElse(null),
                            sheets.words()));
        });
    }
}
