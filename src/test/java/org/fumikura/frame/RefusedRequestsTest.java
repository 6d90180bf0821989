package org.fumikura.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the program answers to requests that it can not carry out. */
@FumikuraTest
class RefusedRequestsTest {

    private static final String CLERK = "kikaku-shunin";
    private static final String TYPED = "豊島区DX推進計画の策定について";

    private static final Pattern CONCURRENT =
            Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>\\s*行政経営担当主任（兼務）");

    @Autowired
    private Site site;

    @Test
    void hasNoPageAtAnUnknownPath() {
        for (String path :
                List.of("/nothing", "/assets/nothing.css", "/error", "/webjars/htmx.org/2.0.10/dist/htmx.js")) {
            Answer answer = site.browser().get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("<html lang=\"ja\"").containsPattern("受付番号 <code>[0-9a-f]{12}</code>");
        }
    }

    @Test
    void saysWhichMethodAnAddressTakes() {
        Answer answer = site.signedIn(CLERK).get("/act-as");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("POST");
    }

    @Test
    void refusesWhatNoTextCanHold() {
        assertThat(site.browser().get("/sign-in?to=%00").status()).isEqualTo(400);
    }

    @Test
    void saysInItsOwnWordsThatAnAddressIsNone() {
        Answer page = site.browser().get("/documents/%00");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("受け付けませんでした", "was not accepted").doesNotContain("Tomcat");

        Answer program = site.browser().get("/api/v1/documents/%00");
        assertThat(program.status()).isEqualTo(400);
        assertThat(program.header("content-type")).startsWith("application/problem+json");
        assertThat(program.body()).contains("frame.unreadable");
    }

    @Test
    void answersInTheLanguageOfTheReader() {
        TestBrowser browser = site.browser();
        assertThat(browser.get("/sign-in", "Accept-Language", "en-GB").header("content-language"))
                .isEqualTo("en");
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"ja\"");
        browser.postWithoutToken(
                "/language", List.of(Map.entry("language", "en"), Map.entry("back", "//evil.example")));
        assertThat(browser.get("/sign-in").body()).contains("<html lang=\"en\"").contains("Sign in");
    }

    @Test
    void givesBackWhatWasTypedWhenTheTokenIsStale() {
        Answer answer = site.signedIn(CLERK).postWithoutToken("/drafts", typed());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .contains("<form method=\"post\" action=\"/drafts\"")
                .contains("<li>" + TYPED + "</li>");
        assertThat(answer.body()).contains("企画担当主任");
    }

    @Test
    void givesBackWhatWasTypedAfterSigningInAgain() {
        TestBrowser browser = site.browser();
        Answer again = browser.post("/drafts", Map.of("title", TYPED));
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).contains("<li>" + TYPED + "</li>").contains("name=\"held.field.title\"");

        Map<String, String> credentials = Map.of(
                "login", CLERK, "password", "fumikura-demo", "held.action", "/drafts", "held.field.title", TYPED);
        Answer held = browser.post("/sign-in", credentials);
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.body())
                .contains("name=\"title\" value=\"" + TYPED + "\"")
                .contains("企画担当主任");
        assertThat(browser.get("/").status()).isEqualTo(200);
    }

    @Test
    void goesOnInThePostInWhichTheFormWasOpened() {
        Matcher other = CONCURRENT.matcher(site.signedIn(CLERK).get("/").body());
        assertThat(other.find()).isTrue();
        String acting = other.group(1);
        TestBrowser browser = site.browser();
        Answer again = browser.post("/drafts", Map.of("title", TYPED, "_acting", acting));
        assertThat(again.body()).contains("name=\"held.acting\" value=\"" + acting + "\"");

        Answer held = browser.post(
                "/sign-in",
                Map.of(
                        "login", CLERK,
                        "password", "fumikura-demo",
                        "held.action", "/drafts",
                        "held.acting", acting,
                        "held.field.title", TYPED));
        assertThat(held.body()).contains("name=\"_acting\" value=\"" + acting + "\"");
        assertThat(browser.get("/").body()).contains("name=\"_acting\" value=\"" + acting + "\"");

        TestBrowser colleague = site.browser();
        Answer hers = colleague.post(
                "/sign-in",
                Map.of(
                        "login", "gyosei-tanto",
                        "password", "fumikura-demo",
                        "held.action", "/drafts",
                        "held.acting", acting,
                        "held.field.title", TYPED));
        assertThat(hers.status()).isEqualTo(200);
        assertThat(hers.body()).doesNotContain(acting);
    }

    @Test
    void neverGivesBackAPassword() {
        List<Map.Entry<String, String>> form =
                List.of(Map.entry("login", CLERK), Map.entry("password", "s3cret-words"));
        TestBrowser browser = site.browser();
        browser.get("/sign-in");
        Answer answer = browser.postWithoutToken("/sign-in", form);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("s3cret-words").contains("action=\"/sign-in\"");
    }

    @Test
    void offersNothingThatAnotherSiteSent() throws IOException, InterruptedException {
        String here = site.address("localhost", "");
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Origin", "http://elsewhere.example"},
            {"Origin", here.replace("http:", "https:")},
            {"Origin", "null"}
        }) {
            HttpResponse<String> answer = planted(header[0], header[1]);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).as(header[1]).doesNotContain("planted").contains("ほかのサイト");
        }
        assertThat(planted("Origin", here).body()).contains("planted").doesNotContain("ほかのサイト");
    }

    private HttpResponse<String> planted(String header, String value) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.address("localhost", "/drafts")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(BodyPublishers.ofString("title=planted"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /** It has no cookie that a page of another site could make use of. */
    @Test
    void asksAProgramForNoToken() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.address("localhost", "/demo/clock")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("by=business-day"))
                .build();
        HttpRequest withOrigin = HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Origin", "http://evil.example")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(302);
            assertThat(client.send(withOrigin, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void locksALoginAfterFiveWrongPasswords() {
        TestBrowser browser = site.browser();
        Map<String, String> wrong = Map.of("login", "nobody-here", "password", "wrong");
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThat(browser.post("/sign-in", wrong).body()).contains("パスワードが違います");
        }
        Answer locked = browser.post("/sign-in", wrong);
        assertThat(locked.status()).isEqualTo(422);
        assertThat(locked.body()).contains("まで使えません").contains("value=\"nobody-here\"");
    }

    @Test
    void leadsToThePageThatWasWanted() {
        Answer answer = site.browser().get("/matters?list=unit");
        assertThat(answer.header("location")).endsWith("/sign-in?to=%2Fmatters%3Flist%3Dunit");
    }

    private static List<Map.Entry<String, String>> typed() {
        return List.of(Map.entry("title", TYPED), Map.entry("do", "save"));
    }
}
