package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.shared.Busy;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what went wrong into an answer that says what happened, what was kept and what to do next: a page, or JSON. */
@ControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ObjectProvider<Gatekeeper> gatekeeper;
    private final Languages languages;

    Problems(ObjectProvider<Gatekeeper> gatekeeper, Languages languages) {
        this.gatekeeper = gatekeeper;
        this.languages = languages;
    }

    @ExceptionHandler(SignInNeeded.class)
    Object signIn(HttpServletRequest request) {
        Optional<Text> ended = gatekeeper.getObject().ended(request);
        if (!Api.isIn(request) && HeldForm.isIn(request)) {
            var again = new SignInAgain(HeldForm.of(request), ended);
            return view("frame/sign-in-again", again, HttpStatus.UNAUTHORIZED);
        }
        boolean opens = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (Api.isIn(request) || !opens) {
            // a program asks, or a script, which can not follow to a page
            return answer(ended.map(Problem::ended).orElseGet(Problem::nobody), request);
        }
        String wanted = Address.of(request);
        String to = wanted.equals("/") ? "" : "to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        String why = ended.isPresent() ? "ended=true" : "";
        String query = Stream.of(why, to).filter(part -> !part.isEmpty()).collect(Collectors.joining("&", "?", ""));
        return new ModelAndView("redirect:/sign-in" + (query.equals("?") ? "" : query));
    }

    @ExceptionHandler(Refusal.class)
    Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        Problem problem = Problem.of(refusal, Api.isIn(request));
        if (problem.status() == HttpStatus.NOT_FOUND || problem.status() == HttpStatus.FORBIDDEN) {
            noteRefused(request, refusal.code());
        }
        if (refusal instanceof Busy busy) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(busy.askAgainAfter().toSeconds()));
        }
        return answer(problem, request);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    Object missing(HttpServletRequest request) {
        return answer(Problem.missing(request.getRequestURI()), request);
    }

    /** An address of a page whose id is none leads nowhere; a program is told which part it got wrong. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object mistyped(MethodArgumentTypeMismatchException problem, HttpServletRequest request) {
        return Api.isIn(request) && !ApiErrors.isInPath(problem)
                ? answer(ApiErrors.of(problem), request)
                : missing(request);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    Object otherMethod(
            HttpRequestMethodNotSupportedException problem, HttpServletRequest request, HttpServletResponse response) {
        String[] methods = problem.getSupportedMethods();
        if (methods != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        }
        return answer(Problem.otherMethod(request.getRequestURI()), request);
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    Object incomplete(MissingServletRequestParameterException problem, HttpServletRequest request) {
        return answer(Problem.incomplete(problem.getParameterName()), request);
    }

    @ExceptionHandler(MissingRequestHeaderException.class)
    Object headless(MissingRequestHeaderException problem, HttpServletRequest request) {
        return answer(
                problem.getHeaderName().equals(EntityTags.SEEN)
                        ? Problem.unseen()
                        : Problem.incomplete(problem.getHeaderName()),
                request);
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    Object invalid(MethodArgumentNotValidException problem, HttpServletRequest request) {
        return answer(ApiErrors.of(problem), request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    Object unreadable(HttpMessageNotReadableException problem, HttpServletRequest request) {
        HttpStatus status = Unreadable.status(problem).orElse(HttpStatus.BAD_REQUEST);
        return answer(Problem.unreadable(status).with(ApiErrors.of(problem)), request);
    }

    @ExceptionHandler(DuplicateKeyException.class)
    Object twice(DuplicateKeyException problem, HttpServletRequest request) {
        LOG.info("Request {} collided with another one and was rolled back", RequestNumber.of(request), problem);
        return answer(Problem.twice(), request);
    }

    @ExceptionHandler(Exception.class)
    Object broken(Exception problem, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw problem;
        }
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(problem);
        if (trouble.isPresent()) {
            // the page of this trouble reads nothing, and so does not wait for the database once more
            request.setAttribute(DatabaseTrouble.ATTRIBUTE, trouble.get());
            response.sendError(
                    Problem.of(trouble.get(), request.getMethod()).status().value());
            return new ModelAndView();
        }
        Optional<HttpStatus> unreadable = Unreadable.status(problem);
        if (unreadable.isPresent()) {
            return answer(Problem.unreadable(unreadable.get()), request);
        }
        LOG.error("Request {} failed", RequestNumber.of(request), problem);
        return answer(Problem.broken(request.getMethod()), request);
    }

    /** What may not be read and what is not there leave the same line, and take the same time to. */
    private void noteRefused(HttpServletRequest request, String code) {
        Gatekeeper known = gatekeeper.getObject();
        if (known.isSignedIn(request)) {
            known.refused(request, code);
        }
    }

    private Object answer(Problem problem, HttpServletRequest request) {
        return Api.isIn(request)
                ? json(problem, request)
                : view("frame/problem", ProblemPage.of(problem, request), problem.status());
    }

    private ResponseEntity<ApiProblem> json(Problem problem, HttpServletRequest request) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(ApiProblem.of(problem, RequestNumber.of(request), languages.of(request)));
    }

    private static ModelAndView view(String name, Object model, HttpStatus status) {
        var view = new ModelAndView(name, "model", model);
        view.setStatus(status);
        return view;
    }
}
