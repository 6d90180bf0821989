package org.fumikura.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class FrameConfiguration {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'self'; form-action 'self'; "
                    + "frame-ancestors 'self'; base-uri 'none'";

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages");
    }

    @Bean
    ViewResolver jteViews(PageWriter writer, Pages pages) {
        return new JteViews(writer, pages);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, HeldFormHandler heldForms) {
        // Choosing a language changes nothing but the reader's own cookie, so that form needs no token.
        var csrf = new CookieCsrfTokenRepository();
        csrf.setCookieName("fumikura_csrf");
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .csrf(protection -> protection
                        .csrfTokenRepository(csrf)
                        .ignoringRequestMatchers(LanguageController.PATH)
                        .ignoringRequestMatchers(Api::isIn)
                        .ignoringRequestMatchers(FrameConfiguration::isNoBrowser))
                .exceptionHandling(problems -> problems.accessDeniedHandler(heldForms))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * A token guards what a browser sends along by itself. A program that has no cookie has nothing that could be used
     * against its person, and every browser says with a form where the form came from.
     */
    private static boolean isNoBrowser(HttpServletRequest request) {
        return request.getHeader("Cookie") == null
                && request.getHeader("Origin") == null
                && request.getHeader("Sec-Fetch-Site") == null;
    }

    @Bean
    WebMvcConfigurer routes(RouteGuard guard) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(guard);
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/htmx/**")
                        .addResourceLocations("classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/")
                        .setCacheControl(
                                CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/assets/")
                        .setCacheControl(CacheControl.noCache());
            }
        };
    }
}
