package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.fumikura.BusyOffice.Done;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the program and its database while people work, as a power cut would. */
class KillTest {

    private static final int MOST_ACTS = 8;

    /** Numbers of each series that were counted and went to no document. */
    private static final String GAPS = """
            select count(*) from records.counter c,
                lateral (select generate_series(coalesce((select min(n) from records.number n where n.tenant_id = c.tenant_id
                    and n.series_id = c.series_id and n.fiscal_year = c.fiscal_year), 1), c.next - 1) as n) counted
            where not exists (select from records.number n where n.tenant_id = c.tenant_id and n.series_id = c.series_id
                and n.fiscal_year = c.fiscal_year and n.n = counted.n)
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("I-02 I-05 what was acknowledged is there once after kill -9 of the program and of the database")
    void losesNothingAndDoesNothingTwice() throws Exception {
        long seed = Long.getLong("fumikura.kill.seed", System.nanoTime());
        System.out.println("KillTest: -Dfumikura.kill.seed=" + seed);
        var random = new Random(seed);
        int port = freePort();
        try (var program = new RunningProgram(folder.resolve("data"), port)) {
            long gaps = program.database().number(GAPS);
            try (var office = new BusyOffice(port, program.database(), random)) {
                office.begin();
                for (boolean database : new boolean[] {false, false, true}) {
                    office.awaitMore(1 + random.nextInt(MOST_ACTS));
                    if (database) {
                        program.killDatabase();
                    } else {
                        program.killAndStartAgain();
                    }
                }
                office.awaitEverybody();
                office.goHome();
                assertEverythingIsThereOnce(office, program.database());
            }
            assertNothingIsMissing(program.database(), gaps);
            RunningProgram.Verified verified = program.verify();
            assertThat(verified.status()).as(verified.output()).isZero();
        }
    }

    private static void assertEverythingIsThereOnce(BusyOffice office, Database database) throws SQLException {
        List<Done> acknowledged = office.acknowledged();
        for (Done done : acknowledged) {
            assertThat(countOf(done, database))
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
    private static long countOf(Done done, Database database) throws SQLException {
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

    private static void assertNothingIsMissing(Database database, long gapsBefore) throws SQLException {
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
