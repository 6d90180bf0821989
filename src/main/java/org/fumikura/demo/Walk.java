package org.fumikura.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.frame.Cookies;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Remembers in the visitor's browser the matter on which she acted last: acting leads to other pages, and away from it. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class Walk implements WebMvcConfigurer {

    private static final String COOKIE = "fumikura_demo_matter";
    private static final Pattern MATTER =
            Pattern.compile("/matters/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    static Optional<UUID> find(HttpServletRequest request) {
        return Cookies.find(request, COOKIE)
                .map(id -> MATTER.matcher("/matters/" + id))
                .filter(Matcher::matches)
                .map(matter -> UUID.fromString(matter.group(1)));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                Matcher matter = MATTER.matcher(request.getRequestURI());
                if (request.getMethod().equals("POST") && matter.matches()) {
                    remember(request, response, matter.group(1));
                }
                return true;
            }
        });
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String matter) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(COOKIE, matter)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
