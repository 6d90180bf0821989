package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where a page stands, so that its own links can lead back to it. */
final class Address {

    private Address() {}

    /** Path and query of a page that can be opened again; the home page for the answer to a form. */
    static String of(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return "/";
        }
        String query = request.getQueryString();
        return LocalPath.orHome(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    /** The same address with one query parameter set anew. */
    static String with(String address, String name, String value) {
        int mark = address.indexOf('?');
        String path = mark < 0 ? address : address.substring(0, mark);
        String rest = mark < 0
                ? ""
                : Arrays.stream(address.substring(mark + 1).split("&"))
                        .filter(pair -> !pair.isEmpty() && !pair.startsWith(name + "="))
                        .map(pair -> pair + "&")
                        .collect(Collectors.joining());
        return path + "?" + rest + name + "=" + value;
    }
}
