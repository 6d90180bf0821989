package org.fumikura;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.testing.TestBrowser;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;

/**
 * A place of a route where an id can stand: a variable of its path, a parameter, or the fields of a form that the handler
 * reads as a whole.
 *
 * @param fields where the id goes; none when it goes into the path
 * @param button the button that the form is sent with; null for a route that has no buttons
 */
record IdPlace(
        Routes.Route route, List<String> fields, @Nullable String button) {

    private static final String BUTTON = "do";

    /** All places of a route. */
    static List<IdPlace> list(Routes.Route route, List<String> buttons, List<String> formFields) {
        List<List<String>> places = new ArrayList<>();
        if (route.hasVariable()) {
            places.add(List.of());
        }
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            String type = parameter.getGenericParameterType().getTypeName();
            if (!parameter.hasParameterAnnotation(RequestParam.class)
                    || name(parameter).equals(BUTTON)) {
                continue;
            }
            if (MultiValueMap.class.isAssignableFrom(parameter.getParameterType())) {
                places.add(formFields);
            } else if (type.contains(UUID.class.getName()) || type.contains(String.class.getName())) {
                places.add(List.of(name(parameter)));
            }
        }
        boolean hasButtons = route.method() == RequestMethod.POST
                && Stream.of(route.handler().getMethodParameters())
                        .anyMatch(parameter -> name(parameter).equals(BUTTON));
        return places.stream()
                .flatMap(fields -> hasButtons && fields.isEmpty()
                        ? buttons.stream().map(button -> new IdPlace(route, fields, button))
                        : Stream.of(new IdPlace(route, fields, null)))
                .toList();
    }

    boolean hasButton() {
        return button != null;
    }

    /** Asks with an id in this place, and with something harmless in every other one that must be filled. */
    TestBrowser.Answer send(TestBrowser browser, String id) {
        String path = route.path(variable -> fields.isEmpty() ? id : new UUID(0, 0).toString());
        Map<String, String> form = new LinkedHashMap<>();
        boolean hasFile = false;
        for (MethodParameter parameter : route.handler().getMethodParameters()) {
            harmless(parameter).ifPresent(value -> form.put(name(parameter), value));
            hasFile |= parameter.getGenericParameterType().getTypeName().contains(MultipartFile.class.getName());
        }
        fields.forEach(field -> form.put(field, id));
        if (button != null) {
            form.put(BUTTON, button);
        }
        if (route.method() == RequestMethod.GET) {
            return browser.get(path, form);
        }
        return hasFile ? browser.postFile(path, form, "files", "資料.txt", "資料") : browser.post(path, form);
    }

    private static Optional<String> harmless(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation == null
                || !annotation.required()
                || !annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
            return Optional.empty();
        }
        Class<?> type = parameter.getParameterType();
        if (type == UUID.class) {
            return Optional.of(UUID.randomUUID().toString());
        }
        if (type == String.class) {
            return Optional.of("comment");
        }
        return type == long.class || type == int.class ? Optional.of("0") : Optional.empty();
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        Parameter declared = parameter.getParameter();
        return annotation == null || annotation.name().isEmpty() ? declared.getName() : annotation.name();
    }

    @Override
    public String toString() {
        return route + (fields.isEmpty() ? "" : " " + fields) + (button == null ? "" : " do=" + button);
    }
}
