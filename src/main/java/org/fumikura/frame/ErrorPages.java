package org.fumikura.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
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
        Problem problem = problem(cause, request);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        }
        response.setStatus(problem.status().value());
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

    private static Problem problem(@Nullable Throwable cause, HttpServletRequest request) {
        Optional<DatabaseTrouble> trouble =
                request.getAttribute(DatabaseTrouble.ATTRIBUTE) instanceof DatabaseTrouble known
                        ? Optional.of(known)
                        : DatabaseTrouble.behind(cause);
        if (trouble.isPresent()) {
            LOG.warn("Request {} found the database in trouble: {}", RequestNumber.of(request), trouble.get());
            return Problem.of(trouble.get(), method(request));
        }
        HttpStatus status = Unreadable.status(cause).orElseGet(() -> status(request));
        if (status == HttpStatus.NOT_FOUND) {
            return Problem.missing(path(request));
        }
        if (status.is4xxClientError()) {
            return Problem.unreadable(status);
        }
        if (cause != null) {
            LOG.error("Request {} failed outside of its controller", RequestNumber.of(request), cause);
        }
        return Problem.broken(method(request));
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

    /** What was asked for; the page about it is always a GET. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String method
                ? method
                : request.getMethod();
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }
}
