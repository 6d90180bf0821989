package org.fumikura;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.fumikura.frame.RouteRule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the program answers, as it tells them itself. */
final class Routes {

    private Routes() {}

    /**
     * A route.
     *
     * @param method GET or POST; GET for a handler that takes any method
     */
    record Route(RequestMethod method, String pattern, HandlerMethod handler) {

        private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}:]+)(:[^}]*)?}");

        @Nullable
        RouteRule rule() {
            return handler.getMethodAnnotation(RouteRule.class);
        }

        boolean isFor(RouteRule.Audience audience) {
            RouteRule rule = rule();
            return rule != null && rule.value() == audience;
        }

        /** Whether it is for programs, which show a token and get JSON. */
        boolean isApi() {
            return pattern.startsWith("/api/");
        }

        /** The module that answers. */
        String module() {
            String type = handler.getBeanType().getName();
            return type.substring("org.fumikura.".length()).replaceFirst("\\..*", "");
        }

        boolean hasVariable() {
            return VARIABLE.matcher(pattern).find();
        }

        /** The path with its variables filled in, by their names. */
        String path(UnaryOperator<String> value) {
            return VARIABLE.matcher(pattern).replaceAll(variable -> value.apply(variable.group(1)));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** Those that people open in a browser. */
    static List<Route> listPages(RequestMappingHandlerMapping mappings) {
        return list(mappings).stream().filter(route -> !route.isApi()).toList();
    }

    static List<Route> list(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                // describes the API in tests only; it is no part of the program
                .filter(entry -> !entry.getValue().getBeanType().getName().startsWith("org.springdoc."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(pattern -> methods(entry.getKey()).stream()
                                .map(method -> new Route(method, pattern, entry.getValue()))))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> named = mapping.getMethodsCondition().getMethods();
        return named.isEmpty() ? Set.of(RequestMethod.GET) : named;
    }
}
