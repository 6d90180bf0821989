package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.approval.Tables.DECISION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Rank;
import org.fumikura.organization.RowRefused;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Scope;
import org.fumikura.shared.PageRequest;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The table of authority as those who keep it see it: ended and entered anew, never overwritten. */
@FumikuraTest
class AuthorityMasterTest {

    private static final String KEEPER = "somu-kacho";
    private static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    private static final LocalDate JUNE = LocalDate.of(2022, 6, 1);
    private static final String LIST = "/administration/authorities";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern SEAL = Pattern.compile("name=\"seal\" value=\"(\\w+)\"");

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Authorities authorities;

    @Autowired
    private AuthorityWords words;

    @Autowired
    private RuleSimulation simulation;

    @Autowired
    private Organization organization;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DSLContext db;

    private String path = "";

    @Test
    @DisplayName("A.2.4 a row that is changed ends on the day before; what was in force stays")
    void aRowIsChangedFromADayOn() {
        TestBrowser keeper = site.signedIn(KEEPER);
        Authority row = row("使用料及び賃借料", 2_500_000, TODAY);
        String change = LIST + "/" + row.id() + "/change";
        DocumentId decided = amendment();

        Map<String, String> fields = fields(keeper, change, row);
        fields.put("rank", "SECTION_HEAD");
        fields.put("from", "R4.6.1");
        fields.put("decision", decided.value().toString());
        Answer early = keeper.post(change, with(fields, "from", "R3.4.1"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("過ぎた日からは始められません");
        assertThat(keeper.post(change, with(fields, "decision", "4豊政情発第9999号")).body())
                .contains("決裁文書「4豊政情発第9999号」は見つかりません");

        Answer changed = keeper.post(change, fields);

        assertThat(changed.status()).as(changed.body()).isEqualTo(302);
        assertThat(row("使用料及び賃借料", 2_500_000, LocalDate.of(2022, 5, 31))).satisfies(before -> {
            assertThat(before.id()).isEqualTo(row.id());
            assertThat(before.rank()).isEqualTo(Rank.DEPARTMENT_HEAD);
        });
        Authority after = row("使用料及び賃借料", 2_500_000, JUNE);
        assertThat(after.rank()).isEqualTo(Rank.SECTION_HEAD);
        assertThat(after.decidedBy()).contains(decided);
        assertThat(after.duties()).hasSize(3);
        assertThat(changes(after.id()).toString()).contains("決裁文書", "起案 4-");
        assertThat(keeper.get(LIST + "/" + row.id()).body()).contains("別表第2 19項［例］", "datetime=\"2022-05-31\"");
    }

    @Test
    @DisplayName("A.2.4 a rule without a decided matter says so; overlaps are refused in words")
    void aRowIsEnteredAndEnded() {
        TestBrowser keeper = site.signedIn(KEEPER);
        Authority like = row("需用費", 10, TODAY);
        Map<String, String> fields = fields(keeper, LIST + "/new", like);
        fields.put("item", "旅費");
        fields.put("from", "R4.6.1");
        assertThat(keeper.post(LIST, fields).status()).isEqualTo(302);
        Authority entered = row("旅費", 10, JUNE);
        assertThat(changes(entered.id())).contains(new Act.Change("決裁文書", null, "決裁文書なし"));

        Map<String, String> again = fields(keeper, LIST + "/new", like);
        again.putAll(Map.of("item", "旅費", "above", "999,999", "below", "", "from", "R4.7.1"));
        Answer refused = keeper.post(LIST, again);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("この期間にほかの行があります");

        String end = LIST + "/" + entered.id() + "/end";
        assertThat(keeper.post(end, Map.of("key", key(keeper, end), "last", "R4.6.30"))
                        .status())
                .isEqualTo(302);
        assertThat(rows("旅費", LocalDate.of(2022, 7, 1))).isEmpty();
        assertThat(site.signedIn("system-kanri").get(LIST).status()).isEqualTo(200);
        assertThat(site.signedIn("system-kanri").get(LIST + "/new").status()).isEqualTo(403);
        assertThat(site.signedIn(MatterWalk.DRAFTER).get(LIST).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("the table goes out into a file and comes in from it; a border is moved by ending its neighbour first")
    void theTableGoesOutAndComesIn() {
        TestBrowser keeper = site.signedIn(KEEPER);
        String table = keeper.get("/administration/export/authorities", Map.of("format", "CSV_UTF8", "purpose", "点検"))
                .body();
        assertThat(table).contains("合議:020100:2000000:予算事務規則 5条［例］");
        assertThat(preview(keeper, "R4.6.1", table).body()).contains("変わるものはありません");

        List<String> lines = List.of(table.split("\r?\n"));
        String low = line(lines, "備品購入費,,1000000,");
        String high = line(lines, "備品購入費,1000000,5000000,");
        String moved = lines.getFirst() + "\n" + high + "2022-05-31\n"
                + low.replace("備品購入費,,1000000,", "備品購入費,,1500000,") + "\n"
                + high.replace("備品購入費,1000000,", "備品購入費,1500000,").replace("2021-04-01", "") + "\n";
        Answer preview = preview(keeper, "R4.6.1", moved);
        assertThat(preview.body()).contains("終了", "変更", "新規", "1500000</ins>");
        Answer applied = keeper.post(path, Map.of("seal", seal(preview)));
        assertThat(applied.body()).contains("取り込みました");

        assertThat(row("備品購入費", 1_200_000, TODAY).rank()).isEqualTo(Rank.DEPARTMENT_HEAD);
        assertThat(row("備品購入費", 1_200_000, JUNE).rank()).isEqualTo(Rank.SECTION_HEAD);
        assertThat(row("備品購入費", 1_500_000, JUNE).duties()).hasSize(3);
        assertThat(preview(keeper, "R4.6.1", lines.getFirst() + "\n" + low.replace("課長", "課の長") + "\n")
                        .body())
                .contains("「課の長」という区分はありません");
        assertThat(preview(keeper, "R4.6.1", lines.getFirst() + "\n" + high.replace("審査::", "審査：") + "\n")
                        .body())
                .contains("「合議:組織コード:金額:根拠」の形ではありません");
    }

    @Test
    @DisplayName("R-040 a change is tried on the decisions of the last twelve months before it takes force")
    void aChangeIsTriedBefore() {
        decided("軽い委託", "600000");
        DocumentId heavier = decided("重い委託", "900000");
        var proposed = new RuleSimulation.Proposed(
                body(), "K01", "委託料", new AmountRange(800_000, Optional.of(2_000_000L)), Rank.DEPARTMENT_HEAD);
        Actor reader = toshima.actor(MatterWalk.SECTION_HEAD);
        Actor stranger = toshima.actor("gyosei-tanto");

        assertThat(toshima.read(() -> simulation.count(proposed)))
                .isEqualTo(new RuleSimulation.Counts(
                        toshima.read(() -> db.fetchCount(DECISION, DECISION.TENANT_ID.eq(1))) - ofOtherBodies(), 1));
        assertThat(toshima.read(() -> simulation.moved(proposed, reader.reader(), PageRequest.of(1)))
                        .items())
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.document().id()).isEqualTo(heavier);
                    assertThat(moved.was()).isEqualTo(Rank.SECTION_HEAD);
                });
        assertThat(toshima.read(() -> simulation.moved(proposed, stranger.reader(), PageRequest.of(1)))
                        .total())
                .isZero();

        String query = "/simulation?row=%s&above=800000&below=2000000&rank=DEPARTMENT_HEAD"
                .formatted(row("委託料", 1, TODAY).id());
        assertThat(site.signedIn(KEEPER).get(LIST + query).body())
                .containsPattern("過去 12 か月に決裁された [0-9,]+ 件のうち 1 件の決裁者が部長に変わります");
        assertThat(site.signedIn("kansa-tanto").get(LIST + query).body())
                .contains("あなたが読めるもので決裁者が部長に変わるのは 0 件です")
                .doesNotContain("重い委託");
    }

    @Test
    @DisplayName("R-040-trial a whole file is tried on the decisions of the last twelve months before it is taken in")
    void aFileIsTriedBefore() {
        DocumentId decided = walk.draft("試される委託");
        walk.rewrite(decided, text -> {
            DraftText spending = RouteProposalTest.spending(text, "委託料", "700000", "");
            return new DraftText(
                    spending.words(),
                    spending.ofCase(),
                    new DraftMarks(text.secrecy(), Scope.ALL, text.flags(), text.disclosure(), text.disclosureReason()),
                    spending.special(),
                    spending.file(),
                    spending.dueOn(),
                    false,
                    spending.route());
        });
        walk.submit(decided);
        walk.approve(decided, MatterWalk.SUBSECTION_HEAD);
        walk.decide(decided, MatterWalk.SECTION_HEAD);
        TestBrowser keeper = site.signedIn(KEEPER);
        List<String> lines =
                List.of(keeper.get("/administration/export/authorities", Map.of("format", "CSV_UTF8", "purpose", "点検"))
                        .body()
                        .split("\r?\n"));
        String higher = line(lines, "委託料,,2000000,").replace(",課長,", ",部長,");

        Answer preview = preview(keeper, "R4.6.1", lines.getFirst() + "\n" + higher + "\n");
        assertThat(preview.body())
                .containsPattern("過去 12 か月に決裁された [0-9,]+ 件のうち、決裁者が変わるもの [1-9][0-9]* 件")
                .contains("「試される委託」（700,000 円）：課長決定から部長決定へ", "/matters/" + decided.value());

        String early = higher.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}", "") + "\n";
        assertThat(preview(keeper, "R4.4.1", lines.getFirst() + "\n" + early).body())
                .contains("過ぎた日からは始められません");
    }

