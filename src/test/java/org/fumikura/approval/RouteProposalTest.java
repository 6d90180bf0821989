package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.approval.AuthorityRegister.NewAuthority;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** R-040 the route that the table of authority asks for, why, and what keeps another one from being submitted. */
@FumikuraTest
class RouteProposalTest {

    private static final Path BOOK = Path.of("src/main/resources/org/fumikura/demo/toshima");
    private static final String SPENDING = "K01";
    private static final String ENTRUSTING = "委託料";
    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String PLANNING = "kikaku-kacho";
    private static final String GENERAL_AFFAIRS = "somu-kacho";

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private RouteProposals proposals;

    @Autowired
    private Authorities authorities;

    @Autowired
    private AuthorityRegister register;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Organization organization;

    /** A line of the rule book. */
    record Line(Map<String, String> cells) {

        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    /** One matter that falls under a line of the rule book: just inside one of its ends. */
    record Case(Line line, Optional<Long> amount) {

        @Override
        public String toString() {
            return line.get("code") + " " + line.get("item") + " " + amount;
        }
    }

    static List<Case> borders() throws IOException {
        var cases = new ArrayList<Case>();
        for (Line line : table("authorities")) {
            if (!line.get("body").equals("01")) {
                continue;
            }
            long from = Long.parseLong(line.get("from"));
            if (line.get("item").isEmpty()) {
                cases.add(new Case(line, Optional.empty()));
                cases.add(new Case(line, Optional.of(7_000_000L)));
            } else {
                cases.add(new Case(line, Optional.of(from)));
                cases.add(new Case(
                        line,
                        Optional.of(line.get("to").isEmpty() ? 900_000_000_000L : Long.parseLong(line.get("to")) - 1)));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("borders")
    @DisplayName(
            "R-040 each row, at both ends of its amounts, gives its decider, its duties and the sentence that names them")
    void everyRouteIsExplainedByTheBook(Case matter) throws IOException {
        Line line = matter.line;
        List<Line> duties = table("authority-duties").stream()
                .filter(duty -> Stream.of("body", "code", "item")
                        .allMatch(column -> duty.get(column).equals(line.get(column))))
                .filter(duty -> matter.amount.orElse(0L) >= Long.parseLong(duty.get("from")))
                .toList();
        Rank rank = Rank.valueOf(line.get("rank"));

        RouteProposal proposal = propose(MatterWalk.DRAFTER, line.get("code"), line.get("item"), matter.amount);

        var expected = new ArrayList<org.assertj.core.groups.Tuple>();
        List<String> heads = List.of(
                MatterWalk.SUBSECTION_HEAD,
                MatterWalk.SECTION_HEAD,
                MatterWalk.DEPARTMENT_HEAD,
                MatterWalk.DEPUTY_MAYOR,
                "kucho");
        int last = Rank.SUBSECTION_HEAD.ordinal() - rank.ordinal();
        heads.subList(0, last).forEach(head -> expected.add(tuple(StepKind.REVIEW, post(head), Joining.THEN)));
        duties.stream()
                .filter(duty -> duty.get("kind").equals("EXAMINATION"))
                .forEach(duty -> expected.add(tuple(StepKind.EXAMINATION, post(filling(duty)), Joining.THEN)));
        var joining = Joining.THEN;
        for (Line duty : duties) {
            if (duty.get("kind").equals("CONCURRENCE")) {
                expected.add(tuple(StepKind.CONCURRENCE, post(filling(duty)), joining));
                joining = Joining.TOGETHER;
            }
        }
        expected.add(tuple(StepKind.DECISION, post(heads.get(last)), Joining.THEN));
        assertThat(proposal.steps())
                .extracting(DraftText.DraftStep::kind, DraftText.DraftStep::post, DraftText.DraftStep::joining)
                .containsExactlyElementsOf(expected);
        assertThat(proposal.sentence().orElseThrow().ja()).isEqualTo(sentence(line, matter.amount, duties));
        assertThat(proposal.notes().isEmpty()).isEqualTo(line.get("council").equals("no"));
    }

    /** As an officer would read it out of the book. */
    private String sentence(Line line, Optional<Long> amount, List<Line> duties) {
        String rank = Rank.valueOf(line.get("rank")).label().ja();
        var said = new StringBuilder();
        if (line.get("item").isEmpty()) {
            said.append("「").append(line.get("name")).append("」");
        } else {
            said.append(line.get("item")).append(" %,d 円（".formatted(amount.orElseThrow()));
            String from = line.get("from").equals("0") ? "" : "%,d 円以上".formatted(Long.valueOf(line.get("from")));
            String to = line.get("to").isEmpty() ? "" : "%,d 円未満".formatted(Long.valueOf(line.get("to")));
            said.append((from + " " + to).strip()).append("）の").append(line.get("name"));
        }
        said.append("は").append(rank).append(rank.equals("区長") ? "の決裁です（" : "の専決です（");
        said.append(line.get("source")).append("）。");
        for (Line duty : duties) {
            said.append(toshima.actor(filling(duty)).post().name().ja())
                    .append(duty.get("kind").equals("EXAMINATION") ? "の審査が要ります（" : "の合議が要ります（")
                    .append(duty.get("source"))
                    .append("）。");
        }
        return said.toString();
    }

    private static String filling(Line duty) {
        if (duty.get("kind").equals("EXAMINATION")) {
            return duty.get("unit").isEmpty() ? CLERK : "bunsho-kakaricho";
        }
        return duty.get("unit").equals("020100") ? PLANNING : GENERAL_AFFAIRS;
    }

    @Test
    @DisplayName("R-040 the drafter's own posts are left out; what only they could do is said")
    void ownPostsAreLeftOut() {
        RouteProposal ofTheHead = propose(MatterWalk.SECTION_HEAD, "A01", "", Optional.empty());
        assertThat(ofTheHead.posts()).extracting(Post::id).containsExactly(post(MatterWalk.DEPARTMENT_HEAD));

        RouteProposal ofTheClerk = propose(CLERK, SPENDING, ENTRUSTING, Optional.of(1_500_000L));
        assertThat(ofTheClerk.posts()).extracting(Post::id).containsExactly(post(MatterWalk.SECTION_HEAD));
        assertThat(ofTheClerk.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.ja()).contains("審査", "起案者自身の職のため"));
        assertThat(ofTheClerk.missing(ofTheClerk.steps())).isEmpty();

        Drafter heir = Drafter.of(toshima.actor(MatterWalk.DRAFTER));
        Set<PersonId> earlier = Set.of(toshima.actor(CLERK).person());
        RouteProposal afterTheClerk =
                toshima.read(() -> proposals.propose(heir, earlier, SPENDING, ENTRUSTING, Optional.of(1_500_000L)));
        assertThat(afterTheClerk.posts())
                .as("who drafted it before examines it no more than its drafter does")
                .extracting(Post::id)
                .containsExactly(post(MatterWalk.SUBSECTION_HEAD), post(MatterWalk.SECTION_HEAD));
        assertThat(afterTheClerk.missing(afterTheClerk.steps())).isEmpty();

        RouteProposal ofPlanning = propose("kikaku-shunin", SPENDING, ENTRUSTING, Optional.of(3_000_000L));
        assertThat(ofPlanning.steps())
                .as("the head who reviews concurs with it, the clerk who reviews examines")
                .extracting(DraftText.DraftStep::kind)
                .containsExactly(StepKind.EXAMINATION, StepKind.REVIEW, StepKind.CONCURRENCE, StepKind.DECISION);
        assertThat(ofPlanning.missing(ofPlanning.steps())).isEmpty();
    }

    @Test
    @DisplayName("A.12-submit an item and an amount that the rules need are asked for")
    void whatTheRulesNeedIsAskedFor() {
        DocumentId id = walk.draft("支出科目のない案件");

        walk.rewrite(id, text -> spending(text, "", "", ""));
        assertThat(shortcoming(id, "expenditureItem")).contains("委託料", "支出科目によって決まります");
        walk.rewrite(id, text -> spending(text, ENTRUSTING, "", ""));
        assertThat(shortcoming(id, "amount")).contains("金額を入力してください", "委託料");
        walk.rewrite(id, text -> spending(text, ENTRUSTING, "二百万", ""));
        assertThat(shortcoming(id, "amount")).isEqualTo("金額は円の数字で入力してください。");
        walk.rewrite(id, text -> spending(text, "旅費", "1", ""));
        assertThat(walk.draftOf(id).orElseThrow().text().expenditureItem()).isEmpty();
    }

    @Test
    @DisplayName(
            "D-05 a route that goes too high needs a reason, which stays with the matter; one that is too low is refused")
    void tooHighNeedsAReasonAndTooLowIsRefused() {
        DocumentId id = walk.draft("軽易な委託");
        TestProgram drafter = site.program(MatterWalk.DRAFTER);
        walk.rewrite(
                id,
                text -> spending(text, ENTRUSTING, "３００，０００円", "")
                        .withRoute(steps(
                                MatterWalk.SUBSECTION_HEAD, MatterWalk.SECTION_HEAD, MatterWalk.DEPARTMENT_HEAD)));

        assertThat(shortcoming(id, "higherReason")).contains("情報管理課長の決裁で足ります（別表第2 2項［例］）", "政策経営部長に上げる");
        assertThat(site.signedIn(MatterWalk.DRAFTER)
                        .get("/drafts/" + id.value())
                        .body())
                .contains("情報管理課長の決裁で足ります", "name=\"higherReason\"");
        assertThat(drafter.get("/api/v1/drafts/" + id.value() + "/route-proposal")
                        .text("/warnings/0/ja"))
                .contains("情報管理課長の決裁で足ります");
        walk.rewrite(id, text -> spending(text, ENTRUSTING, "300000", "先例となるため"));
        walk.submit(id);
        assertThat(site.signedIn(MatterWalk.SUBSECTION_HEAD)
                        .get("/matters/" + id.value())
                        .body())
                .contains("先例となるため", ENTRUSTING);
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(id, head, "直してください"));
        assertThat(walk.draftOf(id).orElseThrow().text().higherReason()).isEqualTo("先例となるため");

        DocumentId low = walk.draft("課長では決められない委託");
        walk.rewrite(low, text -> spending(text, ENTRUSTING, "50000000", "").withRoute(steps(MatterWalk.SECTION_HEAD)));
        assertThat(shortcoming(low, "route")).contains("区長決定", "情報管理課長は決裁できません");
        assertThat(drafter.get("/api/v1/drafts/" + low.value() + "/route-proposal")
                        .text("/warnings/0/ja"))
                .contains("情報管理課長は決裁できません", "このままでは回付できません");
    }

    @Test
    @DisplayName("A.12-submit a duty that the row demands is not left out")
    void dutiesAreDemanded() {
        DocumentId id = walk.draft("合議のない委託");
        walk.rewrite(
                id,
                text -> spending(text, ENTRUSTING, "3000000", "")
                        .withRoute(steps(
                                MatterWalk.SUBSECTION_HEAD, MatterWalk.SECTION_HEAD, MatterWalk.DEPARTMENT_HEAD)));

        assertThatThrownBy(() -> walk.submit(id))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        incomplete -> assertThat(incomplete.shortcomings())
                                .extracting(
                                        each -> each.field() + " " + each.what().ja())
                                .containsExactly(
                                        "route 情報担当係長（管理）の審査が要ります（契約事務規則 4条［例］）。経路に加えてください。",
                                        "route 企画課長の合議が要ります（予算事務規則 5条［例］）。経路に加えてください。",
                                        "route 総務課長の合議が要ります（契約事務規則 3条［例］）。経路に加えてください。"));
        walk.rewrite(
                id,
                text -> text.withRoute(propose(MatterWalk.DRAFTER, SPENDING, ENTRUSTING, Optional.of(3_000_000L))
                        .steps()));
        walk.submit(id);
    }

