package org.fumikura.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** What the guide offers on the pages of the demonstration. The clock goes forward only, so the order matters. */
@FumikuraTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuideTest {

    @Autowired
    Site site;

    @Autowired
    OfficialClock clock;

    @Autowired
    DemoClock demoClock;

    @Autowired
    DSLContext db;

    @Autowired
    Transactions transactions;

    @Test
    @Order(1)
    void everyPageSaysWhatItIsAndWhatTimeItIs() {
        TestBrowser browser = site.signedIn("joho-kacho");

        for (String path : new String[] {"/sign-in", "/", "/drafts", "/nowhere"}) {
            assertThat(browser.get(path).body()).as(path).contains("実演", "datetime=\"2022-05-20T09:00");
        }
    }

    @Test
    @Order(2)
    void aButtonBelowTheFormSignsIn() {
        Answer page = site.browser().get("/sign-in");

        assertThat(page.body()).contains("まずはここから", "value=\"joho-digital-shunin\"", "/demo/accounts.csv");
        assertThat(site.signedIn("joho-digital-shunin").get("/").body()).contains("豊島区DX推進計画（案）の策定について");
    }

    @Test
    @Order(3)
    void aMatterOpensAsTheOneWhomItWaitsFor() {
        String matter = "/matters/" + matter("豊島区セキュリティポリシーの改定について");
        TestBrowser browser = site.signedIn("joho-kanri-tanto");
        assertThat(browser.get(matter).body()).contains("次の担当（政策経営部長）として開く");

        Answer opened = browser.post("/demo/open-as", Map.of("matter", matter.substring("/matters/".length())));

        assertThat(opened.status()).isEqualTo(302);
        assertThat(opened.location()).isEqualTo(matter);
        assertThat(browser.get(matter).body()).contains("いまはログイン中の職「政策経営部長」の番です");
    }

    @Test
    @Order(4)
    void theWayOnIsOfferedOnOtherPagesToo() {
        String matter = matter("豊島区セキュリティポリシーの改定について").toString();
        TestBrowser browser = site.signedIn("seisaku-bucho");
        String page = browser.get("/matters/" + matter).body();

        browser.post(
                "/matters/" + matter,
                Map.of("do", "approve", "key", field(page, "key"), "round", field(page, "round"), "words", ""));

        assertThat(browser.get("/").body()).contains("先ほどの案件", "次の担当（副区長）として開く");
    }

    @Test
    @Order(5)
    void aMatterOfNobodyIsMissing() {
        TestBrowser browser = site.browser();

        assertThat(browser.post(
                                "/demo/open-as",
                                Map.of("matter", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        UUID elsewhere = matter("豊島区セキュリティポリシーの改定について");
        assertThat(site.browser("mihon.localhost")
                        .post("/demo/open-as", Map.of("matter", elsewhere.toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(10)
    void theClockGoesForward() {
        assertThat(move("by", "business-day")).isEqualTo(302);
        assertThat(clock.dateTime()).isEqualTo(LocalDateTime.of(2022, 5, 23, 8, 30));

        assertThat(move("by", "week")).isEqualTo(302);
        assertThat(clock.dateTime()).isEqualTo(LocalDateTime.of(2022, 5, 30, 8, 30));

        assertThat(move("to", "Ｒ４．６．１")).isEqualTo(302);
        assertThat(clock.dateTime()).isEqualTo(LocalDateTime.of(2022, 6, 1, 8, 30));

        assertThat(move("to", "2022-06-08T13:15")).isEqualTo(302);
        assertThat(clock.dateTime()).isEqualTo(LocalDateTime.of(2022, 6, 8, 13, 15));
    }

    @Test
    @Order(11)
    void itNeverGoesBackNorWhereNobodyKnowsTheHolidays() {
        LocalDateTime before = clock.dateTime();

        for (String asked : new String[] {"R4.5.20", "2022-06-08T13:14", "2050-01-01", "きのう", ""}) {
            assertThat(move("to", asked)).as(asked).isEqualTo(409);
        }

        assertThat(clock.dateTime()).isEqualTo(before);
    }

    @Test
    @Order(12)
    void itIsKept() {
        LocalDateTime before = clock.dateTime();

        assertThat(demoClock.resume()).isTrue();

        assertThat(clock.dateTime()).isBetween(before, before.plusSeconds(1));
    }

    @Test
    @Order(13)
    void aFormOfAnotherSiteDoesNotMoveIt() {
        var browser = site.browser();
        browser.get("/sign-in");
        assertThat(browser.postWithoutToken("/demo/clock", java.util.List.of(Map.entry("by", "week")))
                        .status())
                .isEqualTo(403);
    }

    private int move(String field, String value) {
        return site.browser()
                .post("/demo/clock", Map.of(field, value, "back", "/"))
                .status();
    }

    private UUID matter(String title) {
        return Tenancy.in(
                City.TOSHIMA,
                () -> transactions.read(() -> db.fetchSingle("select id from records.document where title = ?", title)
                        .get(0, UUID.class)));
    }

    private static String field(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }
}
