package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;

/** Where the interface for other programs lies. It knows no cookie and no form: who calls is said by an access token. */
public final class Api {

    /** The first part of every path of the present version. */
    public static final String V1 = "/api/v1";

    private static final String ALL = "/api/";

    private Api() {}

    /** Whether a request is made by a program, and is answered in JSON whatever becomes of it. */
    public static boolean isIn(HttpServletRequest request) {
        return isIn(request.getRequestURI());
    }

    static boolean isIn(String path) {
        return path.startsWith(ALL);
    }
}
