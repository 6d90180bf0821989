package org.fumikura.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Applies the rule of each route. Deny is the default: an unruled handler is refused. */
@Component
class RouteGuard implements HandlerInterceptor {

    private final Gatekeeper gatekeeper;

    RouteGuard(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ServletRequestBindingException {
        if (handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            refuseNul(request);
        }
        RouteRule rule = handler instanceof HandlerMethod method ? method.getMethodAnnotation(RouteRule.class) : null;
        if (rule == null) {
            throw forbidden();
        }
        if (rule.value() == RouteRule.Audience.ANYBODY) {
            return true;
        }
        if (!gatekeeper.isSignedIn(request)) {
            throw new SignInNeeded();
        }
        if (!gatekeeper.isWithinScope(request, rule.needs())) {
            gatekeeper.refused(request, "scope");
            throw outOfScope();
        }
        if (!rule.needs().isEmpty() && !gatekeeper.holds(request, rule.needs())) {
            gatekeeper.refused(request, rule.needs());
            throw forbidden();
        }
        return true;
    }

    /** No text column can hold this character; no form of ours sends it. */
    private static void refuseNul(HttpServletRequest request) throws ServletRequestBindingException {
        for (String[] values : request.getParameterMap().values()) {
            for (String value : values) {
                if (value.indexOf('\0') >= 0) {
                    throw new ServletRequestBindingException("a character that no text has");
                }
            }
        }
    }

    private static Refusal outOfScope() {
        return new Forbidden(
                new Text("このアクセストークンの範囲では行えません。", "The scope of this access token does not allow it."),
                new Text("何も変更していません。範囲の広いトークンを発行してください。", "Nothing was changed. Issue a token of a wider scope."));
    }

    private static Refusal forbidden() {
        return new Forbidden(
                new Text("この操作は、いまの職では行えません。", "The post in which you are acting may not do this."),
                new Text(
                        "兼務の職があるときは右上で職を切り替えてください。必要な権限は所属の文書取扱主任に申し出てください。",
                        "If you hold another post, switch to it at the top right. Otherwise ask your section's records"
                                + " clerk."));
    }
}
