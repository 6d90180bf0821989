package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.RouteRule;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No route is open by accident. */
@FumikuraTest
class RouteRulesTest {

    /** The routes that somebody who is not signed in may call, and why. */
    private static final Map<String, String> OPEN = Map.of(
            "GET /error", "the page of a failure; nothing by itself",
            "GET /api/v1/openapi.json", "says what the API is, and nothing of anybody",
            "POST /language", "changes the reader's own cookie",
            "GET /calendar/{token}.ics", "calendar programs sign in nowhere; the address is the key, and is bounded",
            "GET /sign-in", "the way in",
            "POST /sign-in", "the way in",
            "POST /sign-out", "ends what may have ended already",
            "POST /demo/clock", "only in the demonstration, where everybody may let time pass",
            "POST /demo/open-as", "only in the demonstration, where everybody may be anybody",
            "GET /demo/accounts.csv", "only in the demonstration, whose accounts are public");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Site site;

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        List<Routes.Route> routes = Routes.list(mappings);

        assertThat(routes).hasSizeGreaterThan(25);
        for (Routes.Route route : routes) {
            assertThat(route.rule())
                    .as("%s: put @RouteRule on %s", route, route.handler())
                    .isNotNull();
        }
    }

    @Test
    void whatIsOpenToAnybodyWasReviewed() {
        assertThat(Routes.list(mappings).stream()
                        .filter(route -> route.isFor(RouteRule.Audience.ANYBODY))
                        .map(Routes.Route::toString)
                        .collect(Collectors.toSet()))
                .as("an open route stands in the list of this test with its reason, and nothing else does")
                .isEqualTo(OPEN.keySet());
    }

    @Test
    void aHandlerWithoutARuleIsAnsweredToNobody() throws NoSuchMethodException {
        RequestMappingInfo forgotten = RequestMappingInfo.paths("/forgotten")
                .methods(RequestMethod.GET, RequestMethod.POST)
                .options(mappings.getBuilderConfiguration())
                .build();
        mappings.registerMapping(forgotten, new Forgotten(), Forgotten.class.getDeclaredMethod("answer"));
        try {
            TestBrowser signedIn = site.signedIn("joho-kacho");
            for (TestBrowser browser : List.of(site.browser(), signedIn)) {
                for (var answer : List.of(browser.get("/forgotten"), browser.post("/forgotten", Map.of()))) {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.body()).doesNotContain(Forgotten.SECRET);
                }
            }
        } finally {
            mappings.unregisterMapping(forgotten);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/matters/1/2/3",
                "/matters/",
                "/matters/%2e%2e/drafts",
                "/actuator",
                "/actuator/health",
                "/application.yaml",
                "/assets/../application.yaml",
                "/assets/",
                "/assets",
                "/webjars/htmx.org/2.0.10/dist/htmx.js",
                "/index.html"
            })
    void anUnknownPathGivesNothing(String path) {
        TestBrowser signedIn = site.signedIn("joho-kacho");
        for (TestBrowser browser : List.of(site.browser(), signedIn)) {
            var answer = browser.get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("spring:", "Whitelabel", "Exception");
        }
    }

    @Test
    void aVisitorWhoIsNotSignedInIsLedToTheDoor() {
        List<Routes.Route> routes = staffRoutes(RequestMethod.GET);

        assertThat(routes).hasSizeGreaterThan(10);
        for (Routes.Route route : routes) {
            var answer = site.browser().get(path(route));

            assertThat(answer.status())
                    .as("%s is answered without signing in", route)
                    .isEqualTo(302);
            assertThat(answer.location()).as(route.toString()).isEqualTo("/sign-in");
        }
    }

    @Test
    void aFormOfAVisitorWhoIsNotSignedInIsHeldForHer() {
        List<Routes.Route> routes = staffRoutes(RequestMethod.POST);

        assertThat(routes).hasSizeGreaterThan(5);
        for (Routes.Route route : routes) {
            String path = path(route);
            TestBrowser browser = site.browser();
            var typed = Map.of("words", "きのう書いた長い意見");
            var late = browser.post(path, typed);
            var tokenless = browser.postWithoutToken(path, List.copyOf(typed.entrySet()));

            assertThat(late.status())
                    .as("%s is answered without signing in", route)
                    .isEqualTo(401);
            assertThat(tokenless.status())
                    .as("%s takes a form without a token", route)
                    .isEqualTo(403);
            assertThat(List.of(late.body(), tokenless.body()))
                    .as("%s: what was typed must come back", route)
                    .allMatch(body -> body.contains("name=\"held.action\" value=\"" + path + "\""))
                    .allMatch(body -> body.contains("きのう書いた長い意見"));
        }
    }

    private List<Routes.Route> staffRoutes(RequestMethod method) {
        return Routes.listPages(mappings).stream()
                .filter(route -> route.method() == method && route.isFor(RouteRule.Audience.STAFF))
                .toList();
    }

    private static String path(Routes.Route route) {
        return route.path(variable -> UUID.randomUUID().toString());
    }

    /** Not scanned: stands for a handler whose author forgot the rule. */
    static final class Forgotten {

        static final String SECRET = "said to nobody";

        ResponseEntity<String> answer() {
            return ResponseEntity.ok(SECRET);
        }
    }
}
