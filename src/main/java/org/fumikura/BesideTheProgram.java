package org.fumikura;

import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fumikura.database.Accounts;
import org.fumikura.database.OwnPostgres;
import org.fumikura.shared.Text;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

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
                    "この資料フォルダーには何もありません: " + installation.data(),
                    "There is nothing in this folder: " + installation.data()));
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

    /** The program's parts for an errand: nothing is served, nothing works by itself. The caller closes them. */
    static ConfigurableApplicationContext open(Installation installation, DatabaseAccess access, String... profiles) {
        var application = new SpringApplication(Fumikura.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles(
                Stream.concat(Stream.of("errand"), Stream.of(profiles)).toArray(String[]::new));
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("installation", installation.properties(access))));
        return application.run();
    }
}
