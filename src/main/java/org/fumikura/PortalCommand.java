package org.fumikura;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fumikura.portal.PortalSettings;
import org.fumikura.portal.PublicSite;
import org.fumikura.shared.Text;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/** Serves the public site by itself, from a folder of packages: no database, no session, nothing of the office. */
final class PortalCommand {

    private PortalCommand() {}

    /**
     * Returns when the site can be read.
     *
     * @param config empty when everything is said in the environment
     * @throws org.fumikura.shared.Refusal when it can not, and why; nothing runs then
     */
    static void start(Optional<Path> config) {
        ServiceSettings settings = ServiceSettings.readOfThePortal(config, System.getenv());
        ServeCommand.checkDoors(settings);
        Console.say(new Text("文倉の公開サイトを起動しています", "Starting the public site of Fumikura"));
        LastCall.watch();
        WebSettings web = settings.web();
        if (application(settings).run().isRunning()) {
            Console.print("Fumikura is ready: " + (web.certificate() == null ? "http://" : "https://") + web.address()
                    + ":" + web.port());
        }
    }

    private static SpringApplication application(ServiceSettings settings) {
        var application = new SpringApplication(PublicSite.class);
        application.setDefaultProperties(ServeCommand.logging(settings.log()));
        application.addInitializers(context -> {
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            sources.remove("systemEnvironment");
            sources.remove("spring.application.json");
            Map<String, Object> doors = ServeCommand.doors(settings.web());
            sources.addFirst(new MapPropertySource("settings", doors));
            ManagementSettings management = settings.management();
            if (context instanceof GenericApplicationContext beans) {
                beans.registerBean(PortalSettings.class, settings::portal);
                beans.registerBean(
                        PublicSite.Watch.class, () -> new PublicSite.Watch(management.address(), management.port()));
                beans.registerBean(TrustedProxies.class, () -> new TrustedProxies(settings.web()));
            }
        });
        return application;
    }
}
