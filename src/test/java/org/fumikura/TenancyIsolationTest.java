package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.approval.PaperMatters;
import org.fumikura.portal.SamplePublications;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Another municipality's id is a missing id, on every route that takes one. Routes, parameters, buttons and fields are found
 * by looking, so that a new one is covered by itself.
 */
@FumikuraTest
class TenancyIsolationTest {

    private static final int HANDS = 2;

    /** Every id in every place takes its time; otherwise those of the place's own module, and one of the others. */
    private static final boolean EVERY_ID = Boolean.getBoolean("fumikura.test.everyId");

    private static final int OWN = 4;
    private static final int OTHERS = 1;
    private static final long SEED = Long.getLong("fumikura.test.seed", 20_220_523);
    private static final String MIHON = "mihon.localhost";
    private static final String CLERK_OF_MIHON = "bunsho-kakaricho";
    private static final List<String> PEOPLE_OF_TOSHIMA =
            List.of("fuku-kucho", "joho-kacho", "joho-digital-kakaricho", "joho-digital-tanto");

    /** Who opens the masters, and who opens what keeps the file plan. */
    private static final List<String> KEEPERS_OF_TOSHIMA = List.of("system-kanri", "somu-kacho", "jinji-tanto");

    private static final Path TEMPLATES = Path.of("src", "main", "jte");
    private static final Pattern BUTTON = Pattern.compile("name=\"do\" value=\"([a-z-]+)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"([A-Za-z]+)\"");

