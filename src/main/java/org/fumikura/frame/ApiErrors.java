package org.fumikura.frame;

import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in both languages what is wrong with which part of a program's request. */
final class ApiErrors {

    private static final Text WRONG = new Text("この値は使えません。", "This value can not be used.");

    private ApiErrors() {}

    static boolean isInPath(MethodArgumentTypeMismatchException problem) {
        return problem.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    static Problem of(MethodArgumentTypeMismatchException problem) {
        return Problem.invalid(List.of(new ApiProblem.FieldError(problem.getName(), WRONG)));
    }

    static Problem of(MethodArgumentNotValidException problem) {
        return Problem.invalid(problem.getBindingResult().getFieldErrors().stream()
                .map(each -> new ApiProblem.FieldError(each.getField(), message(each)))
                .sorted(Comparator.comparing(ApiProblem.FieldError::field))
                .toList());
    }

    /** Which member of a body could not be read; empty when the body as a whole could not. */
    static List<ApiProblem.FieldError> of(HttpMessageNotReadableException problem) {
        if (!(problem.getCause() instanceof DatabindException unread)
                || unread.getPath().isEmpty()) {
            return List.of();
        }
        String member = unread.getPath().stream()
                .map(part ->
                        part.getPropertyName() == null ? "[" + part.getIndex() + "]" : "." + part.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return List.of(new ApiProblem.FieldError(
                member,
                unread instanceof UnrecognizedPropertyException
                        ? new Text("知らない項目です。", "There is no such member.")
                        : WRONG));
    }

    private static Text message(FieldError error) {
        if (!error.contains(ConstraintViolation.class)) {
            return WRONG;
        }
        ConstraintViolation<?> violation = error.unwrap(ConstraintViolation.class);
        Map<String, Object> limits = violation.getConstraintDescriptor().getAttributes();
        return switch (String.valueOf(error.getCode())) {
            case "NotNull", "NotBlank", "NotEmpty" -> new Text("必須です。", "This is required.");
            case "Size" ->
                new Text(
                        "長さは %s から %s までです。".formatted(limits.get("min"), limits.get("max")),
                        "Its length is %s to %s.".formatted(limits.get("min"), limits.get("max")));
            case "Min", "PositiveOrZero", "Positive" -> new Text("小さすぎます。", "It is too small.");
            case "Max" -> new Text("大きすぎます。", "It is too large.");
            default -> WRONG;
        };
    }
}
