package org.fumikura.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.approval.PaperMatters;
import org.fumikura.ledger.FollowerPositions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted, for whom, and that it can be counted again. The examples of 令和元年度 were counted by hand. */
@FumikuraTest
class FiguresTest {

    private static final String SECTION_HEAD = "joho-kacho";
    private static final String HEAD_OF_RECORDS = "somu-kacho";
    private static final String AUDITOR = "kansa-tanto";
    private static final String STAFF = "joho-kanri-tanto";

    @Autowired
    private FiguresAtHand counted;

    @Autowired
    private FiguresPages pages;

    @Autowired
    private RebuildFigures rebuild;

    @Autowired
    private PrintsSeen prints;

    @Autowired
    private FollowerPositions positions;

    @Autowired
    private PaperMatters paper;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    @Autowired
    private TestInstallation installation;

    @BeforeEach
    void handCounted() {
        counted.enter();
    }

    @Test
    @DisplayName("R-142-rates paper counts for the whole only, a printed sheet is not wholly electronic")
    void rates() {
        List<List<String>> rows = counted.table(SECTION_HEAD, "rates", "months", 2019);

        assertThat(rows.get(1)).containsExactly("2019-05", "4", "2", "1", "1", "50.0", "25.0", "0.0", "0.0");
        assertThat(rows.get(2)).containsExactly("2019-06", "0", "0", "0", "0", "", "", "", "");
        assertThat(counted.table(SECTION_HEAD, "rates", "left-out", 2019).stream()
                        .map(row -> row.get(0) + row.get(1))
                        .toList())
                .contains("紙の部分がある2", "電子だが起案用紙を印刷した1", "否決1", "廃案0");
    }

    @Test
    @DisplayName("R-142-lead-times median and 90 %, in the time that really passed")
    void leadTimes() {
        assertThat(counted.table(SECTION_HEAD, "lead-times", "kinds", 2019))
                .containsExactly(List.of("回議", "5", "3.0", "11.6"));
        assertThat(counted.table(SECTION_HEAD, "lead-times", "units", 2019))
                .containsExactly(List.of("情報管理課", "5", "3.0", "11.6"));
    }

