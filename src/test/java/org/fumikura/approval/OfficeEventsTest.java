package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PostId;
import org.fumikura.organization.StandIns;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Refusal;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** The events of A.12 that need more than one line of superiors: side by side, in another's place, over people's heads. */
@FumikuraTest
class OfficeEventsTest {

    private static final String FINANCE = "somu-kacho";
    private static final String PLANNING = "kikaku-kacho";
    private static final String FIRST_DEPUTY = "joho-kanri-kakaricho";
    private static final String SECOND_DEPUTY = "joho-system1-kakaricho";

    /** Who is asked about a large contract before the mayor. */
    private static final List<String> LINE = List.of(
            MatterWalk.SUBSECTION_HEAD,
            MatterWalk.SECTION_HEAD,
            MatterWalk.DEPARTMENT_HEAD,
            "fuku-kucho",
            FIRST_DEPUTY,
            PLANNING,
            FINANCE);

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private StandIns standIns;

    @Autowired
    private Approvals approvals;

    @Autowired
    private AfterViews afterViews;

    @Autowired
    private MatterLists lists;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private DSLContext db;

    /** Whoever is away or stands in for somebody in one test is back for the next. */
    @AfterEach
    void everybodyComesBack() {
        clocks.advance(Duration.ofDays(3));
    }

    @Test
    @DisplayName("A.12 two concur at the same time, and the decider is asked when both have answered")
    void concurrenceSideBySide() {
        DocumentId id = withConcurrences("二課の合議", Joining.TOGETHER);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);

        assertThat(active(id)).containsExactly(post(FINANCE), post(PLANNING));
        act(FINANCE, actor -> approvals.agreeOnCondition(id, actor, "次年度は予算の範囲で行うこと"));
        assertThat(active(id)).containsExactly(post(PLANNING));
        refused(NotInThisState.class, PLANNING, actor -> approvals.decide(id, actor, ""));
        act(PLANNING, actor -> approvals.approve(id, actor, ""));
        assertThat(active(id)).containsExactly(post(MatterWalk.SECTION_HEAD));
        walk.decide(id, MatterWalk.SECTION_HEAD);

