package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what went wrong into a page that says what happened, what was kept and what to do next. */
@ControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler(SignInNeeded.class)
    ModelAndView signIn(HttpServletRequest request) {
        if (HeldForm.isIn(request)) {
            return view("frame/sign-in-again", HeldForm.of(request), HttpStatus.UNAUTHORIZED);
        }
        String query = request.getQueryString();
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new ModelAndView("redirect:/sign-in"
                + (wanted.equals("/")
                        ? ""
                        : "?to=" + java.net.URLEncoder.encode(wanted, java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ExceptionHandler(Refusal.class)
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        HttpStatus status = switch (refusal) {
            case NotFound missing -> HttpStatus.NOT_FOUND;
            case Forbidden forbidden -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.CONFLICT;
        };
        return view("frame/problem", ProblemPage.of(refusal, request), status);
    }

    @ExceptionHandler({
        NoResourceFoundException.class,
        MethodArgumentTypeMismatchException.class,
        HttpRequestMethodNotSupportedException.class
    })
    ModelAndView missing(HttpServletRequest request) {
        return view(
                "frame/problem",
                ProblemPage.of(new NotFound("page", new Text("ページ", "page"), request.getRequestURI()), request),
                HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ModelAndView incomplete(MissingServletRequestParameterException problem, HttpServletRequest request) {
        var page = new ProblemPage(
                new Text(
                        "送られた内容が足りません（" + problem.getParameterName() + "）。",
                        "Something is missing in what was sent (" + problem.getParameterName() + ")."),
                new Text("前の画面に戻って、もう一度送ってください。", "Please go back and send it again."),
                RequestNumber.of(request));
        return view("frame/problem", page, HttpStatus.BAD_REQUEST);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ModelAndView tooLarge(HttpServletRequest request) {
        var page = new ProblemPage(
                new Text("送られた資料が大きすぎます。", "What was sent is too large."),
                new Text("起案の内容はそのまま残っています。資料を分けて添付してください。", "The draft is kept. Please attach it in parts."),
                RequestNumber.of(request));
        return view("frame/problem", page, HttpStatus.CONTENT_TOO_LARGE);
    }

    @ExceptionHandler(DuplicateKeyException.class)
    ModelAndView twice(DuplicateKeyException problem, HttpServletRequest request) {
        LOG.info("Request {} collided with another one and was rolled back", RequestNumber.of(request), problem);
        var page = new ProblemPage(
                new Text(
                        "同じ内容がほぼ同時に送られたため、あとの分は受け付けませんでした。",
                        "The same was sent twice at the same moment; the" + " second was not accepted."),
                new Text("画面を開き直して、いまの状態を確かめてください。", "Please open the page again and look at its present state."),
                RequestNumber.of(request));
        return view("frame/problem", page, HttpStatus.CONFLICT);
    }

    @ExceptionHandler(Exception.class)
    ModelAndView broken(Exception problem, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw problem;
        }
        LOG.error("Request {} failed; nothing of it was kept", RequestNumber.of(request), problem);
        var page = new ProblemPage(
                new Text(
                        "プログラムの不具合で処理を終えられませんでした。この操作による変更は何も残っていません。",
                        "A fault in the program stopped" + " this. Nothing was changed by it."),
                new Text(
                        "もう一度試し、続くときは下の番号をシステム管理者に伝えてください。",
                        "Please try again; if it goes on, tell your" + " administrator the number below."),
                RequestNumber.of(request));
        return view("frame/problem", page, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static ModelAndView view(String name, Object model, HttpStatus status) {
        var view = new ModelAndView(name, "model", model);
        view.setStatus(status);
        return view;
    }
}
