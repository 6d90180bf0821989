package org.fumikura.frame;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers a form whose token is stale: shows that it was not accepted and offers to send the same again. */
@Component
class HeldFormHandler implements AccessDeniedHandler {

    private final TemplateEngine templates;
    private final ObjectProvider<Pages> pages;

    HeldFormHandler(TemplateEngine templates, ObjectProvider<Pages> pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var output = new StringOutput();
        templates.render(
                "frame/held.jte", Map.of("page", pages.getObject().of(request), "model", HeldForm.of(request)), output);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(output);
    }
}
