package org.fumikura;

import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;
import org.fumikura.database.Accounts;
import org.fumikura.database.OwnPostgres;
import org.fumikura.shared.Text;

/** Runs one errand on an installation's database, whether or not the program runs at the same time. */
final class BesideTheProgram {

    private BesideTheProgram() {}

    /** With the database that an installation in service uses; one of its own is started when it does not run. */
    static <T> T run(ServiceSettings settings, Function<DatabaseAccess, T> errand) {
        if (!settings.database().isEmbedded()) {
            var access = DatabaseAccess.of(settings.database());
            DatabaseCheck.check(settings.all(), access);
            return errand.apply(access);
        }
        return own(settings.installation(), errand);
    }

    /** With the database of a data folder that is there already. */
    static <T> T run(Installation installation, Function<DatabaseAccess, T> errand) {
        if (!Files.exists(installation.data().resolve("postgres"))) {
            throw new BadUsage(new Text(
                    "確かめる資料がありません: " + installation.data(),
                    "There is nothing to verify in this folder: " + installation.data()));
        }
        return own(installation, errand);
    }

    private static <T> T own(Installation installation, Function<DatabaseAccess, T> errand) {
        Optional<Accounts> running = OwnPostgres.findRunning(installation.data());
        if (running.isPresent()) {
            return errand.apply(DatabaseAccess.of(running.get()));
        }
        try (OwnPostgres postgres = installation.start(false)) {
            return errand.apply(DatabaseAccess.of(postgres.accounts()));
        }
    }
}