        assertThat(states(id))
                .containsExactly(StepState.APPROVED, StepState.CONDITIONAL, StepState.APPROVED, StepState.DECIDED);
    }

    @Test
    @DisplayName("R-041 of several one answer is enough")
    void oneOfThemIsEnough() {
        DocumentId id = withConcurrences("どちらかの合議", Joining.EITHER);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        act(PLANNING, actor -> approvals.approve(id, actor, ""));

        assertThat(states(id))
                .containsExactly(StepState.APPROVED, StepState.SUPERSEDED, StepState.APPROVED, StepState.ACTIVE);
        refused(StepMoved.class, FINANCE, actor -> approvals.approve(id, actor, ""));
    }

    @Test
    @DisplayName("A.12 who does not agree gives it back to the drafter, and says why")
    void objectionGoesBack() {
        DocumentId id = withConcurrences("同意されない案件", Joining.TOGETHER);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        refused(ReasonNeeded.class, FINANCE, actor -> approvals.object(id, actor, " "));
        act(FINANCE, actor -> approvals.object(id, actor, "財源が確保されていない"));

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.RETURNED);
        assertThat(walk.draftOf(id)).isPresent();
        refused(NotInThisState.class, PLANNING, actor -> approvals.approve(id, actor, ""));
    }

    @Test
    @DisplayName("I-03 代決: only while the decider is away, by the next in order who is there, with a reason")
    void decidedByTheNextDeputy() {
        DocumentId id = walk.submitted("課長の不在中の案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        refused(StepMoved.class, FIRST_DEPUTY, actor -> approvals.decide(id, actor, "急ぐため"));

        standIns.away(MatterWalk.SECTION_HEAD, Duration.ofHours(5));
        refused(StepMoved.class, SECOND_DEPUTY, actor -> approvals.decide(id, actor, "急ぐため"));
        refused(ReasonNeeded.class, FIRST_DEPUTY, actor -> approvals.decide(id, actor, ""));
        refused(Unlawful.class, FIRST_DEPUTY, actor -> approvals.deny(id, actor, "認めない"));
        standIns.away(FIRST_DEPUTY, Duration.ofHours(5));
        refused(StepMoved.class, FIRST_DEPUTY, actor -> approvals.decide(id, actor, "急ぐため"));
        act(SECOND_DEPUTY, actor -> approvals.decide(id, actor, "本日中に回答するため"));

        assertThat(walk.matter(id).circulation().route().getLast().by())
                .hasValueSatisfying(by -> assertThat(by.capacity()).isEqualTo(Capacity.PROXY));
        assertThat(toshima.read(() -> afterViews.list(id)))
                .extracting(AfterViews.AfterView::post, AfterViews.AfterView::cause)
                .containsExactly(tuple(post(MatterWalk.SECTION_HEAD), AfterViews.Cause.PROXY));
        refused(NothingToSee.class, SECOND_DEPUTY, actor -> approvals.seeAfterwards(id, actor, ""));
        act(MatterWalk.SECTION_HEAD, actor -> approvals.seeAfterwards(id, actor, ""));
        assertThat(toshima.read(() -> afterViews.list(id)).getFirst().seenAt()).isPresent();
    }

    @Test
    @DisplayName("I-03 代決 is refused by the database too, whoever asks as the application")
    void databaseKnowsDeputies() {
        DocumentId id = walk.submitted("代決できない案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        Actor deputy = toshima.actor(FIRST_DEPUTY);

        assertThatThrownBy(() -> decideInTheDatabase(id, deputy))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("no lawful answer");
        standIns.away(MatterWalk.SECTION_HEAD, Duration.ofHours(1));
        assertThatThrownBy(() -> decideInTheDatabase(id, toshima.actor(SECOND_DEPUTY)))
                .hasMessageContaining("no lawful answer");
    }

    @Test
    @DisplayName("A.12 職務代理: by formal order, in her own capacity, without anything to be seen afterwards")
    void decidedByActingOrder() {
        DocumentId id = walk.submitted("職務代理の案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        standIns.act(post(MatterWalk.SECTION_HEAD), post(PLANNING));
        act(PLANNING, actor -> approvals.decide(id, actor, ""));

        assertThat(walk.matter(id).circulation().route().getLast().by())
                .hasValueSatisfying(by -> assertThat(by.capacity()).isEqualTo(Capacity.ACTING));
        assertThat(toshima.read(() -> afterViews.list(id))).isEmpty();
    }

    @Test
    @DisplayName("R-043 代理: for reviews of the named kinds, while it lasts, and never a decision")
    void delegateReviewsOnly() {
        DocumentId id = walk.submitted("委任された回議");
        Actor clerk = toshima.actor("joho-digital-shunin");
        String code = walk.matter(id).matterCode();
        standIns.delegate(MatterWalk.SUBSECTION_HEAD, clerk.post().id(), Duration.ofHours(2), code);
        standIns.delegate(MatterWalk.SECTION_HEAD, clerk.post().id(), Duration.ofHours(2));
        act("joho-digital-shunin", actor -> approvals.approve(id, actor, ""));

        assertThat(walk.matter(id).circulation().route().getFirst().by())
                .hasValueSatisfying(by -> assertThat(by.capacity()).isEqualTo(Capacity.DELEGATE));
        refused(StepMoved.class, "joho-digital-shunin", actor -> approvals.decide(id, actor, "急ぐため"));
    }

    @Test
    @DisplayName("A.12 S04 引上げ passes over those who have not acted, and they see it afterwards")
    void pulledUp() {
        DocumentId id = walk.draft("引き上げられる案件", "部長", false);
        walk.submit(id);
        refused(Unlawful.class, PLANNING, actor -> approvals.pullUp(id, actor, "急ぐ"));
        refused(ReasonNeeded.class, MatterWalk.DEPARTMENT_HEAD, actor -> approvals.pullUp(id, actor, ""));
        act(MatterWalk.DEPARTMENT_HEAD, actor -> approvals.pullUp(id, actor, "議会対応のため"));

        assertThat(states(id)).containsExactly(StepState.SKIPPED, StepState.SKIPPED, StepState.ACTIVE);
        assertThat(waitingAfterwards(MatterWalk.SECTION_HEAD)).contains(id.value());
        walk.decide(id, MatterWalk.DEPARTMENT_HEAD);
        act(MatterWalk.SECTION_HEAD, actor -> approvals.seeAfterwards(id, actor, "承知しました"));
        assertThat(waitingAfterwards(MatterWalk.SECTION_HEAD)).doesNotContain(id.value());
        refused(NothingToSee.class, MatterWalk.SECTION_HEAD, actor -> approvals.seeAfterwards(id, actor, ""));
    }

    @Test
    @DisplayName("A.12 引上げ never passes over a concurrence")
    void concurrenceIsNotPassedOver() {
        DocumentId id = withConcurrences("合議は飛ばせない案件", Joining.TOGETHER);

        refused(Unlawful.class, MatterWalk.SECTION_HEAD, actor -> approvals.pullUp(id, actor, "急ぐ"));
    }

    @Test
    @DisplayName("A.12 不在飛ばし: a reviewer who is registered as away, by the drafter, never a decider")
    void absentReviewerIsPassedOver() {
        DocumentId id = walk.submitted("係長の不在中の案件");
        refused(Unlawful.class, MatterWalk.DRAFTER, actor -> approvals.skip(id, actor, 1, "不在のため"));
        standIns.away(MatterWalk.SUBSECTION_HEAD, Duration.ofDays(2));
        refused(Unlawful.class, MatterWalk.SECTION_HEAD, actor -> approvals.skip(id, actor, 1, "不在のため"));
        act(MatterWalk.DRAFTER, actor -> approvals.skip(id, actor, 1, "出張で不在のため"));

        assertThat(states(id)).containsExactly(StepState.SKIPPED, StepState.ACTIVE);
        standIns.away(MatterWalk.SECTION_HEAD, Duration.ofDays(2));
        refused(Unlawful.class, MatterWalk.DRAFTER, actor -> approvals.skip(id, actor, 2, "不在のため"));
    }

    @Test
    @DisplayName("A.12 条件付決裁: nothing takes effect or is completed before the decider confirms the condition")
    void conditionBlocks() {
        DocumentId id = walk.submitted("条件付きの案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        refused(ReasonNeeded.class, MatterWalk.SECTION_HEAD, actor -> approvals.decideOnCondition(id, actor, ""));
        act(MatterWalk.SECTION_HEAD, actor -> approvals.decideOnCondition(id, actor, "見積書を取り直すこと"));

        refused(ConditionNotMet.class, MatterWalk.DRAFTER, actor -> approvals.close(id, actor));
        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> {
                    db.execute("update approval.matter set state = 'CLOSED' where document_id = ?", id.value());
                })))
                .hasMessageContaining("condition");
        refused(NotYours.class, MatterWalk.DRAFTER, actor -> approvals.confirmCondition(id, actor, "取りました"));
        act(MatterWalk.SECTION_HEAD, actor -> approvals.confirmCondition(id, actor, "見積書を確認した"));
        walk.close(id);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CLOSED);
    }

    @Test
    @DisplayName("A.2.4 議決要: nothing takes effect before somebody else than the drafter confirms the council's vote")
    void councilVotesFirst() {
        DocumentId id = walk.draft("大規模改修工事の請負契約について");
        walk.rewrite(id, text -> RouteProposalTest.spending(text, "工事請負費", "200000000", ""));
        walk.submit(id);
        while (!active(id).contains(post("kucho"))) {
            List<PostId> asked = active(id);
            LINE.stream()
                    .filter(login -> asked.contains(post(login)))
                    .findFirst()
                    .ifPresent(login -> walk.approve(id, login));
        }
        walk.decide(id, "kucho");

        refused(ConditionNotMet.class, MatterWalk.DRAFTER, actor -> approvals.close(id, actor));
        refused(NotYours.class, MatterWalk.DRAFTER, actor -> approvals.confirmCondition(id, actor, "可決"));
        refused(ReasonNeeded.class, FIRST_DEPUTY, actor -> approvals.confirmCondition(id, actor, ""));
        act(FIRST_DEPUTY, actor -> approvals.confirmCondition(id, actor, "令和4年第2回定例会 第45号議案 可決"));
        walk.close(id);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CLOSED);
    }

    @Test
    @DisplayName("A.12 保留 needs a reason and keeps asking; ad hoc insertion is recorded and asks next")
    void heldAndInserted() {
        DocumentId id = walk.submitted("保留される案件");
        refused(ReasonNeeded.class, MatterWalk.SUBSECTION_HEAD, actor -> approvals.hold(id, actor, ""));
        act(MatterWalk.SUBSECTION_HEAD, actor -> approvals.hold(id, actor, "資料の確認を待つため"));
        assertThat(active(id)).containsExactly(post(MatterWalk.SUBSECTION_HEAD));
        assertThat(walk.matter(id).circulation().active().getFirst().heldAt()).isPresent();

        act(
                MatterWalk.SUBSECTION_HEAD,
                actor -> approvals.insert(id, actor, StepKind.CONCURRENCE, post(PLANNING), "企画課にも関わるため"));
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        assertThat(active(id)).containsExactly(post(PLANNING));
        act(PLANNING, actor -> approvals.approve(id, actor, ""));
        walk.decide(id, MatterWalk.SECTION_HEAD);
        assertThat(kinds(id)).contains(MatterEvent.HOLD.act(), MatterEvent.INSERT.act());
    }

    @Test
    @DisplayName("R-052 緊急: the drafter sends it to the decider at once, who alone decides it")
    void hurried() {
        DocumentId id = walk.draft("夜間の緊急案件", "部長", false);
        walk.submit(id);
        refused(NotYours.class, MatterWalk.SECTION_HEAD, actor -> approvals.hurry(id, actor, "電話で了解を得た"));
        act(MatterWalk.DRAFTER, actor -> approvals.hurry(id, actor, "5月19日 23:10 電話で部長の了解を得た"));

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
        assertThat(states(id)).containsExactly(StepState.SKIPPED, StepState.SKIPPED, StepState.ACTIVE);
        walk.decide(id, MatterWalk.DEPARTMENT_HEAD);
        assertThat(waitingAfterwards(MatterWalk.SUBSECTION_HEAD)).contains(id.value());
    }

    private DocumentId withConcurrences(String title, Joining joining) {
        DocumentId id = walk.draft(title);
        walk.rewrite(id, text -> {
            var route = new ArrayList<>(text.route());
            route.add(1, new DraftText.DraftStep(StepKind.CONCURRENCE, post(FINANCE), Joining.THEN));
            route.add(2, new DraftText.DraftStep(StepKind.CONCURRENCE, post(PLANNING), joining));
            return text.withRoute(route);
        });
        walk.submit(id);
        return id;
    }

    private void decideInTheDatabase(DocumentId id, Actor deputy) {
        var at = java.time.OffsetDateTime.ofInstant(clocks.officialNow(), java.time.ZoneOffset.UTC);
        toshima.run(() -> transactions.work(() -> {
            db.execute(
                    "update approval.step set state = 'DECIDED', person_id = ?, acting_post_id = ?, capacity = 'PROXY',"
                            + " acted_at = ?::timestamptz where document_id = ? and state = 'ACTIVE'",
                    deputy.person().value(),
                    deputy.post().id().value(),
                    at,
                    id.value());
            db.execute(
                    "insert into approval.decision (document_id, round, ordinal, authority_id, person_id, post_id, capacity,"
                            + " decided_at) select s.document_id, s.round, s.ordinal, a.id, s.person_id, s.acting_post_id,"
                            + " s.capacity, ?::timestamptz from approval.step s"
                            + " join approval.matter m on m.document_id = s.document_id"
                            + " join approval.authority a on a.matter_code = m.matter_code and a.valid @> date '2022-05-20'"
                            + " where s.document_id = ? and s.state = 'DECIDED' limit 1",
                    at,
                    id.value());
        }));
    }

    private Set<UUID> waitingAfterwards(String login) {
        Actor actor = toshima.actor(login);
        return Set.copyOf(toshima.read(
                        () -> lists.list(MatterLists.Kind.AFTER_VIEW, actor, org.fumikura.shared.PageRequest.of(1)))
                .map(MatterLine::id)
                .items());
    }

    private List<String> kinds(DocumentId id) {
        return toshima.read(() -> ledger.history(id.value())).stream()
                .map(entry -> entry.kind())
                .toList();
    }

    private List<PostId> active(DocumentId id) {
        return walk.matter(id).circulation().active().stream().map(Step::post).toList();
    }

    private List<StepState> states(DocumentId id) {
        return walk.matter(id).circulation().route().stream().map(Step::state).toList();
    }

    private PostId post(String login) {
        return toshima.actor(login).post().id();
    }

    private void act(String login, Consumer<Actor> what) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> what.accept(actor));
    }

    /** Whoever may not even know the matter is told that there is none. */
    private void refused(Class<? extends Refusal> why, String login, Consumer<Actor> what) {
        assertThatThrownBy(() -> act(login, what)).isInstanceOfAny(why, NotFound.class);
    }
}
