package org.fumikura.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fumikura.tenancy.CurrentMunicipality;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Shows the public site below {@code /public} of the staff's host. It answers behind the filter that finds the municipality and
 * before the one that finds a session, so that whoever reads here is nobody to the program.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class StaffHostSite extends OncePerRequestFilter {

    static final String BASE = "/public";

    private final SiteDoor door;

    StaffHostSite(Site site) {
        this.door = new SiteDoor(site);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !path.equals(BASE) && !path.startsWith(BASE + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, BASE + "/**");
        String host = request.getHeader("Host");
        door.answer(
                CurrentMunicipality.of(request).code(),
                BASE,
                request.getScheme() + "://" + (host == null ? request.getServerName() : host),
                request.getServletPath().substring(BASE.length()),
                request,
                response);
    }
}
