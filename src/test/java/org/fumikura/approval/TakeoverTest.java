package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.DECISION;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.desk.Tables.NOTICE;
import static org.fumikuradb.records.Tables.DOCUMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.StaffRegister;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Scope;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** A.12-takeover: what becomes of drafts whose drafter has left. */
@FumikuraTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakeoverTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2022, 5, 20);
    private static final String HEIR = "joho-digital-shunin";
    private static final String STRANGER = "joho-system1-tanto";

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Takeovers takeovers;

    @Autowired
    private LeftBehind left;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Drafts drafts;

    @Autowired
    private MatterLists lists;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private OrganizationRegister register;

    @Autowired
    private Verification verification;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Site site;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Test
    @Order(1)
    @DisplayName("A.12-takeover a head gives a matter to another drafter while its drafter is there; nobody else does")
    void givesToAnotherDrafter() {
        DocumentId id = returned("担当替えの案件");
        Actor heir = toshima.actor(HEIR);

        assertThatThrownBy(() -> takeOver(id, HEIR)).isInstanceOf(NotToTakeOver.class);
        assertThatThrownBy(() -> reassign(id, HEIR, heir, "長期休暇のため")).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> reassign(id, MatterWalk.SUBSECTION_HEAD, heir, ""))
                .isInstanceOf(ReasonNeeded.class);
        assertThatThrownBy(() -> reassign(id, MatterWalk.SUBSECTION_HEAD, toshima.actor(STRANGER), "長期休暇のため"))
                .isInstanceOf(NotToTakeOver.class);
        reassign(id, MatterWalk.SUBSECTION_HEAD, heir, "長期休暇のため");

        assertThat(walk.matter(id).drafter()).isEqualTo(heir.person());
        assertThat(toshima.read(() -> drafts.getOwn(id, heir)).drafter()).isEqualTo(heir.person());
        assertThatThrownBy(() -> walk.submit(id)).isInstanceOf(NotFound.class);
        submit(id, HEIR);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
    }

    @Test
    @Order(2)
    @DisplayName(
            "I-04 who has answered it, or alone is asked, does not become its drafter while it circulates; returned she does")
    void keepsDutiesApart() {
        DocumentId id = walk.submitted("承認した人は引き継げない案件");
        Actor chief = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        assertThatThrownBy(() -> reassign(id, MatterWalk.SECTION_HEAD, chief, "担当者の休職のため"))
                .as("it asks her")
                .isInstanceOf(NotToTakeOver.class);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        assertThatThrownBy(() -> reassign(id, MatterWalk.SECTION_HEAD, chief, "担当者の休職のため"))
                .as("she approved it")
                .isInstanceOf(NotToTakeOver.class);
        toshima.run(() -> approvals.returnToDrafter(id, toshima.actor(MatterWalk.SECTION_HEAD), "担当を替えてから出し直すこと"));

        reassign(id, MatterWalk.SECTION_HEAD, chief, "担当者の休職のため");
        assertThat(walk.matter(id).drafter()).isEqualTo(chief.person());
        reassign(id, MatterWalk.SECTION_HEAD, toshima.actor(HEIR), "本来の担当に戻すため");
        assertThatThrownBy(() -> submit(id, HEIR))
                .as("only an earlier drafter holds a post of its route")
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        incomplete -> assertThat(incomplete
                                        .shortcomings()
                                        .getFirst()
                                        .what()
                                        .ja())
                                .contains("前に起案しています"));
    }

    @Test
    @Order(3)
    @DisplayName(
            "I-04 who drafted it before decides it no more than its drafter, and what she holds alone is no place of its route")
    void earlierDrafterNeverDecides() {
        DocumentId id = walk.submitted("前に起案した人は承認できない案件");
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        reassign(id, MatterWalk.SUBSECTION_HEAD, toshima.actor(HEIR), "担当替え");

        Matter matter = walk.matter(id);
        assertThat(matter.hasDrafted(drafter.person())).isTrue();
        assertThat(matter.earlierDrafters()).containsExactly(drafter.person());
        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> db.insertInto(DECISION)
                        .set(DECISION.DOCUMENT_ID, id.value())
                        .set(DECISION.ROUND, 1)
                        .set(DECISION.ORDINAL, 2)
                        .set(
                                DECISION.AUTHORITY_ID,
                                DSL.field(DSL.select(AUTHORITY.ID)
                                        .from(AUTHORITY)
                                        .where(AUTHORITY.SELF_DECIDABLE.isFalse())
                                        .limit(1)))
                        .set(DECISION.PERSON_ID, drafter.person().value())
                        .set(DECISION.POST_ID, drafter.post().id().value())
                        .set(DECISION.CAPACITY, "SELF")
                        .set(DECISION.DECIDED_AT, clocks.officialNow())
                        .execute())))
                .hasStackTraceContaining("was drafted by who decides it");
    }

    @Test
    @Order(4)
    @DisplayName("A.12-takeover the database lets no drafter change without a takeover")
    void guardsTheDrafter() {
        DocumentId id = walk.submitted("起案者を書き換えられない案件");
        UUID other = toshima.actor(HEIR).person().value();

        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> db.update(MATTER)
                        .set(MATTER.DRAFTER_ID, other)
                        .where(MATTER.DOCUMENT_ID.eq(id.value()))
                        .execute())))
                .hasStackTraceContaining("nobody took matter");
    }

    @Test
    @Order(5)
    @DisplayName(
            "A.12-takeover drafts of who left stand in the unit's list, are announced to head and clerk, and go to who takes them")
    void passesToTheUnit() {
        DocumentId returned = returned("離任の前に戻っていた案件");
        DocumentId decided = walk.decided("離任の前に決裁された案件");
        DocumentId circulating = walk.submitted("離任のときに回付中の案件");
        walk.approve(circulating, MatterWalk.SUBSECTION_HEAD);
        DocumentId begun = walk.draft("離任の前に書きかけた案件");
        DocumentId named = walk.draft("指定者だけの書きかけの案件");
        walk.rewrite(
                named,
                text -> new DraftText(
                        text.title(),
                        text.body(),
                        text.reason(),
                        text.matterCode(),
                        text.enforced(),
                        text.previousYearPrefix(),
                        text.file(),
                        text.secrecy(),
                        Scope.NAMED,
                        text.flags(),
                        text.disclosure(),
                        text.disclosureReason(),
                        text.dueOn(),
                        text.amount(),
                        text.route()));
        PersonId leaver = toshima.actor(MatterWalk.DRAFTER).person();
        leave();

        assertThat(left(HEIR)).contains(returned.value(), decided.value(), circulating.value());
        assertThat(left(STRANGER)).isEmpty();
        assertThat(leftDrafts(HEIR)).contains(begun.value()).doesNotContain(named.value());
        assertThat(leftDrafts(MatterWalk.SUBSECTION_HEAD)).contains(begun.value(), named.value());
        assertThat(leftDrafts(STRANGER)).isEmpty();

        Actor chief = toshima.actor(MatterWalk.SECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(circulating, chief, "直して出し直すこと"));
        await().until(() -> told(circulating).size() >= 2);
        assertThat(told(circulating))
                .contains(toshima.actor(MatterWalk.SUBSECTION_HEAD).person().value())
                .doesNotContain(leaver.value());

        assertThatThrownBy(() -> takeOver(returned, STRANGER)).isInstanceOf(NotToTakeOver.class);
        takeOver(returned, HEIR);
        takeOver(begun, HEIR);
        submit(returned, HEIR);
        walk.approve(returned, MatterWalk.SUBSECTION_HEAD);
        walk.decide(returned, MatterWalk.SECTION_HEAD);
        assertThat(walk.matter(returned).earlierDrafters()).containsExactly(leaver);
        submit(begun, HEIR);
        assertThat(walk.matter(begun).hasDrafted(leaver))
                .as("who began it before it was submitted counts too")
                .isTrue();

        takeOver(decided, HEIR);
        toshima.run(() -> approvals.close(decided, toshima.actor(HEIR)));
        assertThatThrownBy(() -> takeOver(decided, HEIR)).isInstanceOf(NotInThisState.class);
        assertThat(verification.verify(City.TOSHIMA).findings()).isEmpty();
        assertThat(left(HEIR)).doesNotContain(returned.value(), decided.value()).contains(circulating.value());
    }

    @Test
    @Order(6)
    @DisplayName("A.12-takeover page, list, sheet and interface show who took it over and let her do it")
    void showsWhoTookItOver() {
        Actor reader = toshima.actor(HEIR);
        UUID id = toshima.read(() -> lists.list(MatterLists.Kind.TAKEOVER, reader, PageRequest.of(1))).items().stream()
                .filter(line -> line.title().equals("離任のときに回付中の案件"))
                .findFirst()
                .orElseThrow()
                .id();
        TestBrowser heir = site.signedIn(HEIR);
        assertThat(heir.get("/").body()).contains("引き継ぐ起案");
        assertThat(heir.get("/takeovers").body()).contains("離任のときに回付中の案件", "action=\"/takeovers/" + id);
        TestProgram program = site.program(HEIR);
        assertThat(program.get("/api/v1/matters?list=TAKEOVER").body()).contains(id.toString());
        assertThat(program.get("/api/v1/matters/" + id).json().at("/possible").toString())
                .contains("TAKE_OVER");

        TestBrowser.Answer taken =
                heir.post("/takeovers/" + id, Map.of("key", UUID.randomUUID().toString(), "words", "4月の異動による"));
        assertThat(taken.location()).isEqualTo("/drafts/" + id);
        String page = heir.get("/matters/" + id).body();
        assertThat(page).contains("引継ぎ", "起案を引き継いだ", "情報担当（デジタル化推進）", "情報担当主任（デジタル化推進）");
        assertThat(heir.get("/matters/" + id + "/sheet.pdf").status()).isEqualTo(200);
        assertThat(program.get("/api/v1/matters/" + id).json().at("/takeovers").size())
                .isEqualTo(1);
        assertThat(heir.post(
                                "/takeovers/" + UUID.randomUUID(),
                                Map.of("key", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    @DisplayName("A.12-takeover a draft is taken over although the post in which it was begun has ended")
    void takesOverADraftOfAPostThatEnded() {
        Actor drafter = toshima.actor(STRANGER);
        DocumentId id = toshima.in(() -> drafts.begin(drafter));
        Actor chief = toshima.actor("joho-system1-kakaricho");
        LocalDate last = LAST_DAY.plusDays(5);
        toshima.run(
                () -> register.endPost(drafter.post().id(), last, chief.post().id(), new Doer.Job("test")));
        clocks.setOfficial(last.plusDays(1).atTime(9, 0));

        assertThat(leftDrafts("joho-system1-kakaricho")).contains(id.value());
        takeOver(id, "joho-system1-kakaricho");
        assertThat(toshima.read(() -> drafts.getOwn(id, chief)).drafter()).isEqualTo(chief.person());
    }

    @Test
    @Order(8)
    @DisplayName("R-081 what lies in a file that was given to another section is taken over there")
    void passesWithTheFile() {
        Actor drafter = toshima.actor(HEIR);
        UUID id = toshima.read(() -> lists.list(MatterLists.Kind.MINE, drafter, PageRequest.of(1))).items().stream()
                .filter(line -> line.title().equals("担当替えの案件"))
                .findFirst()
                .orElseThrow()
                .id();
        String holder = "kikaku-kacho";
        assertThatThrownBy(() -> takeOver(new DocumentId(id), holder)).isInstanceOf(NotFound.class);
        UUID file = toshima.read(() -> db.select(DOCUMENT.FILE_ID)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(id))
                .fetchSingle(DOCUMENT.FILE_ID));
        site.signedIn("joho-kanri-kakaricho")
                .post(
                        "/files/hand-over",
                        Map.of(
                                "file",
                                file.toString(),
                                "from",
                                "R4.6.1",
                                "unit",
                                toshima.actor(holder).post().unit().id().value().toString(),
                                "reason",
                                "事務の移管のため"));
        clocks.setOfficial(LocalDate.of(2022, 6, 1).atTime(9, 0));
        assertThat(left(holder)).as("its drafter is there still").doesNotContain(id);
        assertThatThrownBy(() -> takeOver(new DocumentId(id), holder)).isInstanceOf(NotToTakeOver.class);

        toshima.run(() -> staff.endAssignment(drafter.assignment(), LocalDate.of(2022, 6, 1), new Doer.Job("test")));
        clocks.setOfficial(LocalDate.of(2022, 6, 2).atTime(9, 0));
        assertThat(left(holder)).contains(id);
        takeOver(new DocumentId(id), holder);
        assertThat(walk.matter(new DocumentId(id)).drafter())
                .isEqualTo(toshima.actor(holder).person());
    }

    private DocumentId returned(String title) {
        DocumentId id = walk.submitted(title);
        toshima.run(() -> approvals.returnToDrafter(id, toshima.actor(MatterWalk.SUBSECTION_HEAD), "書き直すこと"));
        return id;
    }

    private void takeOver(DocumentId id, String login) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> takeovers.takeOver(id, actor, ""));
    }

    private void reassign(DocumentId id, String login, Actor heir, String reason) {
        Actor actor = toshima.actor(login);
        toshima.run(
                () -> takeovers.reassign(id, actor, heir.person(), heir.post().id(), reason));
    }

    private void submit(DocumentId id, String login) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> approvals.submit(id, actor));
    }

    private List<UUID> left(String login) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> lists.list(MatterLists.Kind.TAKEOVER, actor, PageRequest.of(1))).items().stream()
                .map(MatterLine::id)
                .toList();
    }

    private List<UUID> leftDrafts(String login) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> left.drafts(actor)).stream()
                .map(TakeoverPage.Left::id)
                .toList();
    }

    private Set<UUID> told(DocumentId id) {
        return toshima.read(() -> db.select(NOTICE.PERSON_ID)
                .from(NOTICE)
                .where(NOTICE.SUBJECT_ID.eq(id.value()), NOTICE.TOPIC.eq("TAKEOVER"))
                .fetchSet(NOTICE.PERSON_ID));
    }

    /** The drafter's last day is over. */
    private void leave() {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> staff.endAssignment(drafter.assignment(), LAST_DAY, new Doer.Job("test")));
        clocks.setOfficial(LAST_DAY.plusDays(3).atTime(9, 0));
    }
}
