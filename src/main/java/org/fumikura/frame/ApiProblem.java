package org.fumikura.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.fumikura.shared.Text;

/**
 * What went wrong, as programs read it (RFC 9457). The members {@code title} and {@code detail} are in the caller's language;
 * {@code message} and {@code advice} say the same in both.
 *
 * @param type an URN that ends in the code
 * @param title what happened
 * @param detail what was kept, and what can be done next
 * @param code a stable name, such as {@code approval.incomplete}
 * @param request the number of the request, as the log has it
 * @param errors what is wrong with which part of the request; left out when it is about no part
 */
@Schema(name = "Problem", description = "What went wrong (RFC 9457).")
public record ApiProblem(
        @Schema(format = "uri", example = "urn:fumikura:problem:approval.incomplete")
        String type,

        String title,
        @Schema(minimum = "400", maximum = "599") int status,
        String detail,

        @Schema(example = "approval.incomplete") String code,

        Text message,
        Text advice,
        String request,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<FieldError> errors) {

    private static final String TYPE = "urn:fumikura:problem:";

    /**
     * Something wrong with a part of a request.
     *
     * @param field the member of the body, the parameter or the header
     */
    @Schema(name = "FieldError")
    public record FieldError(String field, Text message) {}

    static ApiProblem of(Problem problem, String requestNumber, Locale language) {
        return new ApiProblem(
                TYPE + problem.code(),
                problem.message().in(language),
                problem.status().value(),
                problem.advice().in(language),
                problem.code(),
                problem.message(),
                problem.advice(),
                requestNumber,
                problem.errors());
    }
}
