package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.fumikura.shared.Text;

/** The page that says what went wrong. */
public record ProblemPage(Text message, Text advice, String requestNumber) {

    static ProblemPage of(Problem problem, HttpServletRequest request) {
        return new ProblemPage(problem.message(), problem.advice(), RequestNumber.of(request));
    }
}
