package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A form that arrived when it could not be accepted (session over, token stale). Its fields travel through the sign-in page
 * in hidden fields and are offered for sending again: nothing typed is lost, and nothing is kept on the server.
 *
 * @param action where it was sent
 * @param fields name and value, in order; not the token
 */
public record HeldForm(String action, List<Field> fields) {

    /** The prefix of the hidden fields on the sign-in page. */
    public static final String PREFIX = "held.";

    private static final int MOST_FIELDS = 500;

    /** One typed value. */
    public record Field(String name, String value) {}

    /** Whether a request carries typed values that must not be lost. */
    static boolean isIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && !request.getRequestURI().equals("/sign-in");
    }

    static HeldForm of(HttpServletRequest request) {
        return new HeldForm(request.getRequestURI(), fields(request.getParameterMap(), ""));
    }

    /** A held form that came back with the sign-in form; empty action when there was none. */
    public static HeldForm returned(HttpServletRequest request) {
        String action = request.getParameter(PREFIX + "action");
        return new HeldForm(
                action == null ? "" : LocalPath.orHome(action), fields(request.getParameterMap(), PREFIX + "field."));
    }

    public boolean isEmpty() {
        return action.isEmpty();
    }

    private static List<Field> fields(Map<String, String[]> parameters, String prefix) {
        var fields = new ArrayList<Field>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith(prefix) || name.equals("_csrf") || fields.size() >= MOST_FIELDS) {
                return;
            }
            for (String value : values) {
                fields.add(new Field(name.substring(prefix.length()), value));
            }
        });
        return List.copyOf(fields);
    }
}
