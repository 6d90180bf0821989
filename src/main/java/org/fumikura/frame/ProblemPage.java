package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The page that says what went wrong. */
public record ProblemPage(Text message, Text advice, String requestNumber) {

    static ProblemPage of(Refusal refusal, HttpServletRequest request) {
        return new ProblemPage(refusal.message(), refusal.advice(), RequestNumber.of(request));
    }
}
