package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.AssignmentId;
import org.fumikura.organization.DeputyOrder;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Role;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.StaffRegister.NewPerson;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What personnel prepared for a day to come is nowhere before it (A.8): on no page, in no file and in no answer to a program.
 * The routes tell themselves.
 */
@FumikuraTest
@TestInstance(Lifecycle.PER_CLASS)
class ForesightTest {

    private static final LocalDate DAY = LocalDate.of(2023, 2, 17);
    private static final Validity THEN = Validity.from(DAY);
    private static final Doer DOER = new Doer.Job("test");
    private static final String PERSONNEL = "jinji-tanto";

    /** One for each role without foresight, and one with none but her own posts. */
    private static final List<String> OTHERS =
            List.of("gyosei-tanto", "joho-kanri-kakaricho", "joho-kacho", "somu-kacho", "kansa-tanto", "system-kanri");

    private static final List<String> WORDS =
            List.of("霧島推進課", "Kirishima Section", "KIRI99", "霧島推進課長", "霧島 次郎", "kirishima-jiro", "霧島改姓", "霧島規程");

    /** Where the head of records gets files and numbers ready for sections to come, and their names. */
    private static final List<String> READY =
            List.of("/files/hand-over", "/administration/rehearsal", "/api/v1/rehearsal");

    private static final List<String> SECTION = List.of("霧島推進課", "Kirishima Section");

    /** As pages and programs write the day and the one before. */
    private static final List<String> DAYS = List.of(
            "2023-02-17",
            "2023-02-16",
            "令和5年2月17日",
            "令和5年2月16日",
            "R5.2.17",
            "R5.2.16",
            "17 February 2023",
            "16 February 2023");

    private static final String QUERY = "?on=2023-02-17&purpose=test&format=CSV_UTF8";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private OrganizationRegister register;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private DeputyOrder deputies;

    @Autowired
    private Organization organization;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    private final List<String> ids = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();

    /** 窓口管理係 ends and a section with a head of its own goes on; somebody leaves, comes, or has another name. */
    @BeforeAll
    void prepare() {
        toshima.run(() -> {
            LocalDate last = DAY.minusDays(1);
            Unit old = unit("総合窓口課");
            UnitId heir = register.enterUnit(
                    new NewUnit(
                            old.body(),
                            old.parent(),
                            "KIRI99",
                            UnitLevel.SECTION,
                            new Text("霧島推進課", "Kirishima Section"),
                            "霧",
                            99,
                            THEN),
                    DOER);
            PostId head = register.enterPost(
                    new NewPost(heir, Text.same("霧島推進課長"), Rank.SECTION_HEAD, true, 1, 0, 1, THEN), DOER);
            PersonId newcomer = staff.enterPerson(
                    new NewPerson("kirishima-jiro", Text.same("霧島 次郎"), "none", Optional.of(DAY)), DOER);
            staff.assign(newcomer, head, AssignmentKind.MAIN, THEN, DOER);
            staff.assign(newcomer, post("子育て管理係担当"), AssignmentKind.CONCURRENT, THEN, DOER);
            staff.grant(head, Role.FILE_OWNER, heir, THEN, DOER);
            deputies.enter(head, 1, post("総合窓口課長"), "霧島規程", THEN, DOER);
            Unit ending = unit("窓口管理係");
            for (PostId post : List.of(post("窓口管理係長"), post("窓口管理係担当"))) {
                relieve(post, last);
                register.endPost(post, last, DOER);
                ids.add(post.value().toString());
            }
            register.endUnit(ending.id(), last, heir, DOER);
            staff.rename(person("kosodate-tanto"), Text.same("霧島改姓"), DAY, "婚姻", DOER);
            ids.addAll(Stream.of(
                            ending.id().value(),
                            old.id().value(),
                            person("kosodate-tanto").value(),
                            person("madoguchi-tanto").value(),
                            post("総合窓口課長").value(),
                            old.parent().orElseThrow().value())
                    .map(UUID::toString)
                    .toList());
            hidden.addAll(Stream.of(heir.value(), head.value(), newcomer.value())
                    .map(UUID::toString)
                    .toList());
            ids.addAll(hidden);
            ids.addAll(rowIds());
        });
    }

    private List<String> rowIds() {
        return toshima.read(() -> Stream.of("assignment", "role_grant", "deputy")
                .flatMap(table -> db
                        .fetch(
                                "select id from organization." + table
                                        + " where upper(valid) = ?::date or lower(valid) = ?::date",
                                DAY.toString(),
                                DAY.toString())
                        .getValues(0, String.class)
                        .stream())
                .toList());
    }

