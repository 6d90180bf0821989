package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fumikura.shared.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Answers a form whose token is stale: shows that it was not accepted and offers to send the same again, after signing in
 * when the session is over too. A password is never shown or sent back, and what another site sent is never offered.
 */
@Component
class HeldFormHandler implements AccessDeniedHandler {

    private static final Text FOREIGN =
            new Text("ほかのサイトから送られた操作のため、受け付けませんでした。", "This was sent by another site and was not accepted.");
    private static final Text OPEN_HERE = new Text(
            "何も変更していません。操作するときは、この画面の上のメニューから開いてください。",
            "Nothing was changed. If you meant to do this, please open the page from the menu above.");

    private final PageWriter writer;
    private final ObjectProvider<Pages> pages;
    private final ObjectProvider<Gatekeeper> gatekeeper;

    HeldFormHandler(PageWriter writer, ObjectProvider<Pages> pages, ObjectProvider<Gatekeeper> gatekeeper) {
        this.writer = writer;
        this.pages = pages;
        this.gatekeeper = gatekeeper;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Page page = pages.getObject().of(request);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        if (isForeign(request)) {
            var problem = new ProblemPage(FOREIGN, OPEN_HERE, RequestNumber.of(request));
            writer.write("frame/problem", page, problem, response);
            return;
        }
        if (!request.getMethod().equals("POST")) {
            var problem = ProblemPage.of(Problem.unreadable(HttpStatus.FORBIDDEN), request);
            writer.write("frame/problem", page, problem, response);
            return;
        }
        boolean signIn = HeldForm.isSignIn(request);
        HeldForm held = signIn ? HeldForm.returned(request) : HeldForm.of(request);
        Gatekeeper known = gatekeeper.getObject();
        if (signIn || !known.isSignedIn(request)) {
            writer.write("frame/sign-in-again", page, new SignInAgain(held, known.ended(request)), response);
            return;
        }
        writer.write("frame/held", page, held, response);
    }

    /**
     * As the browser says. Over plain http to another host than this machine it does not say {@code Sec-Fetch-Site}, but it
     * says {@code Origin}; one that says nothing did not send the session's cookie from elsewhere either.
     */
    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }
}
