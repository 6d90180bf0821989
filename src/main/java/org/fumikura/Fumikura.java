package org.fumikura;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fumikura.renditions.Workshop;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** The program. Its first argument says what it is asked to do. */
@SpringBootApplication(
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            // it would wrap every filter of every request; the frame measures requests itself
            ObservationAutoConfiguration.class
        })
@ConfigurationPropertiesScan
@Modulithic(systemName = "Fumikura")
public class Fumikura {

    static final int FAILED = 1;

    /** Ends the process with status 1 after a refusal; {@code verify} has a status of its own for what it finds. */
    public static void main(String[] arguments) {
        LoggingSystem.get(Fumikura.class.getClassLoader()).beforeInitialize();
        // nothing but the program's own settings counts: no file that happens to lie in the folder where it is started
        System.setProperty("spring.config.location", "classpath:/");
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try {
            run(List.of(arguments));
        } catch (Refusal refusal) {
            Console.complain(refusal);
            System.exit(FAILED);
        } catch (RuntimeException problem) {
            tell(problem);
            Console.say(new Text(
                    "プログラムの不具合で続けられません。上の記録をシステム管理者に伝えてください。",
                    "A fault in the program stopped it. Please show the lines above to your administrator."));
            System.exit(FAILED);
        }
    }

    /** Before the settings of the log are known, it swallows everything. */
    private static void tell(RuntimeException problem) {
        Logger log = LoggerFactory.getLogger(Fumikura.class);
        if (log.isErrorEnabled()) {
            log.error("The program could not go on", problem);
        } else {
            problem.printStackTrace();
        }
    }

    private static void run(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        switch (command) {
            case "demo" -> DemoCommand.start(DemoOptions.parse(rest));
            case "serve" -> serve(Options.parse(rest, "--config", "--role"));
            case "found" -> FoundCommand.run(FoundOptions.parse(rest));
            case "verify" -> System.exit(VerifyCommand.run(Options.parse(rest, "--config", "--data")));
            // not for people: the program starts it by itself
            case "worker" -> worker();
            case "token" -> TokenCommand.run(TokenOptions.parse(rest));
            case "import" -> System.exit(ImportCommand.run(ImportOptions.parse(rest)));
            default ->
                throw new BadUsage(new Text(
                        "使い方: demo、serve、found、verify、token、import のいずれかを指定してください。",
                        "Usage: name one of the commands demo, serve, found, verify, token and import."));
        }
    }

    private static void serve(Options options) {
        Optional<Path> config = options.find("--config").map(Path::of);
        switch (options.find("--role").orElse("staff")) {
            case "staff" -> ServeCommand.start(config);
            case "portal" -> PortalCommand.start(config);
            default ->
                throw new BadUsage(
                        new Text("--role には staff か portal を指定してください。", "Please say staff or portal behind --role."));
        }
    }

    private static void worker() {
        try {
            Workshop.run(System.in, System.out);
        } catch (IOException gone) {
            // whoever ordered has ended
            System.exit(FAILED);
        }
    }
}
