package org.fumikura.frame;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line and one measurement for each request in service: its number, method, route, status and duration. Neither who asked, nor from where, nor
 * for which thing: that is in the access log, which not everybody reads who runs the machine.
 */
@Component
@Profile("serve")
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class RequestLog extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    /** Others are named alike: a request may carry any word as its method, and each would make a measurement of its own. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final MeterRegistry meters;

    RequestLog(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begin = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            note(request, status, System.nanoTime() - begin);
        }
    }

    private void note(HttpServletRequest request, int status, long nanoseconds) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        String route = route(request);
        Timer.builder("http.server.requests")
                .description("answered requests by route")
                .tags("method", method, "uri", route, "status", Integer.toString(status))
                .register(meters)
                .record(nanoseconds, TimeUnit.NANOSECONDS);
        LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("milliseconds", TimeUnit.NANOSECONDS.toMillis(nanoseconds))
                .log("request");
    }

    /** As the program writes it, with the names of what varies; an address that nobody knows is not repeated. */
    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "none" : pattern.toString();
    }
}
