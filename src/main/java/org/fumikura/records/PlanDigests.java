package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER_PREFIX;
import static org.fumikuradb.records.Tables.NUMBER_SERIES;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.CanonicalBytes;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Digests of the rows of the file plan, so that a retention shortened behind the program's back is found. What the program
 * itself changes later (whether a file is open, until when a rule is valid) is left out.
 */
@Component
class PlanDigests {

    private final DSLContext db;

    PlanDigests(DSLContext db) {
        this.db = db;
    }

    /** The row with this id, whichever kind it is; empty when there is none. */
    Optional<byte[]> of(UUID id) {
        return db.fetchOptional(FILE, FILE.ID.eq(id))
                .map(PlanDigests::file)
                .or(() -> classification(id))
                .or(() -> series(id))
                .or(() -> prefix(id))
                .map(CanonicalBytes::sha256);
    }

    /** What a person calls it; blank when it is not there. The title of a secret file is left out (I-12). */
    String label(UUID id) {
        return db.fetchOptional(FILE, FILE.ID.eq(id))
                .map(file -> "簿冊 " + file.getNumber()
                        + (Secrecy.at(file.getSecrecy()).isMasked() ? "" : " " + file.getTitle()))
                .or(() -> db.fetchOptional(CLASSIFICATION, CLASSIFICATION.ID.eq(id))
                        .map(row -> "分類 " + row.getCode() + " " + row.getTitle()))
                .or(() -> db.fetchOptional(NUMBER_SERIES, NUMBER_SERIES.ID.eq(id))
                        .map(row -> "番号簿 "
                                + NumberKind.valueOf(row.getKind()).label().ja()))
                .or(() -> db.fetchOptional(NUMBER_PREFIX, NUMBER_PREFIX.ID.eq(id))
                        .map(row -> "番号様式 " + row.getBeforeNumber() + "○" + row.getAfterNumber()))
                .orElse("");
    }

    private static CanonicalBytes file(FileRecord file) {
        var bytes = new CanonicalBytes()
                .add(file.getId())
                .add(file.getFiscalYear())
                .add(file.getUnitId())
                .add(file.getClassificationId())
                .add(file.getNumber())
                .add(file.getTitle())
                .add(file.getPublicTitle())
                .add(file.getRetentionKind());
        Integer years = file.getRetentionYears();
        return bytes.add(years == null ? 0 : years)
                .add(file.getRetentionStart())
                .add(file.getRetentionSource())
                .add(file.getDisposition())
                .add(file.getMedium())
                .add(file.getSecrecy())
                .add(file.getScope())
                .add(file.getFlags());
    }

    private Optional<CanonicalBytes> classification(UUID id) {
        return db.select(CLASSIFICATION.asterisk(), firstDay(CLASSIFICATION.VALID))
                .from(CLASSIFICATION)
                .where(CLASSIFICATION.ID.eq(id))
                .fetchOptional(row -> new CanonicalBytes()
                        .add(row.get(CLASSIFICATION.ID))
                        .add(row.get(CLASSIFICATION.CODE))
                        .add(row.get(CLASSIFICATION.PARENT_ID))
                        .add(row.get(CLASSIFICATION.TITLE))
                        .add(row.get(firstDay(CLASSIFICATION.VALID))));
    }

    private Optional<CanonicalBytes> series(UUID id) {
        return db.fetchOptional(NUMBER_SERIES, NUMBER_SERIES.ID.eq(id))
                .map(row -> new CanonicalBytes()
                        .add(row.getId())
                        .add(row.getUnitId())
                        .add(row.getKind()));
    }

    private Optional<CanonicalBytes> prefix(UUID id) {
        return db.select(NUMBER_PREFIX.asterisk(), firstDay(NUMBER_PREFIX.VALID))
                .from(NUMBER_PREFIX)
                .where(NUMBER_PREFIX.ID.eq(id))
                .fetchOptional(row -> new CanonicalBytes()
                        .add(row.get(NUMBER_PREFIX.ID))
                        .add(row.get(NUMBER_PREFIX.SERIES_ID))
                        .add(row.get(NUMBER_PREFIX.FISCAL_YEAR))
                        .add(row.get(NUMBER_PREFIX.BEFORE_NUMBER))
                        .add(row.get(NUMBER_PREFIX.AFTER_NUMBER))
                        .add(row.get(NUMBER_PREFIX.DIGITS))
                        .add(row.get(NUMBER_PREFIX.SOURCE))
                        .add(row.get(firstDay(NUMBER_PREFIX.VALID))));
    }

    private static Field<LocalDate> firstDay(Field<Object> valid) {
        return DSL.field("lower({0})", LocalDate.class, valid).as("first_day");
    }
}