    /** Decisions that are older than a year, or of other bodies. */
    private int ofOtherBodies() {
        return toshima.read(() -> db.fetchSingle(
                        "select count(*) from approval.decision d join approval.authority a on a.tenant_id = d.tenant_id"
                                + " and a.id = d.authority_id where d.tenant_id = 1 and (a.body_id <> ? or d.decided_at <"
                                + " timestamptz '2021-05-20 00:00+09')",
                        body().value())
                .get(0, Integer.class));
    }

    private DocumentId decided(String title, String amount) {
        DocumentId id = walk.draft(title);
        walk.rewrite(id, text -> RouteProposalTest.spending(text, "委託料", amount, ""));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        return id;
    }

    /** A decided matter that the whole office may read. */
    private DocumentId amendment() {
        DocumentId id = walk.draft("決裁区分の改正について");
        walk.rewrite(
                id,
                text -> new DraftText(
                        text.title(),
                        text.body(),
                        text.reason(),
                        text.matterCode(),
                        text.enforced(),
                        text.previousYearPrefix(),
                        text.file(),
                        text.secrecy(),
                        Scope.ALL,
                        text.flags(),
                        text.disclosure(),
                        text.disclosureReason(),
                        text.dueOn(),
                        text.amount(),
                        text.route()));
        walk.submit(id);
        assertThatThrownBy(() -> toshima.read(() -> words.decision(
                        id.value().toString(), toshima.actor(KEEPER).reader())))
                .isInstanceOf(RowRefused.class)
                .hasMessageContaining("is not decided");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        return id;
    }