    @Test
    @DisplayName("I-03 the amount says who decides, on the day of the decision too")
    void theAmountDecides() {
        DocumentId id = walk.draft("課長の決める委託");
        walk.rewrite(id, text -> spending(text, ENTRUSTING, "999999", ""));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);

        Matter decided = walk.matter(id);
        assertThat(decided.state()).isEqualTo(MatterState.AWAITING_CLOSE);
        assertThat(decided.expenditureItem()).isEqualTo(ENTRUSTING);
        assertThat(toshima.read(() ->
                        authorities.of(decided, body(), today()).orElseThrow().source()))
                .isEqualTo("別表第2 2項［例］");
    }

    @ParameterizedTest
    @CsvSource({
        "委託料, 1999999, 2000001, 2022-05-20, false",
        "委託料, 60000000, , 2022-05-20, false",
        "旅費, 0, 500000, 2022-05-20, true",
        "旅費, 500000, , 2022-05-20, true",
        "旅費, 499999, 500000, 2022-05-20, false"
    })
    @DisplayName("A.2.4 two rows never take the same case on the same day")
    void rowsDoNotOverlap(String item, long from, Long to, LocalDate first, boolean taken) {
        var row = new NewAuthority(
                toshima.read(this::body),
                SPENDING,
                "支出負担行為・契約",
                item,
                new AmountRange(from, Optional.ofNullable(to)),
                Rank.SECTION_HEAD,
                new Authority.Terms(false, false, true, false, Recirculation.EVERYBODY),
                "試しの表 1項",
                Optional.empty(),
                List.of(),
                new Validity(first, Optional.of(first)));

        if (taken) {
            toshima.run(() -> register.enter(row, toshima.actor("somu-kacho").doer()));
        } else {
            assertThatThrownBy(() -> toshima.run(() ->
                            register.enter(row, toshima.actor("somu-kacho").doer())))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("one_row_for_each_case");
        }
    }

