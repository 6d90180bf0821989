package org.fumikura;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fumikura.database.CannotStart;
import org.fumikura.database.FolderLock;
import org.fumikura.database.OwnPostgres;
import org.fumikura.settings.BadSettings;
import org.fumikura.settings.Complaint;
import org.fumikura.settings.Settings;
import org.fumikura.shared.Text;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** Serves an office: the settings of the operator, and nothing else, say how. */
final class ServeCommand {

    private ServeCommand() {}

    /**
     * Returns when the program can serve.
     *
     * @param config empty when everything is said in the environment
     * @throws org.fumikura.shared.Refusal when it can not, and why; nothing runs then
     */
    static void start(Optional<Path> config) {
        ServiceSettings settings = ServiceSettings.read(config, System.getenv());
        checkDoors(settings);
        Console.say(new Text("文倉を起動しています", "Starting Fumikura"));
        if (settings.database().isEmbedded()) {
            serveWithOwnDatabase(settings);
            return;
        }
        var access = DatabaseAccess.of(settings.database());
        DatabaseCheck.check(settings.all(), access);
        serve(settings, access, context -> Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop")));
    }

    private static void serveWithOwnDatabase(ServiceSettings settings) {
        OwnPostgres postgres = settings.installation().start(false);
        postgres.whenLost(ServeCommand::end);
        try {
            var access = DatabaseAccess.of(postgres.accounts());
            DatabaseCheck.check(settings.all(), access);
            serve(settings, access, context -> postgres.stopAfter(context::close));
        } catch (RuntimeException problem) {
            postgres.close();
            throw problem;
        }
    }

    private static void serve(
            ServiceSettings settings, DatabaseAccess access, Consumer<ConfigurableApplicationContext> whenMade) {
        LastCall.watch();
        DatabaseCheck.refuseDemonstration(settings.all(), access);
        settings.installation().prepare();
        FolderLock content = settings.installation().takeContent();
        Migrations.apply(access.owner());
        var application = new SpringApplication(Fumikura.class);
        application.setAdditionalProfiles("serve");
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(logging(settings.log()));
        application.addInitializers(context -> {
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            sources.remove("systemEnvironment");
            sources.remove("spring.application.json");
            sources.addFirst(new MapPropertySource("settings", properties(settings, access)));
            context.getBeanFactory().registerSingleton("settings", settings.all());
            context.getBeanFactory().registerSingleton("contentLock", content);
            whenMade.accept(context);
        });
        if (application.run().isActive()) {
            WebSettings web = settings.web();
            Console.print("Fumikura is ready: " + (web.certificate() == null ? "http://" : "https://") + web.address()
                    + ":" + web.port());
        }
    }

    /** Without its database the program could only answer that it can not answer. */
    private static void end(CannotStart problem) {
        Console.complain(problem);
        System.exit(Fumikura.FAILED);
    }

    static void checkDoors(ServiceSettings settings) {
        var complaints = new ArrayList<Complaint>();
        WebSettings web = settings.web();
        checkDoor(settings.all(), "web.port", web.address(), web.port()).ifPresent(complaints::add);
        ManagementSettings management = settings.management();
        checkDoor(settings.all(), "management.port", management.address(), management.port())
                .ifPresent(complaints::add);
        if (!complaints.isEmpty()) {
            throw new BadSettings(complaints);
        }
    }

    private static Optional<Complaint> checkDoor(Settings settings, String key, String address, int port) {
        try {
            if (Doors.canBind(InetAddress.getByName(address), port)) {
                return Optional.empty();
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("the settings have been checked", unknown);
        }
        return Optional.of(settings.complaint(
                key,
                new Text(
                        "%s のポート %d は使えません。ほかのプログラムが使っているか、この機械のアドレスではありません。".formatted(address, port),
                        "Port %d of %s can not be used: another program uses it, or it is no address of this machine."
                                .formatted(port, address))));
    }

    static Map<String, Object> logging(LogSettings log) {
        return log.form() == LogSettings.Form.JSON
                ? Map.of(
                        "logging.structured.format.console",
                        "ecs",
                        "logging.structured.json.stacktrace.max-length",
                        "8000",
                        "logging.structured.json.stacktrace.root",
                        "first")
                : Map.of();
    }

    private static Map<String, Object> properties(ServiceSettings settings, DatabaseAccess access) {
        DatabaseSettings database = settings.database();
        var properties = new HashMap<>(settings.all().properties());
        settings.all().list().stream()
                .filter(said -> said.setting().secret())
                .forEach(secret -> properties.remove(secret.setting().property()));
        properties.putAll(settings.installation().properties(access));
        properties.put("spring.datasource.hikari.maximum-pool-size", database.connections());
        properties.put(
                "spring.datasource.hikari.connection-timeout",
                database.patience().toMillis());
        properties.putAll(doors(settings.web()));
        properties.put("management.server.address", settings.management().address());
        properties.put("management.server.port", settings.management().port());
        return properties;
    }

    /** Where people come in. */
    static Map<String, Object> doors(WebSettings web) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", web.address());
        properties.put("server.port", web.port());
        if (web.certificate() != null && web.certificateKey() != null) {
            properties.put("server.ssl.certificate", web.certificate().toUri().toString());
            properties.put(
                    "server.ssl.certificate-private-key",
                    web.certificateKey().toUri().toString());
        }
        return properties;
    }
}
