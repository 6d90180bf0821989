package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.OLD_RECORD;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.search.SearchAtHand;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** what an older system had finished is taken in and found. */
@FumikuraTest
class OldRecordsTest {

    private static final String SOURCE = "旧システム";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Verification verification;

    @Autowired
    private Organization organization;

    @Autowired
    private DSLContext db;

    @Autowired
    private Documents documents;

    @Autowired
    private OldRecords old;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private Site site;

    @Autowired
    private RecordsCity city;

    private Actor reader;

    @BeforeEach
    void begin() {
        reader = city.actor("jinji-tanto");
    }

    @Test
    @DisplayName("R-146 a record is taken in complete, under its own number, once")
    void takesARecordInOnce() {
        OldRecord record = record("K-1", "防災倉庫の更新について", "政策経営部情報管理課", Optional.of(5));

        OldRecords.Taken first = take(record);
        OldRecords.Taken again = take(record);

        assertThat(first.taken()).isEqualTo(1);
        assertThat(first.unplaced()).isEmpty();
        assertThat(again.taken()).isZero();
        assertThat(again.present()).isEqualTo(1);
        Record row = row("K-1");
        assertThat(row.get(DOCUMENT.STATE)).isEqualTo("CLOSED");
        assertThat(row.get(DOCUMENT.REGISTERED_ON)).isEqualTo(LocalDate.of(2019, 5, 7));
        assertThat(row.get(DOCUMENT.CLOSED_ON)).isEqualTo(LocalDate.of(2019, 6, 3));
        assertThat(row.get(DOCUMENT.FISCAL_YEAR)).isEqualTo(2019);
        assertThat(row.get(DOCUMENT.EXPIRES_ON)).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(organization(row.get(DOCUMENT.UNIT_ID))).isEqualTo("情報管理課");
        assertThat(city.read(() -> ledger.history(row.get(DOCUMENT.ID))))
                .extracting(LedgerEntry::kind)
                .containsExactly(RecordsActs.TAKEN_IN);
        assertThat(verification.verify(city.id()).findings()).isEmpty();
        assertThat(city.read(() -> documents.list(
                                new Documents.Query(
                                        "31豊政情発第K-1号", Optional.empty(), Optional.empty(), Optional.empty()),
                                reader.reader(),
                                PageRequest.first()))
                        .items())
                .singleElement()
                .satisfies(line -> assertThat(line.numbers()).isEqualTo("31豊政情発第K-1号"));
    }

    @Test
    @DisplayName("I-07 what does not say how long it is kept is kept until somebody has appraised it")
    void anUnknownRetentionNeverExpires() {
        OldRecords.Taken taken = take(record("K-2", "期間の分からない文書", "今はない課", Optional.empty()));

        Record row = row("K-2");
        assertThat(row.get(DOCUMENT.EXPIRES_ON)).isNull();
        assertThat(row.get(FILE.DISPOSITION)).isEqualTo("APPRAISE");
        assertThat(taken.unplaced()).containsExactly("今はない課");
        assertThat(organization(row.get(DOCUMENT.UNIT_ID)))
                .as("of the head of records")
                .isEqualTo("総務課");
    }

    @Test
    void ofAnythingThatCanNotBeNothingIsTaken() {
        List<OldRecord> twice =
                List.of(record("K-3", "一件目", "", Optional.empty()), record("K-3", "二件目", "", Optional.empty()));

        assertThatThrownBy(() -> takeAll(twice)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> Tenancy.in(
                        city.id(), () -> old.take(SOURCE, twice, Optional.of("999999"), RecordsCity.PROGRAM)))
                .isInstanceOf(NotFound.class);

        assertThat(city.read(() -> db.fetchCount(OLD_RECORD, OLD_RECORD.SOURCE_ID.eq("K-3"))))
                .isZero();
    }

    @Test
    void ofALongTitleNothingIsLost() {
        String title = "長い件名".repeat(60);

        take(record("K-4", title, "", Optional.empty()));

        Record row = row("K-4");
        assertThat(row.get(DOCUMENT.TITLE)).hasSize(200).endsWith("…");
        assertThat(city.read(() -> documents.latest(new DocumentId(row.get(DOCUMENT.ID))))
                        .body())
                .startsWith(title);
    }

