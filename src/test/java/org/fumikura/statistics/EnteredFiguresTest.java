package org.fumikura.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people enter beside what is counted by itself: other systems, forms with seals, sheets of paper. */
@FumikuraTest
class EnteredFiguresTest {

    private static final String SECTION_HEAD = "joho-kacho";
    private static final String RECORDS_CLERK = "joho-kanri-kakaricho";
    private static final String HEAD_OF_RECORDS = "somu-kacho";

    @Autowired
    private FiguresAtHand counted;

    @Autowired
    private Site site;

    @BeforeEach
    void handCounted() {
        counted.enter();
    }

    @Test
    @DisplayName("R-142-rates the rate of the whole office adds what other systems decided, and is silent without it")
    void wholeOffice() {
        TestBrowser head = site.signedIn(HEAD_OF_RECORDS);
        assertThat(entered(head, "10", "11")).isEqualTo(422);
        assertThat(entered(head, "12", "9")).isEqualTo(302);
        assertThat(entered(head, "10", "9")).isEqualTo(302);

        List<List<String>> rows = counted.table(HEAD_OF_RECORDS, "rates", "office", 2019);
        assertThat(rows.get(1)).containsExactly("2019-05", "5", "3", "10", "9", "80.0");
        assertThat(rows.get(0)).containsExactly("2019-04", "0", "0", "", "", "");
        assertThat(counted.sections(SECTION_HEAD, "rates", 2019))
                .extracting(Section::code)
                .doesNotContain("office");
        assertThat(counted.details("statistics.other-system-counted"))
                .anyMatch(detail -> detail.contains("決裁 12件、うち電子 9件") && detail.contains("決裁 10件、うち電子 9件"));
    }

    private static int entered(TestBrowser head, String decided, String electronic) {
        return head.post(
                        "/statistics/other-systems",
                        Map.of(
                                "key",
                                UUID.randomUUID().toString(),
                                "system",
                                "財務",
                                "month",
                                "R1.5.1",
                                "decided",
                                decided,
                                "electronic",
                                electronic))
                .status();
    }

    @Test
    @DisplayName("A.14-seals a decision has its day, and what was decided before stays in the ledger")
    void sealForms() {
        TestBrowser head = site.signedIn(HEAD_OF_RECORDS);
        assertThat(seal(head, "OPEN", "R4.5.1")).isEqualTo(422);
        assertThat(seal(head, "ABOLISH", "")).isEqualTo(422);
        assertThat(seal(head, "OPEN", "")).isEqualTo(302);
        assertThat(seal(head, "ABOLISH", "R4.5.1")).isEqualTo(302);

        assertThat(head.get("/statistics/seal-forms?q=T-1").body()).contains("届出書", "廃止");
        assertThat(counted.details("statistics.seal-form-changed"))
                .anyMatch(detail -> detail.contains("未定") && detail.contains("廃止（令和4年5月1日）"));
        assertThat(seal(site.signedIn(SECTION_HEAD), "OPEN", "")).isEqualTo(403);
    }

    private int seal(TestBrowser head, String decision, String day) {
        var fields = new java.util.HashMap<String, String>();
        fields.put("key", UUID.randomUUID().toString());
        fields.put("code", "T-1");
        fields.put("form", "届出書");
        fields.put("unit", counted.text("select id::text from organization.unit where code = '030100'"));
        fields.put("basis", "CUSTOM");
        fields.put("source", "");
        fields.put("stamper", "RESIDENT");
        fields.put("purpose", "IDENTITY");
        fields.put("decision", decision);
        fields.put("decidedOn", day);
        return head.post("/statistics/seal-forms", fields).status();
    }

    @Test
    @DisplayName("A.14 sheets of paper are entered by the records clerk of the section")
    void paperMeter() {
        TestBrowser clerk = site.signedIn(RECORDS_CLERK);
        assertThat(metered(clerk, "020300")).isEqualTo(302);
        assertThat(metered(clerk, "030100")).isEqualTo(403);

        assertThat(counted.table(SECTION_HEAD, "paper", "months", 2019).get(1))
                .containsExactly("2019-05", "120", "30", "150", "0");
        assertThat(counted.details("statistics.paper-metered")).anyMatch(detail -> detail.contains("印刷 120枚、複写 30枚"));
    }

    private int metered(TestBrowser clerk, String unit) {
        String id = counted.text("select id::text from organization.unit where code = '" + unit + "'");
        return clerk.post(
                        "/statistics/paper-meter",
                        Map.of(
                                "key",
                                UUID.randomUUID().toString(),
                                "unit",
                                id,
                                "month",
                                "2019/5/20",
                                "printed",
                                "120",
                                "copied",
                                "30"))
                .status();
    }
}
