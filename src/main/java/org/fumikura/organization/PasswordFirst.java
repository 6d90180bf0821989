package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/** Leads a session that began with a first password to the page where another one is chosen, whatever it asks for. */
class PasswordFirst implements HandlerInterceptor {

    private static final String DEMANDED = PasswordFirst.class.getName();
    private static final Set<String> OPEN =
            Set.of(PasswordController.PATH, "/sign-in", "/sign-out", "/language", "/error");

    static void demand(HttpServletRequest request) {
        request.setAttribute(DEMANDED, true);
    }

    static boolean isDemanded(HttpServletRequest request) {
        return request.getAttribute(DEMANDED) != null;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String path = request.getRequestURI();
        if (!isDemanded(request) || OPEN.contains(path) || path.startsWith("/assets/")) {
            return true;
        }
        response.sendRedirect(PasswordController.PATH);
        return false;
    }
}
