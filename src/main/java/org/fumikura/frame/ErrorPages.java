package org.fumikura.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fumikura.tenancy.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers what failed outside of the controllers: in a filter, in the container, or while a page was being written. The page
 * reads nothing, neither menu nor counts, because what failed may be the database.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final PageWriter writer;
    private final Pages pages;

    ErrorPages(PageWriter writer, Pages pages) {
        this.writer = writer;
        this.pages = pages;
    }

    @RequestMapping("/error")
    @RouteRule(RouteRule.Audience.ANYBODY)
    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Throwable cause =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable known ? known : null;
        HttpStatus status = DatabaseAway.causes(cause)
                ? HttpStatus.SERVICE_UNAVAILABLE
                : Unreadable.status(cause).orElseGet(() -> status(request));
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        }
        response.setStatus(status.value());
        writer.write("frame/problem", pages.bare(request), problem(status, request), response);
    }

    private static ProblemPage problem(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.NOT_FOUND) {
            return ProblemPage.missing(path(request), request);
        }
        if (status.is4xxClientError()) {
            return ProblemPage.unreadable(status, request);
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.warn("Request {} found the database away", RequestNumber.of(request));
            return ProblemPage.databaseAway(request);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable problem) {
            LOG.error("Request {} failed outside of its controller", RequestNumber.of(request), problem);
        }
        return ProblemPage.broken(request);
    }

    /** Somebody who opens this address by hand finds nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
