package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fumikuradb.records.Tables.ACCESS_RULE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.approval.WaitingMatters;
import org.fumikura.demo.City;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.Validity;
import org.fumikura.search.SavedSearch.Watch;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.JobState;
import org.fumikura.tenancy.JobsOnCall;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** what people look for again and again, and what they are told that it finds anew. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedSearchTest {

    private static final String CHIEF = "joho-kacho";
    private static final String DRAFTER = "joho-digital-tanto";
    private static final String STRANGER = "kikaku-kacho";
    private static final Doer TEST = new Doer.Job("test");

    @Autowired
    private SavedSearches saved;

    @Autowired
    private SavedSearchJob job;

    @Autowired
    private NewlyFound newlyFound;

    @Autowired
    private SavedNews news;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private JobsOnCall jobs;

    @Autowired
    private WaitingMatters matters;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private Actors actors;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @BeforeEach
    void catchUp() {
        search.catchUp();
    }

    @Test
    @DisplayName("R-120 what is found anew is told once, and what was there before never")
    void tellsOnceWhatIsNew() {
        matters.forTheChief("はなみずき通りの古い件");
        search.catchUp();
        UUID own = watch(CHIEF, "はなみずき通り");
        assertThat(run().state()).isEqualTo(JobState.NOTHING);

        UUID fresh = matters.forTheChief("はなみずき通りの新しい件");
        search.catchUp();

        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertThat(run().state()).as("nothing is told twice").isEqualTo(JobState.NOTHING);
        assertThat(told(own)).containsExactly(fresh);
        TestProgram chief = site.program(CHIEF);
        await().untilAsserted(() ->
                assertThat(chief.get("/api/v1/notices").body()).contains("FOUND", "はなみずき通り：はなみずき通りの新しい件"));
        TestBrowser browser = site.signedIn(CHIEF);
        assertThat(browser.get("/notices").body()).contains("/search/saved/" + own, "保存した検索で新しく見つかった");
        assertThat(browser.get("/search/saved/" + own).body())
                .contains("/documents/" + fresh, "はなみずき通りの新しい件")
                .doesNotContain("古い件");

        assertThat(browser.post("/search/saved/" + own + "/ticked", Map.of()).status())
                .isEqualTo(302);
        assertThat(told(own)).isEmpty();
        matters.decide(fresh);
        search.catchUp();
        assertThat(run().state()).as("it is another state of the same thing").isEqualTo(JobState.NOTHING);
    }

    @Test
    @DisplayName("R-120 nobody is told of what she entered herself, nor after she stopped watching")
    void tellsNothingOfOnesOwn() {
        UUID drafters = watch(DRAFTER, "やまぼうし公園");
        UUID chiefs = watch(CHIEF, "やまぼうし公園");
        matters.forTheChief("やまぼうし公園の改修");
        search.catchUp();
        toshima.run(() -> saved.watch(chiefs, false, person(CHIEF)));

        assertThat(run().state()).isEqualTo(JobState.NOTHING);
        assertThat(told(drafters)).isEmpty();

        toshima.run(() -> saved.watch(chiefs, true, person(CHIEF)));
        assertThat(run().state()).as("found while nobody watched").isEqualTo(JobState.NOTHING);
    }

    @Test
    @DisplayName(
            "R-120, I-11 nobody is told of what she may not read; what she may read now is new, and shown only while she may")
    void obeysAccess() {
        UUID own = watch(STRANGER, "ひいらぎ橋");
        UUID matter = matters.forTheChief("ひいらぎ橋の補修");
        search.catchUp();
        assertThat(run().state()).isEqualTo(JobState.NOTHING);

        UUID rule = UUID.randomUUID();
        onDocument(
                matter,
                () -> db.insertInto(ACCESS_RULE)
                        .set(ACCESS_RULE.ID, rule)
                        .set(ACCESS_RULE.DOCUMENT_ID, matter)
                        .set(ACCESS_RULE.PERSON_ID, person(STRANGER).value())
                        .set(ACCESS_RULE.ALLOWED, true)
                        .set(ACCESS_RULE.CAUSE, "NAMED")
                        .execute());
        search.catchUp();
        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertThat(told(own)).containsExactly(matter);
        assertThat(titles(own, toshima.actor(STRANGER))).containsOnlyKeys(own);

        onDocument(
                matter,
                () -> db.insertInto(ACCESS_RULE)
                        .set(ACCESS_RULE.ID, UUID.randomUUID())
                        .set(ACCESS_RULE.DOCUMENT_ID, matter)
                        .set(ACCESS_RULE.PERSON_ID, person(STRANGER).value())
                        .set(ACCESS_RULE.ALLOWED, false)
                        .set(ACCESS_RULE.CAUSE, "NAMED")
                        .execute());
        assertThat(titles(own, toshima.actor(STRANGER))).isEmpty();
        assertThat(site.signedIn(STRANGER).get("/search/saved/" + own).body()).doesNotContain("補修");
        assertThat(site.program(STRANGER)
                        .get("/api/v1/saved-searches/" + own + "/news")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    @DisplayName("N-05 of what is secret no title leaves by mail, nor the name of the search that found it")
    void noSecretTitleLeaves() {
        UUID own = watch(CHIEF, "さるすべり");
        matters.secretForTheChief("さるすべりの処分");
        search.catchUp();
        assertThat(run().state()).isEqualTo(JobState.DONE);
        Actor chief = toshima.actor(CHIEF);
        assertThat(titles(own, chief)).containsValue("さるすべり：さるすべりの処分");
        assertThat(toshima.read(() -> news.titlesToSend(List.of(own), chief.reader())))
                .isEmpty();

        matters.forTheChief("さるすべりの剪定");
        search.catchUp();
        run();
        assertThat(toshima.read(() -> news.titlesToSend(List.of(own), chief.reader())))
                .containsValue("さるすべりの剪定");
    }

    @Test
    @DisplayName("R-120 another post finds other things, and who has left is told nothing")
    void followsThePerson() {
        String mover = "kikaku-shunin";
        UUID own = watch(mover, "くすのき広場");
        UUID matter = matters.forTheChief("くすのき広場の整備");
        search.catchUp();
        assertThat(run().state()).isEqualTo(JobState.NOTHING);

        Actor before = toshima.actor(mover);
        toshima.run(() -> staff.assign(
                before.person(),
                toshima.actor("joho-kanri-tanto").post().id(),
                AssignmentKind.CONCURRENT,
                Validity.from(clocks.officialToday()),
                TEST));
        assertThat(run().state()).isEqualTo(JobState.DONE);
        assertThat(told(own)).containsExactly(matter);
        assertThat(titles(own, before))
                .as("not in the post that may not read it")
                .isEmpty();

        String leaver = "joho-hyojun-kakaricho";
        UUID left = watch(leaver, "くすのき広場");
        Actor leaving = toshima.actor(leaver);
        toshima.run(() -> toshima.read(() -> newlyFound.readers(leaving.person()))
                .forEach(reader -> staff.endAssignment(
                        toshima.in(() -> transactions.read(
                                        () -> actors.get(leaving.person(), reader.post(), clocks.officialToday())))
                                .assignment(),
                        clocks.officialToday().minusDays(1),
                        TEST)));
        matters.forTheChief("くすのき広場の植栽");
        search.catchUp();
        run();
        assertThat(told(left)).isEmpty();
    }

    @Test
    @DisplayName("R-120 what finds too much is not watched, and one person has a bounded number")
    void isBounded() {
        TestProgram chief = site.program(CHIEF);
        for (int i = 0; i < SavedSearches.MOST_WATCHED; i++) {
            watch("somu-kacho", "言葉" + i);
        }
        TestProgram.Answer more = site.program("somu-kacho")
                .post("/api/v1/saved-searches", Map.of("name", "もう一つ", "address", "q=x", "watched", true));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.text("/errors/0/field")).isEqualTo("watch");
        assertThat(chief.post(
                                "/api/v1/saved-searches",
                                Map.of("name", "空", "address", "page=2&file=x", "watched", false))
                        .status())
                .as("nothing is looked for")
                .isEqualTo(422);
    }

    @Test
    @DisplayName("R-120 a search is saved from the page of results, stands on the empty page, and is her own alone")
    void onPages() {
        TestBrowser browser = site.signedIn(DRAFTER);
        String found = browser.get("/search?order=newest&q=" + encoded("推進")).body();
        assertThat(found).contains("/search/saved/new?q=" + encoded("推進") + "&amp;order=newest");

        String form =
                browser.get("/search/saved/new?order=newest&q=" + encoded("推進")).body();
        assertThat(form).contains("推進　新しいもの順", "name=\"address\"");
        Map<String, String> fields = Map.of(
                "key",
                UUID.randomUUID().toString(),
                "name",
                "推進の検索",
                "address",
                "q=" + encoded("推進") + "&order=newest");
        assertThat(browser.post("/search/saved", fields).status()).isEqualTo(302);
        assertThat(browser.post("/search/saved", fields).status()).as("once").isEqualTo(302);
        List<SavedSearch> own = toshima.read(() -> saved.list(person(DRAFTER))).stream()
                .filter(each -> each.name().equals("推進の検索"))
                .toList();
        assertThat(own).singleElement().satisfies(each -> {
            assertThat(each.watch()).isEqualTo(Watch.OFF);
            assertThat(each.sought())
                    .isEqualTo(new Sought("推進", false, Map.of(), SearchPage.Span.NONE, Index.Order.NEWEST));
        });
        assertThat(browser.get("/search").body()).contains("推進の検索");

        assertThat(browser.get("/search?year=x&unit=y&sort=z&state=a&q=" + encoded("推進"))
                        .status())
                .as("values that nobody knows")
                .isEqualTo(200);
        String path = own.getFirst().path();
        TestBrowser.Answer refused = browser.post(path + "/name", Map.of("name", " "));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(browser.post(path + "/name", Map.of("name", "別の名前")).status())
                .isEqualTo(302);
        assertThat(browser.get("/search/saved").body()).contains("別の名前", "新しいもの順");

        TestBrowser other = site.signedIn(CHIEF);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.post(path + "/removal", Map.of()).status()).isEqualTo(404);
        assertThat(other.get("/search/saved").body()).doesNotContain("別の名前");
        assertThat(browser.post(path + "/removal", Map.of()).status()).isEqualTo(302);
        assertThat(browser.get(path).status()).isEqualTo(404);
        assertThat(browser.post("/search/saved", Map.of("name", "", "address", "q=x"))
                        .body())
                .contains("入力してください", "value=\"q=x\"");
    }

    @Test
    @DisplayName("R-120 programs save, watch, rename and remove searches")
    void forPrograms() {
        TestProgram program = site.program(DRAFTER);
        TestProgram.Answer made = program.post(
                "/api/v1/saved-searches", Map.of("name", "計画", "address", "q=" + encoded("計画"), "watched", true));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("/watch")).isEqualTo("ON");
        String path = made.location();
        assertThat(program.post(path + "/watch", Map.of("watched", false)).text("/watch"))
                .isEqualTo("OFF");
        assertThat(program.post(path + "/name", Map.of("name", "計画の件")).text("/name"))
                .isEqualTo("計画の件");
        assertThat(program.post(path + "/news/ticked", null).status()).isEqualTo(204);
        assertThat(program.get("/api/v1/saved-searches").body()).contains("計画の件");
        assertThat(site.program(CHIEF).get(path).status()).isEqualTo(404);
        assertThat(program.call("DELETE", path, null, Map.of()).status()).isEqualTo(204);
        assertThat(program.get(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-120 an address says the same however it was made, and narrows by nothing that is not counted")
    void anAddressIsReadAsItWasWritten() {
        var sought = new Sought(
                "A & B=「C」",
                true,
                Map.of("year", Set.of("2022", "2021"), "unit", Set.of("x y")),
                SearchPage.Span.of("R4.4", "R5.3"),
                Index.Order.NEWEST);

        assertThat(Sought.read(sought.address())).isEqualTo(sought);
        assertThat(Sought.read(sought.address()).within(Set.of("year")).chosen())
                .containsOnlyKeys("year");
        assertThat(Sought.read("%zz&=&q").isBlank()).isTrue();
    }

    private UUID watch(String login, String words) {
        return toshima.in(() -> saved.save(
                words,
                new Sought(words, false, Map.of(), SearchPage.Span.NONE, Index.Order.FITTING),
                true,
                person(login)));
    }

    private PersonId person(String login) {
        return toshima.actor(login).person();
    }

    private Job run() {
        return jobs.run(City.TOSHIMA, job);
    }

    private List<UUID> told(UUID own) {
        return toshima.read(() -> newlyFound.news(own)).stream()
                .map(Index.Ref::id)
                .toList();
    }

    private Map<UUID, String> titles(UUID own, Actor actor) {
        return toshima.read(() -> news.titles(List.of(own), actor.reader()));
    }

    private void onDocument(UUID document, Runnable change) {
        toshima.run(() -> transactions.write(() -> {
            change.run();
            ledger.record(Act.of(SearchActs.SYNONYM_CHANGED, new Subject("document", document), TEST, "test"));
        }));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