    private static String line(List<String> lines, String part) {
        return lines.stream().filter(each -> each.contains(part)).findFirst().orElseThrow();
    }

    private Answer preview(TestBrowser browser, String from, String csv) {
        Answer sent = browser.postFile(
                "/administration/import/authorities", Map.of("from", from), "file", "authorities.csv", csv);
        assertThat(sent.status()).as(sent.body()).isEqualTo(302);
        path = sent.location();
        return browser.get(path);
    }

    private static String seal(Answer preview) {
        Matcher matcher = SEAL.matcher(preview.body());
        assertThat(matcher.find()).as(preview.body()).isTrue();
        return matcher.group(1);
    }

    private List<Act.Change> changes(UUID row) {
        return Objects.requireNonNull(
                        toshima.read(() -> ledger.history(row)).getFirst().detail())
                .changes();
    }

    private static String key(TestBrowser browser, String form) {
        Matcher matcher = KEY.matcher(browser.get(form).body());
        assertThat(matcher.find()).as(form).isTrue();
        return matcher.group(1);
    }

    /** What a form sends that says what a row says. */
    private static Map<String, String> fields(TestBrowser browser, String form, Authority row) {
        var fields = new HashMap<String, String>();
        fields.put("key", key(browser, form));
        fields.put("body", row.body().value().toString());
        fields.put("code", row.matterCode());
        fields.put("name", row.matterName());
        fields.put("item", row.expenditureItem());
        fields.put("above", Long.toString(row.amounts().from()));
        fields.put("below", row.amounts().to().map(String::valueOf).orElse(""));
        fields.put("rank", row.rank().name());
        fields.put("proxy", "yes");
        fields.put("again", row.terms().recirculation().name());
        fields.put("duties", "審査::1,000,000:契約事務規則 4条；合議：020100：２，０００，０００：予算事務規則 5条；合議:030100::契約事務規則 3条");
        fields.put("source", row.source());
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private Authority row(String item, long amount, LocalDate on) {
        return toshima.read(() -> authorities.find(body(), "K01", item, Optional.of(amount), on))
                .orElseThrow();
    }

    private List<Authority> rows(String item, LocalDate on) {
        return toshima.read(() -> authorities.list(body(), on)).stream()
                .filter(row -> row.expenditureItem().equals(item))
                .toList();
    }

    private BodyId body() {
        return Objects.requireNonNull(toshima.read(organization::bodiesByCode).get("01"));
    }
}
