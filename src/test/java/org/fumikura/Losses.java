package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.fumikura.BusyOffice.Done;

/** Looks in the database for what an office did, and for what should not be there. */
final class Losses {

    /** Numbers of each series that were counted and went to no document. */
    private static final String GAPS = """
            select count(*) from records.counter c,
                lateral (select generate_series(coalesce((select min(n) from records.number n where n.tenant_id = c.tenant_id
                    and n.series_id = c.series_id and n.fiscal_year = c.fiscal_year), 1), c.next - 1) as n) counted
            where not exists (select from records.number n where n.tenant_id = c.tenant_id and n.series_id = c.series_id
                and n.fiscal_year = c.fiscal_year and n.n = counted.n)
            """;

    private final Database database;
    private final long gapsBefore;

    /** Begins with a database in which all is well. */
    Losses(Database database) throws SQLException {
        this.database = database;
        this.gapsBefore = database.number(GAPS);
    }

    /** What was acknowledged is there once, and what was refused is not. */
    void assertNoneOf(BusyOffice office) throws SQLException {
        List<Done> acknowledged = office.acknowledged();
        for (Done done : acknowledged) {
            assertThat(countOf(done))
                    .as("%s was acknowledged; so often it is in the ledger", done)
                    .isEqualTo(1);
            assertThat(database.number("select count(*) from frame.submission where key = '" + done.key() + "'"))
                    .as("%s was acknowledged; so often its form was carried out", done)
                    .isEqualTo(1);
        }
        for (Done done : office.refused()) {
            assertThat(database.number("select count(*) from ledger.detail where detail like '%" + done.key() + "%'"))
                    .as("%s was refused, and yet it was done", done)
                    .isZero();
        }
    }

    /** A matter is submitted, approved and decided once; its comments are told apart by their words. */
    private long countOf(Done done) throws SQLException {
        String words = done.act().equals("approval.submitted") ? "" : done.key().toString();
        String acts = " from ledger.act a join ledger.detail d on d.tenant_id = a.tenant_id and d.position = a.position"
                + " where a.tenant_id = 1 and a.kind = '%s' and a.subject_id = '%s'"
                        .formatted(done.act(), done.document());
        long withTheseWords = database.number("select count(*)" + acts + " and d.detail like '%" + words + "%'");
        if (done.act().equals("approval.commented")) {
            return withTheseWords;
        }
        return Math.max(withTheseWords, database.number("select count(*)" + acts));
    }

    /** Ledgers and number series have no gap that was not there before. */
    void assertNoGaps() throws SQLException {
        assertThat(database.list("select tenant_id from ledger.head h where position is distinct from "
                        + "(select max(position) from ledger.act a where a.tenant_id = h.tenant_id) or position <> "
                        + "(select count(*) from ledger.act a where a.tenant_id = h.tenant_id)"))
                .as("municipalities whose ledger has a gap or does not end at its head")
                .isEmpty();
        assertThat(database.number(GAPS))
                .as("numbers that were counted and went to no document")
                .isEqualTo(gapsBefore);
        assertThat(
                        database.list(
                                "select m.document_id from approval.matter m where m.submitted_round > 0 and not exists "
                                        + "(select from records.number n where n.tenant_id = m.tenant_id and n.document_id = m.document_id)"))
                .as("submitted matters without a number")
                .isEmpty();
    }
}