    @Test
    @DisplayName("R-142-access everybody sees the figures of her own units alone")
    void ownUnitsOnly() {
        assertThat(names(SECTION_HEAD)).containsExactly("情報管理課");
        assertThat(names(HEAD_OF_RECORDS)).containsExactly("情報管理課", "総務課");
        String other = counted.text("select id::text from organization.unit where code = '030100'");
        TestBrowser head = site.signedIn(SECTION_HEAD);
        assertThat(head.get("/statistics?year=2019&unit=" + other).body()).doesNotContain("50.0%");
        assertThat(head.get("/statistics?year=2019").body()).contains("50.0%").doesNotContain("総務課");
        assertThat(site.program(SECTION_HEAD)
                        .get("/api/v1/statistics/rates?year=2019")
                        .json()
                        .toString())
                .contains("\"50.0\"")
                .doesNotContain("総務課");
        assertThat(site.signedIn(STAFF).get("/statistics").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R-142-access a month and a unit can be looked at by themselves, and summed up by department")
    void departments() {
        Actor head = toshima.actor(HEAD_OF_RECORDS);
        UUID department = UUID.fromString(counted.text("select id::text from organization.unit where code = '020000'"));
        var all = new FiguresPages.Asked(Optional.of(2019), Optional.of(UnitLevel.DEPARTMENT), Optional.empty());
        var one = new FiguresPages.Asked(Optional.of(2019), Optional.of(UnitLevel.DEPARTMENT), Optional.of(department));

        assertThat(firstTwo(toshima.read(() -> pages.sections(pages.get("rates"), all, head))))
                .containsExactly("政策経営部 4", "総務部 1");
        assertThat(firstTwo(toshima.read(() -> pages.sections(pages.get("rates"), one, head))))
                .containsExactly("政策経営部 4");
    }

    private static List<String> firstTwo(List<Section> sections) {
        return sections.get(1).rows().stream()
                .map(row -> row.get(0).plain() + " " + row.get(1).plain())
                .toList();
    }

    private List<String> names(String login) {
        return counted.table(login, "rates", "units", 2019).stream()
                .map(List::getFirst)
                .toList();
    }

    @Test
    @DisplayName("R-142-charts what a chart says is what the table says")
    void chartsSayWhatTablesSay() {
        for (Figures figures : pages.all()) {
            for (Section section : counted.sections(HEAD_OF_RECORDS, figures.code(), 2022)) {
                section.chart().ifPresent(chart -> {
                    String[] said = chart.words().ja().split("。", -1);
                    assertThat(said).hasSize(chart.categories().size());
                    for (int i = 0; i < said.length; i++) {
                        List<Value> row = section.rows().get(i);
                        assertThat(said[i]).startsWith(row.getFirst().shown().ja());
                        for (Chart.Series series : chart.series()) {
                            int column = section.columns().indexOf(series.label());
                            assertThat(said[i])
                                    .contains(series.label().ja() + " "
                                            + row.get(column).shown().ja());
                        }
                    }
                });
            }
        }
        assertThat(site.signedIn(SECTION_HEAD).get("/statistics?year=2019").body())
                .contains("role=\"img\"")
                .contains("R1.5 電子決裁率 50.0%、完全電子率 25.0%、前年度 電子決裁率 0.0%");
    }

    @Test
    @DisplayName("R-142-follow figures agree with what was decided, and made anew they are the same")
    void madeAnew() throws SQLException {
        caughtUp();
        UUID destroyed = UUID.fromString(counted.text(
                "select document_id::text from statistics.matter where state = 'CLOSED' and submitted_on > '2021-01-01'"
                        + " order by document_id limit 1"));
        asAttacker("update records.document set erased_on = '2022-05-20' where id = '" + destroyed + "'");
        assertThat(counted.number("select count(*) from statistics.matter where decided_on > '2021-01-01'"))
                .isPositive()
                .isEqualTo(counted.number("select count(*) from approval.decision"));
        assertThat(counted.number("select sum(returns) from statistics.matter where submitted_on > '2021-01-01'"))
                .isEqualTo(
                        counted.number(
                                "select count(*) from ledger.act where kind in ('approval.returned', 'approval.returned-to-step')"));
        assertThat(counted.number("select count(*) from statistics.receipt"))
                .isEqualTo(counted.number("select count(*) from records.document where kind = 'RECEIPT'"));
        List<String> before = snapshot();

        toshima.run(() -> rebuild.begin(() -> {}));
        caughtUp();

        assertThat(snapshot()).isEqualTo(before);
        assertThat(before).anyMatch(line -> line.contains(destroyed.toString()));
    }

    @Test
    @DisplayName(
            "D-17 what is used is counted once from the ledger, by people and units, and what nobody uses is a row of zeros")
    void adoption() {
        caughtUp();
        List<List<String>> before = counted.table(SECTION_HEAD, "adoption", "functions", 2022);
        assertThat(before).hasSizeGreaterThan(10);
        String deciders = """
                select count(distinct a.person_id) from ledger.act a
                join organization.post p on p.id = a.post_id
                join organization.unit u on u.id = p.unit_id
                where a.kind = 'approval.decided' and u.code like '0203%'
                    and a.official_at >= timestamptz '2022-04-01 00:00+09'""";
        assertThat(before.get(2).get(1)).isEqualTo(counted.text(deciders));
        assertThat(before).anyMatch(row -> row.subList(1, 5).equals(List.of("0", "0", "0", "")));
        assertThat(counted.number("select sum(acts) from statistics.used"))
                .isEqualTo(counted.number("select count(*) from ledger.act where person_id is not null"));

        toshima.run(() -> rebuild.begin(() -> {}));
        caughtUp();
        assertThat(counted.table(SECTION_HEAD, "adoption", "functions", 2022)).isEqualTo(before);
    }

    @Test
    @DisplayName("R-142-rates a matter that goes round on paper has a part on paper, and counts among the reasons")
    void onPaper() {
        long before = counted.number("select count(*) from statistics.matter where paper_reason is not null");
        String id = paper.toRecord().replaceAll(".*/", "");
        caughtUp();

        assertThat(counted.text("select paper_reason from statistics.matter where document_id = '" + id + "'"))
                .isNotEqualTo("null");
        assertThat(counted.number(
                        "select count(*) from statistics.matter where waiting_since is not null and document_id = '"
                                + id + "'"))
                .isOne();
        assertThat(counted.table(SECTION_HEAD, "returns", "paper-reasons", 2022).stream()
                        .mapToLong(row -> Long.parseLong(row.get(1)))
                        .sum())
                .isBetween(1L, before + 1);
    }

    private List<String> snapshot() {
        return toshima.read(() -> List.of("matter", "step", "after_view", "receipt").stream()
                .flatMap(table -> db
                        .fetch("select t::text from statistics." + table + " t join records.document d on d.id ="
                                + " t.document_id order by 1")
                        .getValues(0, String.class)
                        .stream())
                .toList());
    }

    private void caughtUp() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> toshima.read(positions::list).stream()
                        .filter(each -> each.name().equals(FigureFollower.NAME))
                        .allMatch(each -> each.position() == each.head()));
    }

