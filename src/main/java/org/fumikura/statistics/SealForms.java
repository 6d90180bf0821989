package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.SEAL_FORM;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.statistics.tables.records.SealFormRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 押印欄の棚卸し (A.14): every form with a seal column, why it has one, and what is to become of it. */
@Component
class SealForms {

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;

    SealForms(DSLContext db, Transactions transactions, Ledger ledger, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
    }

    /** What demands the seal. */
    enum Basis {
        LAW("法令", "Law"),
        RULE("例規", "The office’s own rules"),
        CUSTOM("慣例", "Custom");

        private final Text label;

        Basis(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /** Who puts it there. */
    enum Stamper {
        RESIDENT("区民・市民", "Residents"),
        BUSINESS("事業者", "Businesses"),
        STAFF("職員", "Staff");

        private final Text label;

        Stamper(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /** What it is for. */
    enum Purpose {
        IDENTITY("本人確認", "Identity"),
        INTENTION("意思確認", "Intention"),
        RECEIPT("受領確認", "Receipt");

        private final Text label;

        Purpose(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /** What is to become of it. */
    enum Decision {
        OPEN("未定", "Open"),
        ABOLISH("廃止", "Abolished"),
        SIGNATURE("署名に替える", "Signature instead"),
        ELECTRONIC("電子認証に替える", "Electronic proof instead"),
        KEEP("存続", "Kept");

        private final Text label;

        Decision(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /**
     * A form.
     *
     * @param code what the office calls it in short; unique
     * @param unit who owns it
     * @param source the article that demands the seal; may be blank
     * @param decidedOn when it was decided what becomes of it; empty as long as that is open
     */
    record SealForm(
            String code,
            String form,
            UnitId unit,
            Basis basis,
            String source,
            Stamper stamper,
            Purpose purpose,
            Decision decision,
            Optional<LocalDate> decidedOn) {

        private String fate() {
            return decision.label().ja()
                    + decidedOn
                            .map(day -> "（" + new JapaneseDate(day).full() + "）")
                            .orElse("");
        }
    }

    /** A form and its row. */
    record Line(UUID id, SealForm form) {}

    /** All of them by their codes; in a read. */
    List<Line> list() {
        return db.selectFrom(SEAL_FORM).orderBy(SEAL_FORM.CODE).fetch(SealForms::line);
    }

    Optional<Line> find(UUID id) {
        return db.selectFrom(SEAL_FORM).where(SEAL_FORM.ID.eq(id)).fetchOptional(SealForms::line);
    }

    Optional<Line> find(String code) {
        return db.selectFrom(SEAL_FORM).where(SEAL_FORM.CODE.eq(code)).fetchOptional(SealForms::line);
    }

    private static Line line(SealFormRecord row) {
        return new Line(
                row.getId(),
                new SealForm(
                        row.getCode(),
                        row.getForm(),
                        new UnitId(row.getUnitId()),
                        Basis.valueOf(row.getBasis()),
                        row.getSource(),
                        Stamper.valueOf(row.getStamper()),
                        Purpose.valueOf(row.getPurpose()),
                        Decision.valueOf(row.getDecision()),
                        Optional.ofNullable(row.getDecidedOn())));
    }

    /** Enters a form, or changes the entry of the same code; a write with an act, or part of one. */
    void enter(SealForm form, Doer doer) {
        transactions.write(() -> {
            Optional<Line> before = find(form.code);
            UUID id = before.map(Line::id).orElseGet(ids::create);
            SealFormRecord row = db.newRecord(SEAL_FORM);
            row.setForm(form.form);
            row.setUnitId(form.unit.value());
            row.setBasis(form.basis.name());
            row.setSource(form.source);
            row.setStamper(form.stamper.name());
            row.setPurpose(form.purpose.name());
            row.setDecision(form.decision.name());
            row.setDecidedOn(form.decidedOn.orElse(null));
            if (before.isPresent()) {
                db.update(SEAL_FORM).set(row).where(SEAL_FORM.ID.eq(id)).execute();
            } else {
                row.setId(id);
                row.setCode(form.code);
                db.insertInto(SEAL_FORM).set(row).execute();
            }
            ledger.record(Act.of(
                            before.isPresent() ? StatisticsActs.SEAL_FORM_CHANGED : StatisticsActs.SEAL_FORM_ENTERED,
                            new Subject("seal-form", id),
                            doer,
                            form.code + " " + form.form)
                    .changing("判断", before.map(each -> each.form.fate()).orElse(null), form.fate()));
        });
    }
}
