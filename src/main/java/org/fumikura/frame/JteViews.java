package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.fumikura.tenancy.CurrentMunicipality;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Renders {@code module/name} with the template of that name. The model's one value is {@code model}. */
final class JteViews implements ViewResolver, Ordered {

    private final PageWriter writer;
    private final Pages pages;

    JteViews(PageWriter writer, Pages pages) {
        this.writer = writer;
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.contains(":")) {
            return null;
        }
        return new JteView(name);
    }

    private final class JteView implements View {

        private final String template;

        JteView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return PageWriter.TYPE;
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (!CurrentMunicipality.isSet(request)) {
                // who watches the program has its status, and needs no page of an office
                return;
            }
            writer.write(template, pages.of(request), model == null ? null : model.get("model"), response);
        }
    }
}
