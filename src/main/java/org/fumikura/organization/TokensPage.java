package org.fumikura.organization;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.shared.Text;

/**
 * A person's access tokens.
 *
 * @param key the form's key
 * @param name what was typed
 * @param problems what is wrong with it
 * @param issued the token that was issued just now; shown this once
 */
public record TokensPage(
        List<AccessTokens.Listed> tokens,
        UUID key,
        String name,
        List<ApiProblem.FieldError> problems,
        Optional<AccessTokens.Issued> issued) {

    /** What is wrong with one field. */
    public Optional<Text> problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .map(ApiProblem.FieldError::message);
    }
}