    private Unit unit(String name) {
        return toshima.read(() -> organization.listUnits(LocalDate.of(2022, 5, 20)).stream()
                .filter(unit -> unit.name().ja().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private PostId post(String name) {
        return toshima.read(() -> organization.listPosts(LocalDate.of(2022, 5, 20)).stream()
                .filter(post -> post.name().ja().equals(name))
                .findFirst()
                .orElseThrow()
                .id());
    }

    private PersonId person(String login) {
        return toshima.read(() -> organization.findPerson(login).orElseThrow());
    }

    private void relieve(PostId post, LocalDate last) {
        UUID assignment = toshima.read(() -> db.fetchSingle(
                        "select id from organization.assignment where post_id = ? and upper_inf(valid)", post.value())
                .get(0, UUID.class));
        staff.endAssignment(new AssignmentId(assignment), last, DOER);
    }

    @Test
    @DisplayName("A.8 nobody else finds a word or a day of what personnel prepared, wherever she looks")
    void nobodyElseSeesWhatIsPrepared() {
        for (String login : OTHERS) {
            TestBrowser browser = site.signedIn(login);
            TestProgram program = site.program(login);
            Actor actor = toshima.actor(login);
            for (Routes.Route route : readable()) {
                String needs = Objects.requireNonNull(route.rule()).needs();
                // what she may not open at all is covered by AccessMatrixTest
                for (String path : needs.isEmpty() || actor.may(needs) ? paths(route) : List.<String>of()) {
                    String plain = route.isApi()
                            ? program.get(path).body()
                            : browser.get(path).body();
                    List<String> words = wordsFor(actor, path);
                    assertThat(plain)
                            .as("%s at %s", login, path)
                            .doesNotContain(words)
                            .doesNotContain(DAYS);
                    if (isAsked(route)) {
                        String ahead = route.isApi()
                                ? program.get(path + QUERY).body()
                                : browser.get(path + QUERY).body();
                        assertThat(ahead).as("%s at %s of the day", login, path).doesNotContain(words);
                    }
                }
            }
        }
    }

    private static List<String> wordsFor(Actor actor, String path) {
        boolean ready = actor.may("records.plan") && READY.stream().anyMatch(path::startsWith);
        return WORDS.stream().filter(word -> !ready || !SECTION.contains(word)).toList();
    }

    @Test
    @DisplayName("A.8 personnel finds all of it")
    void personnelSeesAll() {
        TestBrowser browser = site.signedIn(PERSONNEL);
        TestProgram program = site.program(PERSONNEL);
        var found = new TreeSet<String>();
        for (Routes.Route route : readable()) {
            for (String path : paths(route)) {
                for (String each : isAsked(route) ? List.of(path, path + QUERY) : List.of(path)) {
                    String body = route.isApi()
                            ? program.get(each).body()
                            : browser.get(each).body();
                    WORDS.stream().filter(body::contains).forEach(found::add);
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(WORDS);
        String preparation =
                browser.get("/administration/preparation?on=R5.2.17").body();
        assertThat(preparation).contains("霧島推進課", "霧島推進課長", "霧島 次郎", "霧島改姓", "文書取扱主任がいない", "退く職員");
        assertThat(browser.get("/administration/units/" + hidden.getFirst()).body())
                .contains("職を登録する");
    }

    @Test
    @DisplayName("A.8 a day to come is refused in words to who may not foresee it, and nothing is entered for it")
    void refusesADayToCome() {
        TestBrowser administrator = site.signedIn("system-kanri");
        TestProgram program = site.program("system-kanri");
        for (String list : List.of("units", "posts", "people", "assignments", "roles", "deputies", "acting-orders")) {
            assertThat(administrator
                            .get("/administration/" + list + "?on=R5.2.17")
                            .status())
                    .as(list)
                    .isEqualTo(403);
            assertThat(program.get("/api/v1/masters/" + list + "/rows?purpose=test&on=2023-02-17")
                            .status())
                    .as(list)
                    .isEqualTo(403);
        }
        assertThat(program.get("/api/v1/units?on=2023-02-17").body()).contains("内示前のため");
        assertThat(program.get("/api/v1/posts?on=2022-05-20").status()).isEqualTo(200);
        TestBrowser.Answer refused = administrator.post(
                "/administration/assignments",
                Map.of("post", ids.getFirst(), "login", "madoguchi-tanto", "kind", "JOINT", "from", "R5.1.31"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("内示前のため", "value=\"R5.1.31\"");
        TestBrowser.Answer clash = administrator.post(
                "/administration/roles",
                Map.of(
                        "post",
                        post("子育て管理係担当").value().toString(),
                        "role",
                        "RECORDS_CLERK",
                        "unit",
                        unit("子育て支援課").id().value().toString(),
                        "from",
                        "R4.5.20"));
        assertThat(clash.status()).isEqualTo(422);
        assertThat(clash.body()).contains("職務分離の規則により").doesNotContain(WORDS);
        for (String id : hidden) {
            assertThat(Stream.of("units", "posts", "people")
                            .map(list -> administrator
                                    .get("/administration/" + list + "/" + id)
                                    .status()))
                    .as(id)
                    .containsOnly(404);
        }
    }

    /** Whether it asks for a day or a purpose. */
    private static boolean isAsked(Routes.Route route) {
        return Stream.of(route.handler().getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == HttpServletRequest.class
                        || List.of("on", "purpose")
                                .contains(parameter.getParameter().getName()));
    }

    private List<Routes.Route> readable() {
        return Routes.list(mappings).stream()
                .filter(route -> route.method() == RequestMethod.GET)
                .filter(
                        route -> !route.hasVariable()
                                || route.pattern()
                                        .matches(
                                                "/administration/(units|posts|people|assignments|roles|deputies|acting-orders|bodies|export)/.*"))
                .toList();
    }

    private List<String> paths(Routes.Route route) {
        if (!route.hasVariable()) {
            return List.of(route.path(name -> name));
        }
        return (route.pattern().contains("/export/")
                        ? Stream.of(
                                "units",
                                "posts",
                                "people",
                                "assignments",
                                "roles",
                                "deputies",
                                "series",
                                "file-holders",
                                "seal-forms")
                        : ids.stream())
                .map(id -> route.path(name -> id))
                .toList();
    }
}
