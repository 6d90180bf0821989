package org.fumikura;

import java.nio.file.Path;
import org.fumikura.database.Accounts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Opens an installation for a command that may work beside the running program: nothing is served, nothing works by itself. */
final class Beside {

    private Beside() {}

    static ConfigurableApplicationContext run(Path data, Accounts accounts, String... profiles) {
        var application = new SpringApplication(Fumikura.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("command");
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            for (String profile : profiles) {
                context.getEnvironment().addActiveProfile(profile);
            }
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("installation", new Installation(data).properties(accounts)));
        });
        return application.run();
    }
}
