package org.fumikura;

import java.net.BindException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.database.Accounts;
import org.fumikura.database.CannotStart;
import org.fumikura.database.OwnPostgres;
import org.fumikura.shared.Text;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Serves the demonstration city from a data folder, until the process is told to end. */
final class DemoCommand {

    private DemoCommand() {}

    /**
     * Returns when the program can serve.
     *
     * @throws org.fumikura.shared.Refusal when it can not, and why; nothing runs then
     */
    static void start(DemoOptions options) {
        Doors doors = Doors.of(options.port(), options.listen());
        boolean runsAlready = OwnPostgres.findRunning(options.data()).isPresent();
        if (!runsAlready) {
            doors.check();
        }
        var installation = Installation.in(options.data());
        Console.say(new Text(
                "文倉を起動しています（資料フォルダー: " + options.data() + "）",
                "Starting Fumikura (data folder: " + options.data() + ")"));
        OwnPostgres postgres = installation.start(options.reset());
        postgres.whenLost(DemoCommand::end);
        try {
            installation.prepare();
            Migrations.apply(postgres.accounts().owner());
            if (serve(postgres, properties(options, installation, doors, postgres.accounts()))
                    .isActive()) {
                Console.print("Fumikura is ready: http://localhost:" + options.port());
            }
        } catch (RuntimeException problem) {
            postgres.close();
            if (isAboutTheDoors(problem)) {
                doors.check();
            }
            throw problem;
        }
    }

    /** Building the city takes its time: somebody else may have taken the port meanwhile. */
    private static boolean isAboutTheDoors(RuntimeException problem) {
        return Stream.<Throwable>iterate(problem, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof WebServerException || cause instanceof BindException);
    }

    /** Without its database the program could only answer that it can not answer. */
    private static void end(CannotStart problem) {
        Console.complain(problem);
        System.exit(Fumikura.FAILED);
    }

    private static ConfigurableApplicationContext serve(OwnPostgres postgres, Map<String, Object> properties) {
        var application = new SpringApplication(Fumikura.class);
        application.setAdditionalProfiles("demo");
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("command line of the demonstration", properties));
            postgres.stopAfter(context::close);
        });
        return application.run();
    }

    private static Map<String, Object> properties(
            DemoOptions options, Installation installation, Doors doors, Accounts accounts) {
        var properties = new HashMap<>(installation.properties(DatabaseAccess.of(accounts)));
        properties.put("server.port", doors.port());
        properties.put("server.address", doors.addresses().getFirst().getHostAddress());
        properties.put(
                "fumikura.also-listen",
                addresses(doors.addresses().subList(1, doors.addresses().size())));
        properties.put("fumikura.demo.hosts", String.join(",", doors.hosts()));
        if (options.at() != null) {
            properties.put("fumikura.demo.at", options.at().toString());
        }
        return properties;
    }

    private static String addresses(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(","));
    }
}
