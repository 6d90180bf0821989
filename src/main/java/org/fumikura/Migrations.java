package org.fumikura;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.fumikura.database.Login;

/** Brings the tables to the version of the program, before anything of it looks at them. */
final class Migrations {

    private Migrations() {}

    /** @throws OtherVersion when the tables were made by a program that knew other migrations */
    static void apply(Login owner) {
        try {
            flyway(owner).migrate();
        } catch (FlywayValidateException mismatch) {
            throw new OtherVersion();
        }
    }

    /** @throws OtherVersion unless the tables are exactly those of this program; nothing is changed */
    static void check(Login owner) {
        if (!flyway(owner).validateWithResult().validationSuccessful) {
            throw new OtherVersion();
        }
    }

    private static Flyway flyway(Login owner) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                // by default migrations that only a newer program knows would pass
                .ignoreMigrationPatterns(new String[0])
                .load();
    }
}
