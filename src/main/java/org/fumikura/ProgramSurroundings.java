package org.fumikura;

import java.util.List;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The program itself and what it runs on. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProgramSurroundings implements Surroundings {

    @Override
    public List<Part> parts() {
        String version = Fumikura.class.getPackage().getImplementationVersion();
        Text nothing = new Text("何もできません。", "Nothing works.");
        return List.of(
                new Part(
                        new Text("文倉", "Fumikura"),
                        version == null ? new Text("開発中の版", "a version in the making") : Text.same(version),
                        true,
                        nothing),
                new Part(
                        new Text("Java", "Java"),
                        Text.same(Runtime.version() + ", " + System.getProperty("java.vendor")),
                        true,
                        nothing),
                new Part(
                        new Text("オペレーティングシステム", "Operating system"),
                        Text.same(System.getProperty("os.name") + " " + System.getProperty("os.version")),
                        true,
                        nothing));
    }
}
