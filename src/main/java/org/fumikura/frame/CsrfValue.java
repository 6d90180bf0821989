package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;

/** The hidden field that proves that a form came from this site. */
record CsrfValue(String name, String value) {

    static CsrfValue of(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return new CsrfValue(token.getParameterName(), token.getToken());
        }
        return new CsrfValue("_csrf", "");
    }
}
