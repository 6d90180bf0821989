package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The number by which a person can tell an administrator which request she means; it stands in the log too. */
public final class RequestNumber {

    private static final String ATTRIBUTE = RequestNumber.class.getName();
    private static final int LENGTH = 12;

    private RequestNumber() {}

    /** The same for the whole life of a request. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String number = UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
        request.setAttribute(ATTRIBUTE, number);
        return number;
    }
}