    @Test
    @DisplayName("R-142-prints a print of the sheet is found in the access log")
    void printsAreFound() {
        caughtUp();
        UUID matter = UUID.fromString(counted.text(
                "select m.document_id::text from statistics.matter m join records.document d on d.id = m.document_id"
                        + " join organization.unit u on u.id = m.unit_id where m.decided_on is not null"
                        + " and u.code like '0203%' and d.scope = 'SECTION' and m.prints = 0 limit 1"));
        assertThat(site.signedIn(SECTION_HEAD)
                        .get("/matters/" + matter + "/sheet.pdf")
                        .status())
                .isEqualTo(200);

        toshima.run(prints::look);

        assertThat(counted.number("select prints from statistics.matter where document_id = '" + matter + "'"))
                .isOne();
        toshima.run(prints::look);
        assertThat(counted.number("select prints from statistics.matter where document_id = '" + matter + "'"))
                .isOne();
    }

    @Test
    @DisplayName("D-02-print why attachments were printed is counted for those who see the section")
    void reasonsOfPrints() {
        printed(FiguresAtHand.OWN, "MEETING", "2019-05-10");
        printed(FiguresAtHand.OWN, "MEETING", "2019-05-11");
        printed(FiguresAtHand.OWN, "LEGIBILITY", "2020-03-31");
        printed(FiguresAtHand.OWN, "OTHER", "2020-04-01");
        printed(FiguresAtHand.OTHER, "SUBMISSION", "2019-05-10");

        assertThat(counted.table(SECTION_HEAD, "printing", "reasons", 2019))
                .containsExactly(List.of("会議で配る", "2", "24"), List.of("画面では読みにくい", "1", "12"));
    }

    private void printed(String unit, String reason, String day) {
        toshima.run(() -> transactions.work(() -> db.execute(
                "insert into records.printing (id, document_id, n, first_page, last_page, reason, person_id, post_id, at)"
                        + " select gen_random_uuid(), d.id, 1, 1, 12, '" + reason
                        + "', a.person_id, a.post_id, timestamptz '"
                        + day + " 23:00+09' from (select d.id from records.document d join organization.unit u"
                        + " on u.id = d.unit_id where u.code = '" + unit
                        + "' limit 1) d, (select person_id, post_id from organization.assignment limit 1) a")));
    }

    @Test
    @DisplayName("R-120-filing the share of proposed files that were chosen, for those who see the section's figures")
    void filing() {
        chosen(FiguresAtHand.OWN, "2019-05-08", true);
        chosen(FiguresAtHand.OWN, "2019-05-09", true);
        chosen(FiguresAtHand.OWN, "2019-05-10", false);
        chosen(FiguresAtHand.OTHER, "2019-05-10", false);
        chosen(FiguresAtHand.OWN, null, true);

        assertThat(counted.table(SECTION_HEAD, "filing", "months", 2019).get(1))
                .containsExactly("2019-05", "3", "2", "1", "66.7");
        assertThat(counted.table(HEAD_OF_RECORDS, "filing", "months", 2019).get(1))
                .containsExactly("2019-05", "4", "2", "2", "50.0");
    }

    @Test
    @DisplayName("R-120-kind the share of proposed kinds that were submitted, beside those of files")
    void kinds() {
        submitted(FiguresAtHand.OWN, "2018-05-08", "A-1");
        submitted(FiguresAtHand.OWN, "2018-05-09", "B-2");
        submitted(FiguresAtHand.OTHER, "2018-05-10", "B-2");
        submitted(FiguresAtHand.OWN, null, "A-1");

        assertThat(counted.table(SECTION_HEAD, "filing", "kinds-months", 2018).get(1))
                .containsExactly("2018-05", "2", "1", "1", "50.0");
        assertThat(counted.table(HEAD_OF_RECORDS, "filing", "kinds-months", 2018)
                        .get(1))
                .containsExactly("2018-05", "3", "1", "2", "33.3");
        assertThat(counted.table(HEAD_OF_RECORDS, "filing", "months", 2018).get(1))
                .startsWith("2018-05", "0");
    }

