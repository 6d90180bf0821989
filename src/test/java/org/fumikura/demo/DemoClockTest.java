package org.fumikura.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.fumikura.shared.ClockGoesBack;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** The official clock of the demonstration and what is kept of it. */
@FumikuraTest
class DemoClockTest {

    @Autowired
    private DemoClock demoClock;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Test
    void showsNoTimeThatIsNotKept() throws SQLException {
        Instant before = clocks.officialNow();
        asOwner("alter table demo.clock add constraint full_disk check (false) not valid");

        assertThatThrownBy(() -> demoClock.advanceTo(TestClocks.OPENING.plusDays(3), "test"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(clocks.officialNow()).isEqualTo(before);

        asOwner("alter table demo.clock drop constraint full_disk");
        demoClock.advanceTo(TestClocks.OPENING.plusDays(3), "test");
        assertThat(clocks.officialNow()).isEqualTo(DemoClock.at(TestClocks.OPENING.plusDays(3)));
        assertThat(demoClock.resume()).isTrue();
        assertThatThrownBy(() -> demoClock.advanceTo(TestClocks.OPENING.plusDays(2), "test"))
                .isInstanceOf(ClockGoesBack.class);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = installation.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
