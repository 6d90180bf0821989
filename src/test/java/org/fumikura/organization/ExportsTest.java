package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.sheets.Grid;
import org.fumikura.sheets.TableReading;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every list as a file. */
@FumikuraTest
class ExportsTest {

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Exports exports;

    @Autowired
    private TableReading reading;

    @Autowired
    private DSLContext db;

    @ParameterizedTest
    @CsvSource({
        "joho-kanri-tanto, /documents, /documents/export, 件名",
        "joho-kanri-tanto, /receipts, /receipts/export, 差出人",
        "joho-kacho, /matters, /matters/export?list=waiting, 起案番号",
        "joho-kanri-tanto, /drafts, /matters/export?list=own, 起案番号",
        "joho-kanri-tanto, /matters?list=unit, /matters/export?list=unit, 起案番号",
        "joho-kanri-tanto, /files, /files/export, 簿冊番号",
        "joho-kanri-tanto, /files?unit=all, /files/export?unit=all, 簿冊番号",
        "joho-kanri-tanto, /numbers, /numbers/export, 付けた日",
        "system-kanri, /administration/jobs, /administration/jobs/export, 処理",
        "system-kanri, /administration/bodies, /administration/export/bodies, コード",
        "system-kanri, /administration/units, /administration/export/units, 組織コード",
        "system-kanri, /administration/posts, /administration/export/posts, 職層",
        "system-kanri, /administration/people, /administration/export/people, ログイン名",
        "system-kanri, /administration/assignments, /administration/export/assignments, 本務・兼務",
        "system-kanri, /administration/roles, /administration/export/roles, 権限",
        "system-kanri, /administration/role-conflicts, /administration/export/role-conflicts, 兼ねられない権限",
        "system-kanri, /administration/calendars, /administration/export/calendars, 開庁・閉庁",
        "somu-kacho, /administration/classification, /administration/export/classification, 上の分類コード",
        "somu-kacho, /administration/number-series, /administration/export/series, 番号の前",
        "somu-kacho, /administration/authorities, /administration/export/authorities, 支出科目",
        "somu-kacho, /files, /administration/export/files, 簿冊番号"
    })
    @DisplayName("I-21: every list can be had as a file, and what for and how many rows is noted")
    void everyListCanBeHadAsAFile(String login, String page, String path, String column) {
        var browser = site.signedIn(login);
        String purpose = "点検" + UUID.randomUUID();
        String asked = path + (path.contains("?") ? "&" : "?");
        assertThat(browser.get(path).status()).as("without a purpose").isEqualTo(409);
        assertThat(browser.get(page).body()).contains("name=\"purpose\"");

        Answer file = browser.get(
                asked + "format=CSV_UTF8&purpose=" + java.net.URLEncoder.encode(purpose, StandardCharsets.UTF_8));

        assertThat(file.status()).as(file.body()).isEqualTo(200);
        Grid grid = reading.read(file.body().getBytes(StandardCharsets.UTF_8));
        assertThat(grid.head()).contains(column);
        List<String> notes = toshima.read(() -> db.select(ACCESS_LOG.NOTE)
                .from(ACCESS_LOG)
                .where(ACCESS_LOG.KIND.eq(AccessLog.Kind.EXPORT.name()), ACCESS_LOG.NOTE.endsWith(purpose))
                .fetch(ACCESS_LOG.NOTE));
        assertThat(notes).singleElement().asString().contains(" " + grid.rows().size() + " CSV_UTF8 ");
        if (path.startsWith("/administration")) {
            assertThat(site.signedIn("gyosei-tanto").get(asked + "purpose=x").status())
                    .isEqualTo(403);
        } else {
            assertThat(grid.rows()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("I-11: a file that one may not see stands in no file that she gets")
    void aFileThatOneMayNotSeeIsInNoExport() {
        var asked = Map.of("unit", "all", "year", "2022", "purpose", "点検");
        String secret = "情報セキュリティの事故への対応";

        assertThat(site.signedIn("joho-kacho").get("/files/export", asked).body())
                .contains(secret);
        assertThat(site.signedIn("kikaku-kacho").get("/files/export", asked).body())
                .contains("情報")
                .doesNotContain(secret);
        for (String keeper : List.of("somu-kacho", "system-kanri")) {
            assertThat(site.signedIn(keeper)
                            .get("/administration/export/files", asked)
                            .body())
                    .as(keeper)
                    .doesNotContain(secret);
        }
    }

    @Test
    void aListOfMoreRowsThanAFileTakesIsRefusedAsAWhole() {
        assertThatExceptionOfType(TooManyRows.class)
                .isThrownBy(() -> exports.all(
                        page -> new Paged<>(Collections.nCopies(page.size(), "x"), Exports.MOST_ROWS + 1L, page)))
                .satisfies(refused -> assertThat(refused.message().ja()).contains("50,000行を超える"));
        assertThat(exports.all(page -> new Paged<>(
                        page.number() > 3 ? List.of() : Collections.nCopies(page.size(), "x"),
                        (long) page.size() * 3,
                        page)))
                .hasSize(PageRequest.MAX_SIZE * 3);
    }

    @Test
    void aListThatWasNotCountedToItsEndIsReadToItsEnd() {
        assertThatExceptionOfType(TooManyRows.class)
                .isThrownBy(() -> exports.all(
                        page -> Paged.counted(Collections.nCopies(page.size(), "x"), Paged.MOST_COUNTED + 1, page)));
    }
}