    private void submitted(String unit, @Nullable String day, String code) {
        toshima.run(() -> transactions.work(() -> db.execute(
                "insert into approval.kind_proposal (draft_id, person_id, unit_id, proposed_on, proposed, chosen_code,"
                        + " chosen_on) select gen_random_uuid(), (select person_id from organization.assignment limit 1), id,"
                        + " date '2018-05-01', array['A-1', 'A-2'], "
                        + (day == null ? "null, null" : "'" + code + "', date '" + day + "'")
                        + " from organization.unit where code = '" + unit + "'")));
    }

    private void chosen(String unit, @Nullable String day, boolean accepted) {
        String file = "(select id from records.file order by id limit 1)";
        String proposed = accepted ? "array[" + file + "]" : "array[gen_random_uuid()]";
        toshima.run(() -> transactions.work(() -> db.execute(
                "insert into records.file_proposal (id, person_id, unit_id, proposed_on, proposed, chosen_file_id,"
                        + " chosen_on) select gen_random_uuid(), (select person_id from organization.assignment limit 1), id,"
                        + " date '2019-05-01', " + proposed + ", "
                        + (day == null ? "null, null" : file + ", date '" + day + "'")
                        + " from organization.unit where code = '" + unit + "'")));
    }

    @Test
    @DisplayName("R-142-stagnation only what she may read stands in the list, and no secret title")
    void stagnation() throws SQLException {
        caughtUp();
        String waiting = "select m.document_id from statistics.matter m join organization.unit u on u.id = m.unit_id"
                + " where m.waiting_since is not null and u.code like '0203%' order by m.waiting_since, m.document_id";
        List<String> ids = toshima.read(() -> db.fetch(waiting).getValues(0, String.class));
        assertThat(ids).hasSizeGreaterThan(1);
        String secret = ids.get(0);
        String closed = ids.get(1);
        asAttacker("update records.document set title = '極秘の契約の相手方', secrecy = 2 where id = '" + secret + "'");
        asAttacker("update records.document set title = '指定者だけの件名', scope = 'NAMED' where id = '" + closed + "'");
        asAttacker("delete from records.access_rule where document_id = '" + closed + "'");

        List<List<String>> rows = counted.table(SECTION_HEAD, "stagnation", "longest", 2022);

        assertThat(rows).extracting(List::getFirst).doesNotContain("極秘の契約の相手方", "指定者だけの件名");
        assertThat(rows).extracting(List::getFirst).contains("（秘密の案件）");
        assertThat(site.signedIn(SECTION_HEAD).get("/statistics/stagnation").body())
                .contains("/matters/" + secret)
                .doesNotContain("/matters/" + closed);
        assertThat(site.signedIn(AUDITOR).get("/statistics/stagnation").body())
                .doesNotContain("/matters/" + closed, "極秘の契約の相手方");
    }

    @Test
    @DisplayName("D-06 two people at one address are shown to auditors alone")
    void oneDevice() {
        site.signedIn(STAFF);
        site.signedIn("bunsho-tanto");
        TestBrowser auditor = site.signedIn(AUDITOR);

        String body = auditor.get("/statistics/devices").body();
        assertThat(body).contains("情報担当（管理）", "文書係担当", "不正を示すものではありません");
        assertThat(site.signedIn(HEAD_OF_RECORDS).get("/statistics/devices").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("I-21 tables go out as files with a purpose, without separators")
    void files() {
        TestBrowser head = site.signedIn(SECTION_HEAD);
        String path = "/statistics/rates/export?table=months&year=2019&format=CSV_UTF8&purpose=";
        assertThat(head.get(path).status()).isGreaterThanOrEqualTo(400);
        assertThat(head.get(path + "report").body()).contains("2019-05,4,2,1,1,50.0,25.0,0.0,0.0");
    }

    /** Changes what nobody can change, to see what figures make of it. */
    private void asAttacker(String sql) throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
