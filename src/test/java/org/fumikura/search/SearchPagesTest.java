package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.demo.City;
import org.fumikura.sheets.Grid;
import org.fumikura.sheets.TableReading;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.JobState;
import org.fumikura.tenancy.JobsOnCall;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The page of what was found, in the demonstration's city. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPagesTest {

    private static final String DRAFTER = "joho-digital-tanto";

    @Autowired
    private Site site;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private JobsOnCall onCall;

    @Autowired
    private RebuildIndex rebuild;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TableReading reading;

    @Autowired
    private DSLContext db;

    @Test
    void saysThatItIsBeingMadeUntilItIs() {
        search.close();

        assertThat(search(site.signedIn(DRAFTER), "推進").body()).contains("検索の索引を作っています", "/documents?q=");
    }

    @Test
    @DisplayName("R-120 what was looked for is marked, however it was written, and can be narrowed")
    void marksWhatWasLookedFor() {
        search.catchUp();
        TestBrowser browser = site.signedIn(DRAFTER);

        String page = search(browser, "Ｒ４年度　デジタルガバメント").body();

        assertThat(page).contains("<mark>令和4年度</mark>", "<mark>デジタルガバメント</mark>", "件見つかりました", "並び順");
        assertThat(search(browser, "みつかるはずのないことば").body()).contains("見つかりませんでした");
        assertThat(browser.get("/search?q=" + encoded("デジタル") + "&year=1999").body())
                .contains("見つかりませんでした");
    }

    @Test
    void aNumberGoesStraightToItsDocument() {
        search.catchUp();
        TestBrowser browser = site.signedIn(DRAFTER);
        String list = browser.get("/documents").body();
        String number = list.replaceAll("(?s).*?>(\\d豊[^< ]*第\\d+号).*", "$1");
        assertThat(number).as("the demonstration has numbers").startsWith("4豊");

        TestBrowser.Answer answer = search(browser, number.replace("第", "").replace("号", ""));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).contains("/documents/");
    }

    @Test
    @DisplayName("R-120 where nothing has a word, what was meant is looked for, and that is said")
    void looksForWhatWasMeant() {
        search.catchUp();
        TestBrowser browser = site.signedIn(DRAFTER);

        String page = search(browser, "デジタルガバメソト").body();

        assertThat(page).contains("「デジタルガバメント」で探しました", "<mark>デジタルガバメント</mark>", "件見つかりました");
        assertThat(browser.get("/search?exact=yes&q=" + encoded("デジタルガバメソト")).body())
                .contains("書いたとおりの言葉だけを探しました")
                .doesNotContain("<mark>デジタルガバメント</mark>");
        assertThat(search(browser, "「デジタルガバメソト」").body()).contains("見つかりませんでした");
        JsonNode found = site.program(DRAFTER)
                .get("/api/v1/search?q=" + encoded("デジタルガバメソト"))
                .json();
        assertThat(found.path("instead").get(0).asString()).isEqualTo("デジタルガバメント");
        assertThat(found.path("total").asLong()).isPositive();
    }

    @Test
    @DisplayName("I-11 nobody finds what she may not read")
    void findsNothingThatMayNotBeRead() {
        search.catchUp();
        TestBrowser everything = site.signedIn(DRAFTER);
        TestBrowser stranger = site.signedIn("jinji-tanto");
        String own = everything.get("/search").body();
        String others = stranger.get("/search").body();

        assertThat(own.replaceAll("(?s).*?([\\d,]+)件見つかりました.*", "$1"))
                .isNotEqualTo(others.replaceAll("(?s).*?([\\d,]+)件見つかりました.*", "$1"));
    }

    @Test
    @DisplayName("I-21 A.16 what was found can be written out with its purpose; the words are kept apart from it")
    void whatWasFoundCanBeWrittenOut() {
        search.catchUp();
        TestBrowser browser = site.signedIn(DRAFTER);
        String purpose = "点検" + UUID.randomUUID();
        String asked = "/search/export?order=newest&q=" + encoded("デジタル");
        assertThat(browser.get(asked).status()).as("without a purpose").isEqualTo(409);
        assertThat(search(browser, "デジタル").body()).contains("name=\"purpose\"", "/search/export");

        TestBrowser.Answer file = browser.get(asked + "&format=CSV_UTF8&purpose=" + encoded(purpose));

        assertThat(file.status()).as(file.body()).isEqualTo(200);
        Grid grid = reading.read(file.body().getBytes(StandardCharsets.UTF_8));
        assertThat(grid.head()).contains("番号", "件名", "簿冊", "分類", "状態", "場所");
        assertThat(grid.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get(4)).matches("[RHS]\\d+\\.\\d+\\.\\d+");
            assertThat(row.get(5)).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(row.get(9)).matches("/(documents|files)/.*");
        });
        assertThat(grid.rows()).extracting(row -> row.get(5)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(search(browser, "デジタル").body()).contains(grid.rows().size() + "件見つかりました");
        String of = toshima.read(() -> db.select(ACCESS_LOG.REQUEST)
                .from(ACCESS_LOG)
                .where(
                        ACCESS_LOG.KIND.eq("EXPORT"),
                        ACCESS_LOG.NOTE.eq("search " + grid.rows().size() + " CSV_UTF8 " + purpose))
                .fetchSingle()
                .value1());
        assertThat(toshima.read(() -> db.select(ACCESS_LOG.NOTE)
                        .from(ACCESS_LOG)
                        .where(ACCESS_LOG.KIND.eq("SEARCH"), ACCESS_LOG.REQUEST.eq(of))
                        .fetch(ACCESS_LOG.NOTE)))
                .containsExactly("デジタル");
    }

    @Test
    void aChoiceThatThereIsNotFindsNothing() {
        search.catchUp();

        TestBrowser.Answer answer = site.signedIn(DRAFTER)
                .get("/search?q=" + encoded("デジタル") + "&year=x&unit=y&sort=z&state=z&secret=z&class=z&retention=z");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("見つかりませんでした");
    }

    @Test
    void aProgramTakesOutWhatAPersonDoes() {
        search.catchUp();
        TestProgram program = site.program(DRAFTER);
        assertThat(program.get("/api/v1/search/list?q=" + encoded("デジタル")).status())
                .isEqualTo(400);

        JsonNode found = program.get("/api/v1/search/list?purpose=" + encoded("集計") + "&q=" + encoded("デジタル"))
                .json();

        assertThat(found.path("more").asBoolean()).isFalse();
        assertThat(found.path("items").size()).isPositive();
        assertThat(found.path("items").get(0).path("path").asString()).matches("/(documents|files)/.*");
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        search.catchUp();
        search.close();
        try (Stream<Path> files = Files.walk(installation.search())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }

        search.catchUp();

        assertThat(search(site.signedIn(DRAFTER), "デジタル").body()).contains("件見つかりました");
    }

    @Test
    void anAdministratorHasItMadeAnewAndSeesHowFarItIs() {
        search.catchUp();
        clocks.advance(Duration.ofSeconds(1));
        TestBrowser administrator = site.signedIn("system-kanri");
        assertThat(administrator
                        .post("/administration/jobs", Map.of("kind", "search.rebuild"))
                        .location())
                .isEqualTo("/administration/jobs");
        assertThat(administrator.get("/administration/jobs").body()).contains("検索の索引の作り直し");

        search.step();
        assertThat(administrator.get("/administration/system").body()).contains("新しい索引を作成中（", "台帳の ");
        assertThat(search(site.signedIn(DRAFTER), "デジタル").body()).contains("件見つかりました");
        search.catchUp();

        assertThat(administrator.get("/administration/system").body())
                .contains("検索の索引", "台帳の ")
                .doesNotContain("新しい索引を作成中");
        assertThat(search(site.signedIn(DRAFTER), "デジタル").body()).contains("件見つかりました");
    }

    @Test
    void theJobSaysWhereToLook() {
        search.catchUp();
        clocks.advance(Duration.ofSeconds(1));

        Job job = onCall.run(City.TOSHIMA, rebuild);

        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.result().orElseThrow().ja()).contains("稼働状況");
        search.step();
        assertThat(site.signedIn("system-kanri").get("/administration/system").body())
                .contains("新しい索引を作成中（");
    }

    private static TestBrowser.Answer search(TestBrowser browser, String words) {
        return browser.get("/search?q=" + encoded(words));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
