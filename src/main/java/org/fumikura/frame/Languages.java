package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The language of a reader: what she chose, else what her browser asks for first, else Japanese. */
@Component
public class Languages {

    private static final String COOKIE = "fumikura_language";

    public Locale of(HttpServletRequest request) {
        return Cookies.find(request, COOKIE).map(Languages::known).orElseGet(() -> asked(request));
    }

    private static Locale asked(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Locale.JAPANESE
                : known(request.getLocale().getLanguage());
    }

    void choose(HttpServletResponse response, String language) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, known(language).getLanguage())
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
    }

    private static Locale known(String language) {
        return language.equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }
}
