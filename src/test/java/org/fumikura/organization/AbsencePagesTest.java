package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Deputies.Substitution;
import org.fumikura.shared.OfficialClock;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Entering who is away and who acts in whose place, on pages and by programs. */
@FumikuraTest
class AbsencePagesTest {

    private static final String HEAD = "joho-kacho";
    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String DEPUTIES = "/administration/deputies";

    @Autowired
    Site site;

    @Autowired
    Toshima toshima;

    @Autowired
    TestClocks clocks;

    @Autowired
    Deputies deputies;

    @Autowired
    StaffRegister staff;

    /** Deputies and orders of days to come are entered by a post that foresees them as well. */
    @BeforeEach
    void theAdministratorForesees() {
        Actor administrator = toshima.actor("system-kanri");
        if (!administrator.horizon().ahead()) {
            toshima.run(() -> staff.grant(
                    administrator.post().id(),
                    Role.PERSONNEL,
                    administrator.units().getLast().id(),
                    TestChart.OPEN,
                    TestChart.DOER));
        }
    }

    @Test
    void anAbsenceIsEnteredOnceAndEndedWhenSheIsBack() {
        TestBrowser person = site.signedIn("gyosei-kacho");
        var form = Map.of("kind", "TRIP", "from", "R4.5.20", "fromHour", "８:３０", "to", "R4.5.21", "note", "都庁");
        assertThat(person.post("/absences", form).location()).isEqualTo("/absences");
        assertThat(isAway("gyosei-kacho")).isTrue();
        assertThat(person.get("/absences").body()).contains("R4.5.20 08:30 から R4.5.21 まで", "出張", "都庁", "本人", "現在");

        Answer twice = person.post("/absences", with(form, "from", "R4.5.21"));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("すでに不在が登録されています", "value=\"都庁\"");
        assertThat(person.post("/absences", with(form, "to", "R4.5.19")).body()).contains("終わりが始まりより前です");
        assertThat(person.post("/absences", with(form, "fromHour", "25:00")).body())
                .contains("13:00 のように");
        assertThat(person.post("/absences", with(form, "kind", "")).status()).isEqualTo(422);

        String end = end(person, "/absences");
        assertThat(site.signedIn("kikaku-kacho").get(end).status())
                .as("nobody else's business")
                .isEqualTo(404);
        assertThat(person.post(end, Map.of("to", "R4.5.19")).body()).contains("過ぎた時刻には終えられません");
        assertThat(person.post(end, Map.of("to", "R4.5.23")).body()).contains("登録されている終わりより前");
        assertThat(person.post(end, Map.of()).status()).isEqualTo(302);
        assertThat(isAway("gyosei-kacho")).isFalse();
        assertThat(person.get("/absences").body()).contains("R4.5.20 08:30 から R4.5.20 09:00 まで", "終了");
        assertThat(person.post(end, Map.of()).body()).contains("この不在は終わっています");
    }

    @Test
    void whatHasNotBegunIsCancelledAndMayBeEnteredAnew() {
        TestBrowser person = site.signedIn("somu-kacho");
        var form = Map.of("kind", "LEAVE", "from", "R4.6.1", "to", "R4.6.2");
        person.post("/absences", form);

        assertThat(person.post(end(person, "/absences"), Map.of()).status()).isEqualTo(302);
        assertThat(person.get("/absences").body()).contains("取消し");
        assertThat(person.post("/absences", form).status()).isEqualTo(302);
        assertThat(isAway("somu-kacho", at("2022-06-02T23:59"))).isTrue();
        assertThat(isAway("somu-kacho", at("2022-06-03T00:00"))).isFalse();
    }

