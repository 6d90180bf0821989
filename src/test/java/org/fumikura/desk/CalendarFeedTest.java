package org.fumikura.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.approval.WaitingMatters;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Due days as calendar programs read them: without a session, by an address that is the key. */
@FumikuraTest
class CalendarFeedTest {

    @Autowired
    private Site site;

    @Autowired
    private WaitingMatters matters;

    @Test
    @DisplayName("N-10 the address alone gives due days without secret titles, until it is revoked or asked too often")
    void readsDueDays() {
        UUID secret = matters.secretForTheChief("ある職員の処分について");
        TestBrowser chief = site.signedIn("joho-kacho");
        String key = field(chief.get("/notices/settings").body(), "name=\"key\" value=\"");
        Answer issued = chief.post("/notices/settings/calendars", Map.of("key", key, "days", "90"));
        String path = issued.body().replaceAll("(?s).*(/calendar/fmc_[A-Za-z0-9_-]+\\.ics).*", "$1");
        assertThat(chief.post("/notices/settings/calendars", Map.of("key", key, "days", "90"))
                        .location())
                .as("the same form issues no second one")
                .isEqualTo("/notices/settings");

        TestBrowser program = site.browser();
        Answer feed = program.get(path);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("content-type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(lines(feed.body()))
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VCALENDAR")
                .contains("DTSTAMP:20220520T000000Z", "DTSTART;VALUE=DATE:20220701", "SUMMARY:【決裁待ち】件名は画面で確かめてください")
                .anyMatch(line -> line.startsWith("UID:" + secret + "@"))
                .anyMatch(line -> line.endsWith("/matters/" + secret));
        assertThat(feed.body()).doesNotContain("処分");
        assertThat(program.get(path.replace("fmc_", "fmc_x")).status()).isEqualTo(404);
        for (int i = 1; i < CalendarController.MOST; i++) {
            assertThat(program.get(path).status()).isEqualTo(200);
        }
        assertThat(program.get(path).status()).isEqualTo(429);

        String revoke = chief.get("/notices/settings")
                .body()
                .replaceAll("(?s).*(/notices/settings/calendars/[0-9a-f-]+/revoke).*", "$1");
        assertThat(site.signedIn("kikaku-kacho").post(revoke, Map.of()).status())
                .isEqualTo(404);
        assertThat(chief.post(revoke, Map.of()).status()).isEqualTo(302);
        assertThat(program.get(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("N-10 RFC 5545: escaped, and folded after 75 octets outside of characters")
    void foldsAndEscapes() {
        String title = "長い件名；" + "情報システムの標準化、".repeat(8) + "a,b;c\\d\n次の行";
        String text = CalendarText.of(
                "期限",
                List.of(new CalendarText.Event("1@host", LocalDate.of(2022, 5, 27), title, "https://host/matters/1")),
                Instant.parse("2022-05-20T00:00:00Z"));

        assertThat(text).endsWith("\r\n");
        assertThat(text.split("\r\n"))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .doesNotContain("\uFFFD");
        assertThat(lines(text))
                .contains("SUMMARY:"
                        + title.replace("\\", "\\\\")
                                .replace(";", "\\;")
                                .replace(",", "\\,")
                                .replace("\n", "\\n"));
    }

    /** The content lines, unfolded. */
    private static List<String> lines(String calendar) {
        return Arrays.asList(calendar.replace("\r\n ", "").split("\r\n"));
    }

    private static String field(String body, String before) {
        int form = body.indexOf("/notices/settings/calendars");
        int at = body.indexOf(before, form) + before.length();
        return body.substring(at, body.indexOf('"', at));
    }
}
