package org.fumikura.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what failed outside of the controllers: in a filter, in the container, or while a page was being written. The page
 * reads nothing, neither menu nor counts, because what failed may be the database.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final PageWriter writer;
    private final Pages pages;
    private final Languages languages;
    private final JsonMapper json;

    ErrorPages(PageWriter writer, Pages pages, Languages languages, JsonMapper json) {
        this.writer = writer;
        this.pages = pages;
        this.languages = languages;
        this.json = json;
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
        Problem problem = problem(status, request);
        response.setStatus(status.value());
        if (!CurrentMunicipality.isSet(request)) {
            return;
        }
        if (Api.isIn(path(request))) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(
                    response.getOutputStream(),
                    ApiProblem.of(problem, RequestNumber.of(request), languages.of(request)));
            return;
        }
        writer.write("frame/problem", pages.bare(request), ProblemPage.of(problem, request), response);
    }

    private static Problem problem(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.missing(path(request));
        }
        if (status.is4xxClientError()) {
            return Problem.unreadable(status);
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.warn("Request {} found the database away", RequestNumber.of(request));
            return Problem.databaseAway(request.getMethod());
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable problem) {
            LOG.error("Request {} failed outside of its controller", RequestNumber.of(request), problem);
        }
        return Problem.broken(request.getMethod());
    }

    /** Somebody who opens this address by hand finds nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
            return HttpStatus.NOT_FOUND;
        }
        HttpStatus status = HttpStatus.resolve(code);
        if (status != null) {
            return status;
        }
        return code >= 400 && code < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