    @Test
    void aTitleIsAsLongAsItHasLetters() {
        String title = "𠮷".repeat(3) + "長".repeat(195);

        take(record("K-7", title, "", Optional.empty()));

        assertThat(row("K-7").get(DOCUMENT.TITLE)).isEqualTo(title);
    }

    @Test
    @DisplayName("I-01 the database lets nobody say later that a record came from elsewhere")
    void theDatabaseRefusesALateOrigin() {
        take(record("K-5", "移入した文書", "", Optional.empty()));
        UUID id = row("K-5").get(DOCUMENT.ID);

        for (String sql : List.of(
                "update records.old_record set number = 'x' where document_id = '%s'",
                "delete from records.old_record where document_id = '%s'",
                "update records.document set title = 'x' where id = '%s'",
                "insert into records.old_record (document_id, source, source_id, number, unit, post, classification) "
                        + "select id, 'x', 'x', '', '', '', '' from records.document where id = '%s'")) {
            assertThatThrownBy(() -> city.write(() -> db.execute(sql.formatted(id))))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    @DisplayName("R-120, R-146 it is found by number, words, unit, post, year and days")
    void isFound() {
        take(record("K-6", "水道庁舎跡地の活用方針について", "政策経営部 情報管理課", Optional.of(10)));
        search.catchUp();
        TestBrowser browser = site.signedIn("jinji-tanto");

        String path = "/documents/" + row("K-6").get(DOCUMENT.ID);
        assertThat(browser.get("/search?q=" + encoded("31豊政情発K-6")).location()).endsWith(path);
        for (String words : List.of(
                "水道庁舎跡地",
                "跡地 情報政策担当係長",
                "跡地 年度:令和元年度",
                "跡地 year:2019 種別:移入",
                "跡地 組織:情報管理",
                "跡地 日付:R1.5..R1.5",
                "跡地 令和元年5月1日～令和元年5月31日")) {
            assertThat(browser.get("/search?q=" + encoded(words)).body())
                    .as(words)
                    .contains(path + "\"");
        }
        assertThat(browser.get("/search?q=" + encoded("跡地") + "&from=R1.5.7&to=R1.5.7")
                        .body())
                .contains(path + "\"");
        for (String words : List.of("跡地 年度:令和3年度", "跡地 日付:R1.7..R1.12", "跡地 -水道", "跡地 種別:収受")) {
            assertThat(browser.get("/search?q=" + encoded(words)).body())
                    .as(words)
                    .doesNotContain(path);
        }
        assertThat(browser.get("/search?q=" + encoded("跡地") + "&from=" + encoded("きのう"))
                        .body())
                .contains("「きのう」は日付として読めない", path + "\"");
        assertThat(browser.get("/search/titles?q=" + encoded("庁舎跡")).body()).contains("水道庁舎跡地の活用方針について");
        assertThat(browser.get(path).body()).contains("移入文書", "31豊政情発第K-6号", "情報政策担当係長", SOURCE);
    }

    private OldRecords.Taken take(OldRecord record) {
        return takeAll(List.of(record));
    }

    private OldRecords.Taken takeAll(List<OldRecord> records) {
        return Tenancy.in(city.id(), () -> old.take(SOURCE, records, Optional.empty(), RecordsCity.PROGRAM));
    }

    private static OldRecord record(String id, String title, String unit, Optional<Integer> years) {
        return new OldRecord(
                id,
                title,
                "本文。",
                Optional.<FiscalYear>empty(),
                unit,
                "31豊政情発第" + id + "号",
                "庁舎管理",
                new OldRecord.Dates(
                        Optional.of(LocalDate.of(2019, 5, 7)),
                        Optional.of(LocalDate.of(2019, 5, 20)),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2019, 6, 3))),
                "情報政策担当係長",
                Secrecy.GENERAL,
                Scope.ALL,
                years);
    }

    private Record row(String sourceId) {
        return city.read(() -> db.select(DOCUMENT.asterisk(), FILE.DISPOSITION)
                .from(DOCUMENT)
                .join(FILE)
                .on(FILE.ID.eq(DOCUMENT.FILE_ID))
                .join(OLD_RECORD)
                .on(OLD_RECORD.DOCUMENT_ID.eq(DOCUMENT.ID))
                .where(OLD_RECORD.SOURCE_ID.eq(sourceId))
                .fetchSingle());
    }

    private String organization(UUID unit) {
        return city.read(() -> organization.unitNames(List.of(unit))).values().stream()
                .map(Text::ja)
                .collect(Collectors.joining());
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
