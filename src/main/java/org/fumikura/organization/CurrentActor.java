package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers of staff routes the {@link Actor} of the request. */
@Component
public class CurrentActor implements HandlerMethodArgumentResolver {

    static final String ACTOR = "org.fumikura.actor";
    static final String HOLDINGS = "org.fumikura.holdings";

    /**
     * The person and post of a request.
     *
     * @throws IllegalStateException on a route that is open to anybody
     */
    public static Actor of(HttpServletRequest request) {
        if (request.getAttribute(ACTOR) instanceof Actor actor) {
            return actor;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    static boolean isSet(HttpServletRequest request) {
        return request.getAttribute(ACTOR) != null;
    }

    static void set(HttpServletRequest request, Actor actor, List<Actors.Holding> holdings) {
        request.setAttribute(ACTOR, actor);
        request.setAttribute(HOLDINGS, holdings);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Actor.class);
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("not a web request");
        }
        return of(servletRequest);
    }
}