    @Test
    void theRecordsClerkEntersForHerSectionAndItIsShown() {
        TestBrowser clerk = site.signedIn(CLERK);
        String drafter = person("joho-digital-tanto");
        assertThat(clerk.get("/absences/new").body()).contains(drafter);
        var form = Map.of("person", drafter, "kind", "ILLNESS", "from", "R4.5.20", "note", "発熱の連絡");

        assertThat(clerk.post("/absences", form).status()).isEqualTo(302);
        assertThat(clerk.post("/absences", with(form, "person", person("gyosei-tanto")))
                        .status())
                .as("another section's")
                .isEqualTo(403);
        assertThat(site.signedIn("joho-digital-tanto").get("/absences").body())
                .contains("病気", "発熱の連絡", toshima.actor(CLERK).label().ja());
        assertThat(site.signedIn(HEAD).get("/absences").body())
                .as("who is not the clerk sees her own")
                .doesNotContain("発熱の連絡");
        assertThat(site.signedIn(HEAD)
                        .post("/absences", with(form, "person", person("joho-digital-shunin")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void programsEnterAndEndSoThatTheSecondDeputyActs() {
        TestProgram head = site.program("seisaku-bucho");
        TestProgram first = site.program("kikaku-kacho");
        PostId second = toshima.actor("gyosei-kacho").post().id();
        PostId decider = toshima.actor("seisaku-bucho").post().id();
        var trip = Map.of("kind", "TRIP", "from", "2022-05-19T23:00:00Z", "to", "2022-05-25T00:00:00Z");

        TestProgram.Answer entered = head.post("/api/v1/absences", trip);
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        assertThat(head.get("/api/v1/absences/" + entered.text("/id")).text("/kind"))
                .isEqualTo("TRIP");
        assertThat(head.post("/api/v1/absences", trip).text("/errors/0/field")).isEqualTo("from");
        assertThat(substitutions(second)).isEmpty();
        String id = first.post("/api/v1/absences", trip).text("/id");

        assertThat(substitutions(second))
                .containsExactly(new Substitution(decider, Capacity.PROXY, Set.of(), "事務決裁規程 第7条［例］"));
        assertThat(head.post("/api/v1/absences/" + id + "/ending", Map.of()).status())
                .as("another's")
                .isEqualTo(404);
        var now = new HashMap<String, String>();
        assertThat(first.post("/api/v1/absences/" + id + "/ending", now).text("/to"))
                .isEqualTo("2022-05-20T00:00:00Z");
        assertThat(substitutions(second)).isEmpty();
    }

    @Test
    void aPostLeavesReviewsToAnotherOneForATime() {
        TestBrowser head = site.signedIn("kumin-bucho");
        Actor section = toshima.actor("madoguchi-kacho");
        String post = post("kumin-bucho");
        var form = Map.of(
                "post",
                post,
                "delegate",
                post("madoguchi-kacho"),
                "from",
                "R4.5.20",
                "to",
                "R4.5.31",
                "codes",
                "A-1　B-2",
                "reason",
                "議会対応");

        assertThat(head.post("/delegations", form).status()).isEqualTo(302);
        Substitution left = substitutions(section.post().id()).getFirst();
        assertThat(left.capacity()).isEqualTo(Capacity.DELEGATE);
        assertThat(left.covers("B-2")).isTrue();
        assertThat(left.covers("C-3")).isFalse();
        assertThat(site.signedIn("madoguchi-kacho").get("/delegations").body())
                .contains("議会対応", "A-1 B-2")
                .doesNotContain("/end");

        assertThat(head.post("/delegations", with(form, "delegate", post)).body())
                .contains("別の職を選んでください");
        assertThat(head.post("/delegations", with(form, "to", "R4.5.19")).body())
                .contains("始まりより後の終わりが必要です");
        assertThat(head.post("/delegations", with(form, "codes", "<b>")).body()).contains("事案区分の記号を");
        assertThat(site.signedIn("kikaku-kacho").post("/delegations", form).status())
                .as("not hers to give")
                .isEqualTo(403);
        assertThat(head.post(end(head, "/delegations"), Map.of()).status()).isEqualTo(302);
        assertThat(substitutions(section.post().id())).isEmpty();
    }

    @Test
    void theClerkDelegatesForHerSectionButNotToHerself() {
        TestProgram clerk = site.program("kosodate-kakaricho");
        var body = Map.of(
                "post",
                post("kosodate-kacho"),
                "delegate",
                post("kodomo-bucho"),
                "from",
                "2022-05-19T23:00:00Z",
                "to",
                "2022-05-31T00:00:00Z",
                "reason",
                "出張");

        TestProgram.Answer entered = clerk.post("/api/v1/delegations", body);
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        assertThat(clerk.get("/api/v1/delegations").text("/items/0/id")).isEqualTo(entered.text("/id"));
        TestProgram.Answer own = clerk.post("/api/v1/delegations", with(body, "delegate", post("kosodate-kakaricho")));
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.text("/errors/0/message/ja")).contains("あなた自身の職");
        assertThat(clerk.post("/api/v1/delegations/" + entered.text("/id") + "/ending", Map.of())
                        .text("/cancelled"))
                .isEqualTo("false");
        assertThat(substitutions(toshima.actor("kodomo-bucho").post().id())).isEmpty();
    }

    @Test
    void deputiesAreEnteredAndEndedAsTheirNeighbours() {
        TestBrowser administrator = site.signedIn("system-kanri");
        assertThat(administrator.get(DEPUTIES, Map.of("q", "情報管理課長")).body())
                .contains("情報担当係長（システム第一）", "事務決裁規程 第7条［例］");
        var form = Map.of(
                "post",
                post("fukushi-kacho"),
                "place",
                "1",
                "deputy",
                post("fukushi-tanto"),
                "source",
                "試しの規程",
                "from",
                "R4.5.20");

        assertThat(administrator.post(DEPUTIES, form).body()).contains("この順位には、この期間にすでに代決者がいます", "value=\"試しの規程\"");
        assertThat(administrator
                        .post(DEPUTIES, with(form, "deputy", post("fukushi-kacho")))
                        .body())
                .contains("別の職を選んでください");
        assertThat(administrator
                        .post(DEPUTIES, with(form, "deputy", post("system-kanri")))
                        .body())
                .contains("あなた自身の職");
        assertThat(administrator.post(DEPUTIES, with(form, "place", "2")).status())
                .isEqualTo(302);
        String end = end(administrator, DEPUTIES + "?q=総務部長");
        assertThat(administrator
                        .post(end, Map.of("last", "R4.5.19", "reason", "改正"))
                        .body())
                .contains("過ぎた日には終えられません");
        assertThat(administrator
                        .post(end, Map.of("last", "R4.5.31", "reason", "改正"))
                        .status())
                .isEqualTo(302);
        assertThat(site.signedIn("kansa-tanto").get(DEPUTIES).body()).doesNotContain(DEPUTIES + "/new");
        assertThat(site.signedIn(CLERK).get(DEPUTIES).status()).isEqualTo(403);
    }

    @Test
    void anOrderToActHoldsFromItsDayOn() {
        TestBrowser administrator = site.signedIn("system-kanri");
        String orders = "/administration/acting-orders";
        PostId acting = toshima.actor("shomu-kakaricho").post().id();
        var form = Map.of(
                "post", post("shomu-kacho"), "acting", post("shomu-kakaricho"), "source", "辞令", "from", "R4.5.21");

        assertThat(administrator.post(orders, form).status()).isEqualTo(302);
        assertThat(administrator.post(orders, form).body()).contains("すでに職務代理者がいます");
        assertThat(substitutions(acting)).isEmpty();
        assertThat(substitutions(acting, at("2022-05-21T00:00")))
                .extracting(Substitution::capacity)
                .containsExactly(Capacity.ACTING);
        assertThat(administrator
                        .post(end(administrator, orders + "?on=R4.5.21"), Map.of("last", "R4.5.21", "reason", "着任"))
                        .status())
                .isEqualTo(302);
        assertThat(substitutions(acting, at("2022-05-22T00:00"))).isEmpty();
    }

    @Test
    void aDeputyIsTakenInAndEndedByAFile() {
        TestProgram administrator = site.program("system-kanri");
        var row = new HashMap<>(Map.of(
                "unit",
                "020300",
                "post",
                "情報管理課長",
                "place",
                "4",
                "deputyUnit",
                "020304",
                "deputy",
                "情報担当係長（デジタル化推進）",
                "source",
                "試しの規程"));
        assertThat(taken(administrator, "deputies", row)).isEqualTo("NEW");
        assertThat(taken(administrator, "deputies", row)).isEqualTo("UNCHANGED");
        assertThat(taken(administrator, "deputies", with(row, "source", "別の規程")))
                .isEqualTo("REFUSED");
        assertThat(taken(administrator, "deputies", with(with(row, "last", "2022-05-31"), "reason", "改正")))
                .isEqualTo("ENDED");

        var order = new HashMap<>(
                Map.of("unit", "020000", "post", "政策経営部長", "actingUnit", "020100", "acting", "企画課長", "source", "辞令"));
        assertThat(taken(administrator, "acting-orders", order)).isEqualTo("NEW");
        assertThat(taken(administrator, "acting-orders", order)).isEqualTo("UNCHANGED");
        assertThat(taken(administrator, "acting-orders", with(with(order, "last", "2022-05-31"), "reason", "着任")))
                .isEqualTo("ENDED");
    }

    /** What becomes of a row, which is taken in unless it is refused. */
    private static String taken(TestProgram administrator, String master, Map<String, String> row) {
        var rows = Map.of("from", "2022-05-20", "rows", List.of(row));
        TestProgram.Answer rehearsal = administrator.post("/api/v1/masters/" + master + "/rehearsals", rows);
        String taken = rehearsal.text("/lines/0/taken");
        if (!taken.equals("REFUSED")) {
            TestProgram.Answer done =
                    administrator.post("/api/v1/masters/" + master + "/takings", rows, rehearsal.tag());
            assertThat(done.status()).as(done.body()).isEqualTo(200);
        }
        return taken;
    }

    private List<Substitution> substitutions(PostId acting) {
        return substitutions(acting, clocks.officialNow());
    }

    private List<Substitution> substitutions(PostId acting, Instant at) {
        return toshima.read(() -> deputies.of(acting, at));
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(OfficialClock.ZONE).toInstant();
    }

    private boolean isAway(String login) {
        return isAway(login, clocks.officialNow());
    }

    private boolean isAway(String login, Instant at) {
        PersonId person = toshima.actor(login).person();
        return toshima.read(() -> deputies.isAway(person, at));
    }

    private String person(String login) {
        return toshima.actor(login).person().value().toString();
    }

    private String post(String login) {
        return toshima.actor(login).post().id().value().toString();
    }

    /** The last way to end something in a list. */
    private static String end(TestBrowser browser, String list) {
        String[] parts = list.split("[?=]");
        String body = browser.get(parts[0], parts.length == 1 ? Map.of() : Map.of(parts[1], parts[2]))
                .body();
        var ways = Pattern.compile("href=\"([^\"]+/end)\"")
                .matcher(body)
                .results()
                .map(way -> way.group(1))
                .toList();
        assertThat(ways).as(body).isNotEmpty();
        return ways.getLast();
    }

    private static <V> Map<String, V> with(Map<String, V> form, String name, V value) {
        var more = new HashMap<>(form);
        more.put(name, value);
        return more;
    }
}
