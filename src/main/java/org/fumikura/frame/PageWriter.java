package org.fumikura.frame;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders a template whole before the first byte leaves, so that a fault in it can still be answered with a page. */
@Component
class PageWriter {

    static final String TYPE = "text/html;charset=UTF-8";

    private final TemplateEngine templates;

    PageWriter(TemplateEngine templates) {
        this.templates = templates;
    }

    /** @param name {@code module/name}; the template gets {@code page}, and {@code model} when there is one */
    void write(String name, Page page, @Nullable Object model, HttpServletResponse response) throws IOException {
        var parameters = new HashMap<String, Object>();
        parameters.put("page", page);
        if (model != null) {
            parameters.put("model", model);
        }
        var output = new Utf8ByteOutput();
        templates.render(name + ".jte", parameters, output);
        response.setContentType(TYPE);
        response.setLocale(Locale.forLanguageTag(page.language()));
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