    /** What differs from one request to the next: ids, form tokens, states of a draft, numbers of requests. */
    private static final Pattern CHANCE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[0-9a-f]{12}\\b"
            + "|name=\"_csrf\" value=\"[^\"]*\"|data-revision=\"[0-9]+\"|id=\"revision\" value=\"[0-9]+\""
            + "|name=\"revision\"[^>]*value=\"\\d+\"");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private PaperMatters paper;

    @Autowired
    private SamplePublications publications;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private TestInstallation installation;

    private CityRows rows;

    @BeforeEach
    void letTheFollowersCatchUp() throws Exception {
        rows = new CityRows(installation);
        rows.awaitFollowers();
    }

    @Test
    void anIdOfToshimaIsMissingInMihon() throws Exception {
        TestBrowser clerk = site.browser(MIHON);
        clerk.signIn(CLERK_OF_MIHON);
        Map<String, String> ofToshima = rows.everyRowOf(1);
        Map<String, String> ofRecordInMihon = rows.everyRowOfRecordOf(2);
        Map<String, List<String>> ids = rows.idsByModuleOf(1);
        List<String> someMatters = rows.someMattersOf(1);
        List<IdPlace> places = places();
        assertThat(places).hasSizeGreaterThan(20);

        // what only reads may be asked by several at once
        List<IdPlace> reading = places.stream()
                .filter(place -> place.route().method() == RequestMethod.GET)
                .toList();
        var hands = new ArrayList<Callable<Boolean>>();
        for (int hand = 0; hand < HANDS; hand++) {
            int first = hand;
            TestBrowser own = site.browser(MIHON);
            own.signIn(CLERK_OF_MIHON);
            hands.add(() -> {
                for (int i = first; i < reading.size(); i += HANDS) {
                    assertMissing(own, reading.get(i), some(ids, reading.get(i)));
                }
                return true;
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(HANDS)) {
            for (Future<Boolean> hand : pool.invokeAll(hands)) {
                assertThat(hand.get()).isTrue();
            }
        }
        for (IdPlace place : places) {
            if (!reading.contains(place)) {
                assertMissing(clerk, place, place.hasButton() ? someMatters : some(ids, place));
            }
        }

        assertThat(rows.everyRowOf(1)).as("somebody in 見本市 changed rows of 豊島区").isEqualTo(ofToshima);
        assertThat(rows.everyRowOfRecordOf(2))
                .as("a request about another municipality's id changed a record")
                .isEqualTo(ofRecordInMihon);
    }

    private static List<String> some(Map<String, List<String>> ids, IdPlace place) {
        List<String> own = new ArrayList<>(ids.getOrDefault(place.route().module(), List.of()));
        List<String> others = ids.values().stream()
                .flatMap(List::stream)
                .filter(id -> !own.contains(id))
                .collect(Collectors.toCollection(ArrayList::new));
        var random = new Random(SEED + place.toString().hashCode());
        Collections.shuffle(own, random);
        Collections.shuffle(others, random);
        return Stream.concat(
                        own.stream().limit(EVERY_ID ? own.size() : OWN),
                        others.stream().limit(EVERY_ID ? others.size() : OTHERS))
                .toList();
    }

    private static void assertMissing(TestBrowser clerk, IdPlace place, List<String> ids) {
        String missing = outcome(place.send(clerk, UUID.randomUUID().toString()));
        for (String id : ids) {
            assertThat(outcome(place.send(clerk, id)))
                    .as("%s tells 見本市 that 豊島区 has %s: answer another municipality's id as a missing one", place, id)
                    .isEqualTo(missing);
        }
    }

    @Test
    void anIdOfToshimaInAFieldOfOnesOwnDraftIsAMissingOneToo() throws Exception {
        TestBrowser clerk = site.browser(MIHON);
        clerk.signIn(CLERK_OF_MIHON);
        String draft = clerk.post("/drafts", Map.of()).location();
        Map<String, String> ofToshima = rows.everyRowOf(1);
        List<String> ids = rows.idsOf(1);

        for (String field : List.of("file", "routePost", "addPost", "key")) {
            String missing =
                    outcome(saved(clerk, draft, field, UUID.randomUUID().toString()));
            for (String id : ids) {
                assertThat(outcome(saved(clerk, draft, field, id)))
                        .as("field %s of a draft tells 見本市 that 豊島区 has %s", field, id)
                        .isEqualTo(missing);
            }
        }

        assertThat(rows.everyRowOf(1)).isEqualTo(ofToshima);
    }

    /** What is made in its own time is left alone by these tests. */
    private static final Set<String> MADE_LATER = Set.of(
            "/documents/attachments/{id}/preserved", "/redactions/{id}/result", "/meetings/{id}/minutes/public.pdf");

    /** Else the tests above would compare one missing id with another. */
    @Test
    void theIdsAreRealAtHome() throws Exception {
        List<TestBrowser> people = Stream.concat(PEOPLE_OF_TOSHIMA.stream(), rows.drafters().stream())
                .distinct()
                .map(site::signedIn)
                .toList();
        List<TestBrowser> keepers =
                KEEPERS_OF_TOSHIMA.stream().map(site::signedIn).toList();
        keepers.getFirst()
                .postFile(
                        "/administration/import/people",
                        Map.of("from", "R4.5.20"),
                        "file",
                        "people.csv",
                        "ログイン名,氏名\nmiru-dake,見る だけ\n");
        enterWhatTheCityLacks(people.getFirst(), keepers.getFirst());
        enterASealForm(keepers.get(1));
        enterWhatSearchesUse(people.getFirst(), keepers.get(1));
        Map<String, List<String>> ids = rows.idsByModuleOf(1);

        for (Routes.Route route : Routes.listPages(mappings)) {
            boolean hasOneId = route.pattern().contains("{id}")
                    && route.pattern().chars().filter(c -> c == '{').count() == 1;
            if (hasOneId && route.method().name().equals("GET") && !MADE_LATER.contains(route.pattern())) {
                List<TestBrowser> readers = isForKeepers(route.pattern()) ? keepers : people;
                assertThat(ownFirst(ids, route))
                        .as("no id opens %s for anybody: let CityRows.idsOf find such ids", route)
                        .anyMatch(id -> readers.stream()
                                .anyMatch(person ->
                                        person.get(route.path(name -> id)).status() == 200));
            }
        }
    }

    private static List<String> ownFirst(Map<String, List<String>> ids, Routes.Route route) {
        List<String> own = ids.getOrDefault(route.module(), List.of());
        return Stream.concat(own.stream(), ids.values().stream().flatMap(List::stream))
                .distinct()
                .toList();
    }

    private static boolean isForKeepers(String pattern) {
        return Stream.of("/administration/", "/statistics/", "/publications/").anyMatch(pattern::startsWith);
    }

    /** Nothing of the city goes round on paper, nobody is away, and nobody acts for another. */
    private void enterWhatTheCityLacks(TestBrowser person, TestBrowser administrator) throws SQLException {
        String post = rows.post("副区長");
        String other = rows.post("政策経営部長");
        var time = Map.of("from", "R4.6.1", "to", "R4.6.2");
        var absence = new TreeMap<>(time);
        absence.put("kind", "TRIP");
        var delegation = new TreeMap<>(time);
        delegation.putAll(Map.of("post", post, "delegate", other, "reason", "出張"));
        var order = new TreeMap<>(Map.of("from", "R4.5.20", "to", "R4.5.20"));
        order.putAll(Map.of("post", post, "acting", other, "source", "辞令"));

        enterAMeeting(person, post);
        paper.toRecord();
        toshima.run(() -> publications.publish("会議録", toshima.actor("joho-kacho")));
        assertThat(person.post("/perusals", Map.of()).status()).isEqualTo(302);
        assertThat(person.postFile("/redactions", Map.of("name", "資料の墨塗り"), "file", "資料.pdf", "%PDF-1.4\n")
                        .status())
                .isEqualTo(302);
        assertThat(person.post("/absences", absence).status()).isEqualTo(302);
        assertThat(person.post("/delegations", delegation).status()).isEqualTo(302);
        assertThat(administrator.post("/administration/acting-orders", order).status())
                .isEqualTo(302);
        enterWhatDraftsBeginWith(person);
        enterATeam(person, post);
    }

    private static void enterATeam(TestBrowser person, String owner) {
        String unit = first(person.get("/teams/new").body(), "(?s)name=\"unit\".*?<option value=\"([^\"]+)\"");
        var team = Map.of(
                "name", "PT", "kind", "PROJECT_TEAM", "purpose", "検討", "basis", "要綱", "from", "R4.5.1", "unit", unit);
        assertThat(person.post("/teams", team).status()).isEqualTo(302);
        String path = first(person.get("/teams").body(), "href=\"(/teams/[0-9a-f-]{36})\"");
        assertThat(person.post(path + "/theme", Map.of("title", "テーマ", "goal", "目標", "owner", owner))
                        .status())
                .isEqualTo(302);
    }

    private static void enterASealForm(TestBrowser keeper) {
        String form = keeper.get("/statistics/seal-forms/new").body();
        var fields = new TreeMap<String, String>();
        for (String choice : List.of("unit", "basis", "stamper", "purpose", "decision")) {
            fields.put(choice, first(form, "(?s)name=\"" + choice + "\".*?<option value=\"([^\"]+)\""));
        }
        fields.putAll(Map.of("key", first(form, "name=\"key\" value=\"([^\"]+)\""), "code", "T-1", "form", "申請書"));
        fields.putAll(Map.of("source", "規則", "decidedOn", ""));
        assertThat(keeper.post("/statistics/seal-forms", fields).status()).isEqualTo(302);
    }

    private static void enterWhatSearchesUse(TestBrowser person, TestBrowser keeper) {
        assertThat(keeper.post("/administration/synonyms", Map.of("word", "DGPT", "others", "デジガバPT"))
                        .status())
                .isEqualTo(302);
        assertThat(person.post("/search/saved", Map.of("name", "推進", "address", "q=x"))
                        .status())
                .isEqualTo(302);
    }

    private static void enterAMeeting(TestBrowser person, String chair) {
        var body =
                new TreeMap<>(Map.of("name", "離れた会議", "kind", "OFFICE", "basis", "要綱", "file", "会議録", "quorum", "0"));
        body.putAll(Map.of("chair", chair, "openness", "OPEN", "minutes", "OPEN"));
        String id = person.post("/meetings/bodies", body).location().replaceFirst(".*/", "");
        var plan = Map.of(
                "body",
                id,
                "day",
                "R4.5.20",
                "starts",
                "14:00",
                "ends",
                "15:00",
                "place",
                "庁議室",
                "key",
                UUID.randomUUID().toString());
        String session = person.post("/meetings", plan).location();
        for (String to : List.of("notified", "opened", "closed")) {
            assertThat(person.post(session + "/state", Map.of("to", to)).status())
                    .isEqualTo(302);
        }
        assertThat(person.post(session + "/minutes", Map.of()).status()).isEqualTo(302);
    }

    private static void enterWhatDraftsBeginWith(TestBrowser person) {
        String draft = person.post("/drafts", Map.of()).location();
        var template = new TreeMap<String, String>(
                Map.of("key", UUID.randomUUID().toString(), "do", "template", "title", "〔名称〕について", "revision", "1"));
        template.putAll(Map.of("templateName", "同文", "templateFor", "MINE"));
        assertThat(person.post(draft, template).status()).isEqualTo(302);
        String path = first(person.get("/templates").body(), "href=\"(/templates/[^/]*)/batch\"");
        String post = first(person.get(path + "/recurrence").body(), "<option value=\"([0-9a-f-]{36})\"");
        assertThat(person.post(path + "/recurrence", Map.of("post", post, "day", "25"))
                        .status())
                .isEqualTo(302);
        assertThat(person.postFile(path + "/batch", Map.of(), "file", "schools.csv", "名称\n第一小学校\n")
                        .status())
                .isEqualTo(302);
    }

    private static String first(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private List<IdPlace> places() throws IOException {
        var buttons = new TreeSet<String>();
        var fields = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                BUTTON.matcher(text).results().forEach(button -> buttons.add(button.group(1)));
                FIELD.matcher(text).results().forEach(field -> fields.add(field.group(1)));
            }
        }
        fields.removeAll(List.of("do", "_csrf"));
        assertThat(buttons).contains("approve", "save");
        assertThat(fields).contains("file", "routePost");
        return Routes.listPages(mappings).stream()
                .flatMap(route -> IdPlace.list(route, List.copyOf(buttons), List.copyOf(fields)).stream())
                .toList();
    }

    private static TestBrowser.Answer saved(TestBrowser clerk, String draft, String field, String id) {
        var form = new TreeMap<String, String>(
                Map.of("key", UUID.randomUUID().toString(), "do", "check", "title", "案", "routeKind", "REVIEW"));
        form.put(
                "revision", clerk.get(draft).body().replaceAll("(?s).*name=\"revision\"[^>]*value=\"(\\d+)\".*", "$1"));
        form.put(field, id);
        return clerk.post(draft, form);
    }

    /** Everything that a person can see of an answer, without what differs from one request to the next. */
    private static String outcome(TestBrowser.Answer answer) {
        String seen = answer.status() + "\n" + answer.header("location") + "\n" + answer.header("content-type") + "\n"
                + answer.body();
        return CHANCE.matcher(seen).replaceAll("CHANCE");
    }
}
