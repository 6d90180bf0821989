package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what went wrong into a page that says what happened, what was kept and what to do next. */
@ControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ObjectProvider<Gatekeeper> gatekeeper;

    Problems(ObjectProvider<Gatekeeper> gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @ExceptionHandler(SignInNeeded.class)
    ModelAndView signIn(HttpServletRequest request) {
        if (HeldForm.isIn(request)) {
            return view("frame/sign-in-again", HeldForm.of(request), HttpStatus.UNAUTHORIZED);
        }
        String wanted = Address.of(request);
        String to = wanted.equals("/") ? "" : "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        return new ModelAndView("redirect:/sign-in" + to);
    }

    @ExceptionHandler(Refusal.class)
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        HttpStatus status = switch (refusal) {
            case NotFound missing -> HttpStatus.NOT_FOUND;
            case Forbidden forbidden -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.CONFLICT;
        };
        if (status != HttpStatus.CONFLICT) {
            noteRefused(request, refusal.code());
        }
        return problem(ProblemPage.of(refusal, request), status);
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        NoHandlerFoundException.class,
        MethodArgumentTypeMismatchException.class
    })
    ModelAndView missing(HttpServletRequest request) {
        return problem(ProblemPage.missing(request.getRequestURI(), request), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ModelAndView otherMethod(
            HttpRequestMethodNotSupportedException problem, HttpServletRequest request, HttpServletResponse response) {
        String[] methods = problem.getSupportedMethods();
        if (methods != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
        }
        return problem(ProblemPage.missing(request.getRequestURI(), request), HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ModelAndView incomplete(MissingServletRequestParameterException problem, HttpServletRequest request) {
        String name = problem.getParameterName();
        return problem(
                new Text("送られた内容が足りません（" + name + "）。", "Something is missing in what was sent (" + name + ")."),
                new Text("前の画面に戻って、もう一度送ってください。", "Please go back and send it again."),
                HttpStatus.BAD_REQUEST,
                request);
    }

    @ExceptionHandler(DuplicateKeyException.class)
    ModelAndView twice(DuplicateKeyException problem, HttpServletRequest request) {
        LOG.info("Request {} collided with another one and was rolled back", RequestNumber.of(request), problem);
        return problem(
                new Text(
                        "同じ内容がほぼ同時に送られたため、あとの分は受け付けませんでした。",
                        "The same was sent twice at the same moment; the second was not accepted."),
                new Text("画面を開き直して、いまの状態を確かめてください。", "Please open the page again and look at its present state."),
                HttpStatus.CONFLICT,
                request);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView broken(Exception problem, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw problem;
        }
        if (DatabaseAway.causes(problem)) {
            // the page of this fault reads nothing, and so does not wait for the database once more
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return new ModelAndView();
        }
        Optional<HttpStatus> unreadable = Unreadable.status(problem);
        if (unreadable.isPresent()) {
            return problem(ProblemPage.unreadable(unreadable.get(), request), unreadable.get());
        }
        LOG.error("Request {} failed", RequestNumber.of(request), problem);
        return problem(ProblemPage.broken(request), HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** What may not be read and what is not there leave the same line, and take the same time to. */
    private void noteRefused(HttpServletRequest request, String code) {
        Gatekeeper known = gatekeeper.getObject();
        if (known.isSignedIn(request)) {
            known.refused(request, code);
        }
    }

    private static ModelAndView problem(Text message, Text advice, HttpStatus status, HttpServletRequest request) {
        return problem(new ProblemPage(message, advice, RequestNumber.of(request)), status);
    }

    private static ModelAndView problem(ProblemPage page, HttpStatus status) {
        return view("frame/problem", page, status);
    }

    private static ModelAndView view(String name, Object model, HttpStatus status) {
        var view = new ModelAndView(name, "model", model);
        view.setStatus(status);
        return view;
    }
}