    private String shortcoming(DocumentId id, String field) {
        var found = new HashMap<String, String>();
        assertThatThrownBy(() -> walk.submit(id))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        incomplete -> incomplete
                                .shortcomings()
                                .forEach(each ->
                                        found.put(each.field(), each.what().ja())));
        assertThat(found).containsOnlyKeys(field);
        return found.getOrDefault(field, "");
    }

    private RouteProposal propose(String login, String code, String item, Optional<Long> amount) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> proposals.propose(Drafter.of(actor), Set.of(), code, item, amount));
    }

    private org.fumikura.organization.PostId post(String login) {
        return toshima.actor(login).post().id();
    }

    private List<DraftText.DraftStep> steps(String... logins) {
        var steps = new ArrayList<DraftText.DraftStep>();
        for (int i = 0; i < logins.length; i++) {
            steps.add(new DraftText.DraftStep(
                    i + 1 < logins.length ? StepKind.REVIEW : StepKind.DECISION, post(logins[i])));
        }
        return steps;
    }

    private BodyId body() {
        return Objects.requireNonNull(organization.bodiesByCode().get("01"));
    }

    private static LocalDate today() {
        return LocalDate.of(2022, 5, 20);
    }

    static DraftText spending(DraftText text, String item, String amount, String higherReason) {
        return new DraftText(
                text.words(),
                new DraftText.Case(SPENDING, item, amount, higherReason, text.enforced(), text.previousYearPrefix()),
                text.marks(),
                text.special(),
                text.file(),
                text.dueOn(),
                text.personalNumberConfirmed(),
                text.route());
    }

    private static List<Line> table(String name) throws IOException {
        List<String> lines = Files.readAllLines(BOOK.resolve(name + ".tsv"), StandardCharsets.UTF_8);
        String[] columns = lines.getFirst().split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split("\t", -1);
                    var row = new LinkedHashMap<String, String>();
                    for (int i = 0; i < columns.length; i++) {
                        row.put(columns[i], cells[i]);
                    }
                    return new Line(row);
                })
                .toList();
    }
}
