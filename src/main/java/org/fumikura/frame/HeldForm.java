package org.fumikura.frame;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form that arrived when it could not be accepted (session over, token stale). Its fields travel through the sign-in page
 * in hidden fields and are offered for sending again: nothing typed is lost, and nothing is kept on the server. Chosen files
 * cannot travel that way and are asked for again.
 *
 * @param action where it was sent
 * @param fields name and value, in order; not the token
 * @param files the names of its file controls in which something was chosen
 * @param acting the post in which its writer acted when she opened it, as {@link Visitor.Choice#id()}; may be empty
 */
public record HeldForm(String action, List<Field> fields, List<String> files, String acting) {

    /** The prefix of the hidden fields on the sign-in page. */
    public static final String PREFIX = "held.";

    private static final String ACTION = PREFIX + "action";
    private static final String FIELD = PREFIX + "field.";
    private static final String FILE = PREFIX + "file";
    private static final String ACTING = PREFIX + "acting";
    private static final String SIGN_IN = "/sign-in";
    private static final Set<String> OF_THE_FRAME = Set.of("_csrf", Page.ACTING);
    private static final int MOST_FIELDS = 500;

    /** What the program itself puts into a form: identifiers, code words, paths and marks. */
    private static final Pattern NOT_TYPED = Pattern.compile(
            "\\s*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z][A-Z0-9_]+|[a-z][a-z0-9:-]*|/\\S*|\\d{1,2}");

    /** One typed value. */
    public record Field(String name, String value) {}

    /** No form. */
    public static HeldForm none() {
        return new HeldForm("", List.of(), List.of(), "");
    }

    /** Whether a request carries typed values that must not be lost. */
    static boolean isIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && !isSignIn(request);
    }

    static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().equals(SIGN_IN);
    }

    static HeldForm of(HttpServletRequest request) {
        return new HeldForm(
                request.getRequestURI(),
                fields(request.getParameterMap(), ""),
                chosenFiles(request),
                parameter(request, Page.ACTING));
    }

    /** A held form that came back with the sign-in form; empty action when there was none. */
    public static HeldForm returned(HttpServletRequest request) {
        String action = request.getParameter(ACTION);
        if (action == null) {
            return none();
        }
        String[] files = request.getParameterValues(FILE);
        return new HeldForm(
                LocalPath.orHome(action),
                fields(request.getParameterMap(), FIELD),
                files == null ? List.of() : List.copyOf(Arrays.asList(files)),
                parameter(request, ACTING));
    }

    public boolean isEmpty() {
        return action.isEmpty();
    }

    /** What a person will recognise as her own words, in the order of the form. */
    public List<String> typed() {
        return fields.stream()
                .map(Field::value)
                .filter(value -> !NOT_TYPED.matcher(value).matches())
                .toList();
    }

    /** The hidden fields that carry this form through the sign-in page. */
    public List<Field> carried() {
        if (isEmpty()) {
            return List.of();
        }
        var carried = new ArrayList<Field>();
        carried.add(new Field(ACTION, action));
        carried.add(new Field(ACTING, acting));
        files.forEach(file -> carried.add(new Field(FILE, file)));
        fields.forEach(field -> carried.add(new Field(FIELD + field.name(), field.value())));
        return carried;
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static List<Field> fields(Map<String, String[]> parameters, String prefix) {
        var fields = new ArrayList<Field>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith(prefix) || OF_THE_FRAME.contains(name) || fields.size() >= MOST_FIELDS) {
                return;
            }
            for (String value : values) {
                fields.add(new Field(name.substring(prefix.length()), value));
            }
        });
        return List.copyOf(fields);
    }

    private static List<String> chosenFiles(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return List.of();
        }
        try {
            return request.getParts().stream()
                    .filter(HeldForm::isChosen)
                    .map(Part::getName)
                    .distinct()
                    .toList();
        } catch (IOException | ServletException | IllegalStateException unreadable) {
            return List.of();
        }
    }

    private static boolean isChosen(Part part) {
        String file = part.getSubmittedFileName();
        return file != null && !file.isEmpty();
    }
}
