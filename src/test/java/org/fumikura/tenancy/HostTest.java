package org.fumikura.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@FumikuraTest
class HostTest {

    private static final String TOSHIMA = "文倉 豊島区</title>";
    private static final String MIHON = "文倉 見本市</title>";

    @Autowired
    Site site;

    @Autowired
    Toshima toshima;

    @Autowired
    DSLContext db;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "[::1]"})
    void namesOfThisMachineAreToshima(String host) {
        var answer = site.browser(host).get("/sign-in");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(TOSHIMA);
    }

    @Test
    void theHostHeaderAloneChoosesTheMunicipality() {
        var answer = site.browser("mihon.localhost").get("/sign-in");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(MIHON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "localhost.example.org", "toshima.localhost", "0.0.0.0", "127.0.0.2"})
    void anUnknownHostIsRefused(String host) {
        var answer = site.browser(host).get("/sign-in");

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).contains("登録されていません", "not registered").doesNotContain("豊島区");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host", "X-Forwarded-Server", "X-Original-Host"})
    void aHeaderAboutTheHostIsNotBelieved(String header) {
        var answer = site.browser("localhost").get("/sign-in", header, "mihon.localhost");

        assertThat(answer.body()).contains(TOSHIMA);
    }

    /** Where no proxy is named, nobody is believed about the way that a request came. */
    @Test
    void aHeaderAboutTheWayIsNotBelieved() {
        TestBrowser clerk = site.signedIn("joho-digital-tanto");
        clerk.get("/documents?q=%E8%BB%A2%E9%80%81", "X-Forwarded-For", "192.0.2.9");
        TestBrowser visitor = site.browser();
        var answer = visitor.get("/sign-in", "X-Forwarded-Proto", "https");

        assertThat(toshima.read(() -> db.fetchValues("select distinct address from organization.access_log"
                        + " where kind in ('SEARCH', 'SIGN_IN')")))
                .hasToString("[127.0.0.1]");
        assertThat(answer.header("set-cookie")).isNotBlank().doesNotContainIgnoringCase("secure");
        assertThat(answer.header("strict-transport-security")).isEmpty();
    }

    @Test
    void whoIsSignedInHereIsAStrangerThere() {
        var answer = site.browser("mihon.localhost").get("/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/sign-in");
    }
}
