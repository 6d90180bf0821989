package org.fumikura.demo;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.fumikura.frame.Page;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Renders the guide's templates in places of other modules' pages. */
@Component
@Profile("demo")
class DemoSlot {

    private final TemplateEngine templates;

    DemoSlot(TemplateEngine templates) {
        this.templates = templates;
    }

    Content render(String name, Page page, Object model) {
        return output -> templates.render("demo/" + name + ".jte", Map.of("page", page, "model", model), output);
    }
}
