package org.fumikura;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.FumikuraTest.Template;
import org.fumikura.testing.TestInstallation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which data the program opens. */
@FumikuraTest(Template.BARE)
class MigrationsTest {

    @Autowired
    private TestInstallation installation;

    @Test
    void opensNothingThatANewerProgramMade() throws SQLException {
        assertThatCode(() -> Migrations.check(installation.owner())).doesNotThrowAnyException();
        try (Connection connection = installation.owner().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success) values (999, '99990101.01', 'newer', 'SQL',"
                    + " 'V99990101.01__newer.sql', 1, current_user, 1, true)");
        }

        assertThatThrownBy(() -> Migrations.check(installation.owner())).isInstanceOf(OtherVersion.class);
        assertThatThrownBy(() -> Migrations.apply(installation.owner())).isInstanceOf(OtherVersion.class);
    }
}
