package org.fumikura.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries questions from the web to the site, and its answers back. No answer sets a cookie. */
final class SiteDoor {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");
    private static final int LONGEST_PATH = 300;

    private final Site site;

    SiteDoor(Site site) {
        this.site = site;
    }

    /**
     * Answers a request.
     *
     * @param municipality the code of the municipality whose host was asked
     * @param base what stands before each path of the site
     * @param origin scheme and host, for addresses that leave the site
     * @param path below the base
     */
    void answer(
            String municipality,
            String base,
            String origin,
            String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        head(response);
        boolean reads = request.getMethod().equals("GET");
        if (!reads && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        String below = path.isEmpty() ? "/" : path;
        String words = request.getParameter("q");
        SiteAnswer answer = site.answer(new SiteQuestion(
                municipality,
                base,
                origin,
                below.length() > LONGEST_PATH ? below.substring(0, LONGEST_PATH) : below,
                words == null ? "" : words,
                number(request.getParameter("page"))));
        // weak, because what carries it may pack it
        String tag = "W/\"" + answer.tag() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", answer.status() == 200 ? "public, max-age=60" : "no-cache");
        if (answer.status() == 200 && knows(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(answer.status());
        response.setContentType(answer.mediaType());
        Path file = answer.file();
        String name = answer.name();
        if (name != null) {
            response.setHeader("Content-Disposition", disposition(answer.mediaType(), name));
        }
        response.setContentLengthLong(file == null ? answer.body().length : Files.size(file));
        if (!reads) {
            return;
        }
        if (file == null) {
            response.getOutputStream().write(answer.body());
        } else {
            Files.copy(file, response.getOutputStream());
        }
    }

    private static void head(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static boolean knows(@Nullable String known, String tag) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }

    /** 1 when nobody says which; 0, which no list has, for what is no number. */
    private static int number(@Nullable String page) {
        if (page == null) {
            return 1;
        }
        return page.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(page) : 0;
    }

    private static String disposition(String mediaType, String name) {
        return (SHOWN.contains(mediaType) ? "inline" : "attachment") + "; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
