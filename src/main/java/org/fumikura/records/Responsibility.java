package org.fumikura.records;

import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.FILE_HOLDER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Succession;
import org.fumikura.organization.Succession.Share;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which unit is in charge of files and documents, today and over time (I-16): whoever asks what somebody may do with one asks
 * for a permission at that unit. Asks nobody who reads; {@link Holding} says the same of many at once.
 */
@Component
public class Responsibility {

    private static final Field<LocalDate> FROM =
            DSL.field("lower({0})", LocalDate.class, FILE_HOLDER.VALID).as("from_day");
    private static final Field<LocalDate> TO =
            DSL.field("upper({0})", LocalDate.class, FILE_HOLDER.VALID).as("to_day");

    private final DSLContext db;
    private final Organization organization;
    private final OfficialClock clock;

    Responsibility(DSLContext db, Organization organization, OfficialClock clock) {
        this.db = db;
        this.organization = organization;
        this.clock = clock;
    }

    /** Why a unit came in charge. */
    public enum Cause {
        ENTERED("登録", "Entered for it"),
        SUCCESSION("組織改正による承継", "Succeeded a unit that ended"),
        NAMED("引き継ぐ組織として指定", "Named as the holder of the file");

        private final Text label;

        Cause(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /**
     * A time during which one unit was in charge.
     *
     * @param last its last day; empty while it goes on, whatever is entered for days to come
     */
    public record Term(UnitId unit, LocalDate from, Optional<LocalDate> last, Cause cause) {

        Term endingOn(LocalDate day) {
            return new Term(unit, from, Optional.of(day), cause);
        }

        public boolean covers(LocalDate on) {
            return !on.isBefore(from) && last.filter(on::isAfter).isEmpty();
        }
    }

    /**
     * The unit in charge of a document today.
     *
     * @throws org.fumikura.shared.NotFound when there is no such document
     */
    public UnitId of(DocumentId document) {
        LocalDate today = clock.today();
        return Transactions.onceARead(
                new AskedOf(document, today),
                () -> db.select(DOCUMENT.UNIT_ID, DOCUMENT.STATE, Holding.holder(today))
                        .from(DocumentRows.WITH_FILE)
                        .where(DOCUMENT.ID.eq(document.value()))
                        .fetchOptional(
                                row -> resolve(row.value1(), row.value3(), DocumentState.valueOf(row.value2()), today))
                        .orElseThrow(() -> Documents.missing(document)));
    }

    private record AskedOf(DocumentId document, LocalDate on) {}

    private UnitId resolve(UUID entered, @Nullable UUID holder, DocumentState state, LocalDate on) {
        Share share = state.isOpen() ? Share.OPEN_DOCUMENTS : Share.FILES;
        return organization.succession(share).inCharge(new UnitId(holder == null ? entered : holder), on);
    }

    /** The unit with which a document is today or was when it ended, for {@link #goingOnWith} and the caller's own query. */
    public Field<UUID> unitOf(Field<UUID> document) {
        return DSL.field(DSL.select(DSL.coalesce(Holding.holder(clock.today()), DOCUMENT.UNIT_ID))
                .from(DocumentRows.WITH_FILE)
                .where(DOCUMENT.ID.eq(document)));
    }

    /** The unit in charge today of a document that is with a unit, as {@link #unitOf} says. */
    public UnitId goingOnWith(UUID unit, boolean open) {
        return organization
                .succession(open ? Share.OPEN_DOCUMENTS : Share.FILES)
                .inCharge(new UnitId(unit), clock.today());
    }

    /** Who was in charge of a document from its registration until today, the earliest first. */
    List<Term> termsOf(Document document) {
        return inCharge(document.unit(), document.registeredOn(), ended(document), document.file())
                .terms(clock.today());
    }

    /** Who was in charge of a file from its year's first day, or that of its unit, until today; the earliest first. */
    List<Term> termsOf(FileId file) {
        return inCharge(file).terms(clock.today());
    }

    /** The unit in charge of a file on a day, past or to come. */
    UnitId on(FileId file, LocalDate on) {
        return inCharge(file).on(on);
    }

    private InCharge inCharge(FileId file) {
        Record row = db.select(FILE.UNIT_ID, FILE.FISCAL_YEAR)
                .from(FILE)
                .where(FILE.ID.eq(file.value()))
                .fetchSingle();
        var entered = new UnitId(row.get(FILE.UNIT_ID));
        LocalDate year = new FiscalYear(row.get(FILE.FISCAL_YEAR)).firstDay();
        LocalDate unit = organization.firstDayOf(entered);
        LocalDate begun = unit.isAfter(year) ? unit : year;
        return inCharge(entered, begun, Optional.of(begun), file);
    }

    private InCharge inCharge(UnitId entered, LocalDate begun, Optional<LocalDate> ended, FileId file) {
        Succession files = organization.succession(Share.FILES);
        return new InCharge(entered, begun, ended, named(file), files, organization.succession(Share.OPEN_DOCUMENTS));
    }

    private List<InCharge.Named> named(FileId file) {
        return db.select(FILE_HOLDER.UNIT_ID, FROM, TO)
                .from(FILE_HOLDER)
                .where(FILE_HOLDER.FILE_ID.eq(file.value()), Holding.goesOn())
                .orderBy(FROM)
                .fetch(row ->
                        new InCharge.Named(new UnitId(row.value1()), row.value2(), Optional.ofNullable(row.value3())));
    }

    /** The day on which a matter was denied or abandoned is not kept in its entry: it counts as with its file all along. */
    private static Optional<LocalDate> ended(Document document) {
        return document.state().isOpen()
                ? Optional.empty()
                : document.closedOn().or(() -> Optional.of(document.registeredOn()));
    }
}
