package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes on when the unit in which it was drafted has ended. */
@FumikuraTest
class SuccessionTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2022, 5, 20);

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Test
    @DisplayName("I-16 an open matter of a unit that ended is read and decided in the line of its successor")
    void goesOnInTheLineOfTheSuccessor() throws SQLException {
        DocumentId open = walk.submitted("組織改正をまたぐ案件");
        walk.approve(open, MatterWalk.SUBSECTION_HEAD);
        DocumentId closed = walk.closed("組織改正の前に完結した案件");
        end(
                toshima.actor(MatterWalk.DRAFTER).post().unit().id(),
                toshima.actor("joho-system1-kakaricho").post().unit().id());
        clocks.setOfficial(LAST_DAY.plusDays(3).atTime(9, 0));

        TestBrowser head = site.signedIn(MatterWalk.SECTION_HEAD);
        for (DocumentId each : new DocumentId[] {open, closed}) {
            assertThat(head.get("/matters/" + each.value()).status()).isEqualTo(200);
        }
        walk.decide(open, MatterWalk.SECTION_HEAD);
        assertThat(walk.matter(open).state()).isEqualTo(MatterState.AWAITING_CLOSE);
    }

    private void end(UnitId unit, UnitId successor) throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    update organization.assignment set valid = daterange(lower(valid), date '%3$s') where post_id in
                        (select id from organization.post where unit_id = '%1$s');
                    update organization.post set valid = daterange(lower(valid), date '%3$s') where unit_id = '%1$s';
                    update organization.unit set valid = daterange(lower(valid), date '%3$s') where id = '%1$s';
                    insert into organization.succession (tenant_id, unit_id, share, successor_id, since)
                        select 1, '%1$s', share, '%2$s', date '%3$s'
                        from unnest(array['FILES', 'NUMBERS', 'OPEN_DOCUMENTS']) share
                    """.formatted(unit.value(), successor.value(), LAST_DAY.plusDays(1)));
        }
    }
}
