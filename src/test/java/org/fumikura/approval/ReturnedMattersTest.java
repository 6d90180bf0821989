package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to matters that came back: who is asked again (再回付), and what goes up over an objection (協議不調). */
@FumikuraTest
class ReturnedMattersTest {

    /** The rows of the sample book that say who is asked again. */
    private static final String EVERYBODY = "A01";

    private static final String WHEN_CHANGED = "A02";
    static final String GO_ON = "A03";

    private static final String PLANNING = "kikaku-kacho";
    private static final String FINANCE = "somu-kacho";

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Approvals approvals;

    @Autowired
    private MatterPages pages;

    @Autowired
    private MatterLists lists;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("A.12-return everybody is asked again where the row says so, whatever changed")
    void everybodyAgain() {
        DocumentId id = returned(EVERYBODY);
        walk.submit(id);

        assertThat(states(id)).containsExactly(StepState.ACTIVE, StepState.WAITING);
    }

    @Test
    @DisplayName("A.12-return where only a change asks everybody again, an unchanged matter goes on")
    void goesOnUnchanged() {
        DocumentId id = returned(WHEN_CHANGED);
        walk.submit(id);

        assertThat(states(id)).containsExactly(StepState.KEPT, StepState.ACTIVE);
        assertThat(page(id, MatterWalk.SUBSECTION_HEAD).changes()).isEmpty();
        walk.decide(id, MatterWalk.SECTION_HEAD);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.AWAITING_CLOSE);
    }

    @Test
    @DisplayName("A.12-return where only a change asks everybody again, changed words or attachments do")
    void askedAgainWhenChanged() {
        DocumentId words = returned(WHEN_CHANGED);
        walk.rewrite(words, text -> text.withWords(text.title(), text.body() + "期間は三週間とする。", text.reason()));
        walk.submit(words);
        DocumentId files = returned(WHEN_CHANGED);
        walk.attach(files, "要領.txt", "あとから付けた資料");
        walk.submit(files);

        assertThat(states(words)).containsExactly(StepState.ACTIVE, StepState.WAITING);
        assertThat(states(files)).containsExactly(StepState.ACTIVE, StepState.WAITING);
    }

    @Test
    @DisplayName("A.12-return who had approved and is not asked again is shown what changed, until she has seen it")
    void shownWhatChanged() {
        DocumentId id = returned(GO_ON);
        walk.rewrite(id, text -> text.withWords(text.title(), "研修を二回に分けて行う。", text.reason()));
        walk.submit(id);

        assertThat(states(id)).containsExactly(StepState.KEPT, StepState.ACTIVE);
        assertThat(changedFor(MatterWalk.SUBSECTION_HEAD)).contains(id.value());
        assertThat(changedFor(MatterWalk.SECTION_HEAD)).doesNotContain(id.value());
        MatterPage.Changes changes =
                page(id, MatterWalk.SUBSECTION_HEAD).changes().orElseThrow();
        assertThat(changes.approved()).isTrue();
        assertThat(changes.fields()).extracting(each -> each.label().ja()).containsExactly("伺い文");
        assertThat(written(changes, Change.How.NEW)).contains("二");
        assertThat(page(id, MatterWalk.SECTION_HEAD).changes())
                .hasValueSatisfying(each -> assertThat(each.approved()).isFalse());
    }

    @Test
    @DisplayName("A.12-return an approval that was kept can be taken back like any other")
    void keptApprovalIsTakenBack() {
        DocumentId id = returned(GO_ON);
        walk.rewrite(id, text -> text.withWords(text.title(), "まったく別の内容。", text.reason()));
        walk.submit(id);
        act(MatterWalk.SUBSECTION_HEAD, actor -> approvals.takeBackApproval(id, actor, "内容が変わったため"));

        assertThat(states(id)).containsExactly(StepState.ACTIVE, StepState.WAITING);
    }

    @Test
    @DisplayName(
            "A.12-return what is not changed is in nobody's list of changes; who was never sent the words is not shown them")
    void unchangedIsNoChange() {
        DocumentId same = returned(WHEN_CHANGED);
        walk.submit(same);
        assertThat(changedFor(MatterWalk.SUBSECTION_HEAD)).doesNotContain(same.value());

        DocumentId id = returned(GO_ON);
        walk.rewrite(id, text -> text.withWords(text.title(), "別の言い方で伺う。", text.reason()));
        walk.submit(id);
        assertThat(page(id, "joho-kanri-kakaricho").changes()).isEmpty();
        assertThat(page(id, MatterWalk.DRAFTER).changes()).isPresent();
        assertThat(changedFor(MatterWalk.SUBSECTION_HEAD)).contains(id.value());
    }

    @Test
    @DisplayName("A.12-return who agreed on a condition is asked again; so is everybody when it becomes a ratification")
    void conditionsAndOtherCasesBeginAnew() {
        DocumentId id = walk.draft("条件を付けられた案件");
        walk.rewrite(id, text -> {
            var route = new ArrayList<>(text.route());
            route.add(1, new DraftText.DraftStep(StepKind.CONCURRENCE, post(PLANNING)));
            return text.withMatterCode(GO_ON).withRoute(route);
        });
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        act(PLANNING, actor -> approvals.agreeOnCondition(id, actor, "広報課にも知らせること"));
        act(MatterWalk.SECTION_HEAD, actor -> approvals.returnToDrafter(id, actor, "書き直すこと"));
        walk.submit(id);
        assertThat(states(id)).containsExactly(StepState.KEPT, StepState.ACTIVE, StepState.WAITING);

        DocumentId later = returned(GO_ON);
        walk.rewrite(later, text -> text.withSpecial(done("R4.5.16", "漏水のため")));
        walk.submit(later);
        assertThat(states(later)).containsExactly(StepState.ACTIVE, StepState.WAITING);
    }

    @Test
    @DisplayName("A.12-return where one of several had answered the others stay unasked, whatever is put on the route")
    void oneOfSeveralStaysAnswered() {
        DocumentId id = walk.draft("いずれかの合議の案件", "部長", false);
        walk.rewrite(id, text -> {
            var route = new ArrayList<>(text.route());
            route.add(2, new DraftText.DraftStep(StepKind.CONCURRENCE, post(PLANNING)));
            route.add(3, new DraftText.DraftStep(StepKind.CONCURRENCE, post(FINANCE), Joining.EITHER));
            return text.withRoute(route);
        });
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.approve(id, MatterWalk.SECTION_HEAD);
        walk.approve(id, PLANNING);
        Circulation returned = walk.matter(id)
                .circulation()
                .returnToDrafter(
                        walk.matter(id).circulation().active().getFirst(),
                        new Hand(
                                toshima.actor(MatterWalk.DEPARTMENT_HEAD).person(),
                                post(MatterWalk.DEPARTMENT_HEAD),
                                org.fumikura.organization.Deputies.Capacity.SELF),
                        java.time.Instant.EPOCH);
        List<Addressee> again = returned.route().stream().map(Step::addressee).toList();
        Circulation submitted = returned.submit(
                again, new Resubmission(false, true, false), java.time.Instant.EPOCH, Circulation.Merging.NONE);
        Circulation inserted = submitted.insert(
                submitted.active().getFirst(),
                new Addressee(
                        StepKind.REVIEW, post("fuku-kucho"), again.getFirst().unit(), Joining.THEN));

        assertThat(submitted.route()).extracting(Step::state).contains(StepState.KEPT, StepState.SUPERSEDED);
        assertThat(inserted.active()).hasSize(1);
        assertThat(inserted.route().stream().filter(step -> step.post().equals(post(FINANCE))))
                .allMatch(step -> step.state() == StepState.SUPERSEDED);
    }

    @Test
    @DisplayName("A.12-return another kind of matter falls under other rules: everybody is asked again")
    void anotherKindBeginsAnew() {
        DocumentId id = returned(GO_ON);
        walk.rewrite(id, text -> text.withMatterCode(WHEN_CHANGED));
        walk.submit(id);

        assertThat(states(id)).containsExactly(StepState.ACTIVE, StepState.WAITING);
    }

    @Test
    @DisplayName("I-03 the database takes no answer that nobody gave in an earlier round")
    void noInventedAnswers() {
        DocumentId id = walk.submitted("作られた承認");
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);

        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> {
                    db.execute(
                            "insert into approval.step (document_id, round, ordinal, kind, post_id, unit_id, joining, state,"
                                    + " person_id, acting_post_id, capacity, acted_at) select document_id, 2, 1, kind,"
                                    + " post_id, unit_id, joining, 'KEPT', ?, post_id, 'SELF', now() from approval.step"
                                    + " where document_id = ? and ordinal = 1",
                            head.person().value(),
                            id.value());
                })))
                .hasMessageContaining("no such answer");
        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> {
                    db.execute("update approval.step set state = 'DISAGREED' where document_id = ?", id.value());
                })))
                .hasMessageContaining("by no act");
    }

    @Test
    @DisplayName(
            "A.12-disagreed 協議不調: over an objection the first common superior decides, who objected is not asked again")
    void overAnObjection() {
        DocumentId id = objected(PLANNING);
        walk.rewrite(id, text -> text.withSpecial(disagreed("三度協議したが、財源の見方が合わない。")));
        assertThat(walk.draftOf(id).orElseThrow().text().route())
                .as("the route is drawn anew with it")
                .extracting(DraftText.DraftStep::kind, DraftText.DraftStep::post)
                .endsWith(
                        tuple(StepKind.CONCURRENCE, post(PLANNING)),
                        tuple(StepKind.DECISION, post(MatterWalk.DEPARTMENT_HEAD)));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.approve(id, MatterWalk.SECTION_HEAD);

        assertThat(states(id))
                .containsExactly(StepState.APPROVED, StepState.APPROVED, StepState.DISAGREED, StepState.ACTIVE);
        assertThat(walk.matter(id).noProxy()).isTrue();
        walk.decide(id, MatterWalk.DEPARTMENT_HEAD);
        assertThat(page(id, MatterWalk.DRAFTER).said())
                .extracting(said -> said.about().ja())
                .contains("不同意", "協議の経過（協議不調）");
    }

    @Test
    @DisplayName(
            "A.12-disagreed what was changed goes to the section again, and who objected is never taken off the route")
    void objectionsAreNotEvaded() {
        DocumentId id = objected(PLANNING);
        walk.rewrite(
                id,
                text -> text.withRoute(text.route().stream()
                        .filter(step -> step.kind() != StepKind.CONCURRENCE)
                        .toList()));
        assertThat(shortcomings(id)).containsExactly("route");

        DocumentId changed = objected(FINANCE);
        walk.rewrite(
                changed,
                text -> text.withWords(text.title(), "規模を十倍にする。", text.reason()).withSpecial(disagreed("折り合わない。")));
        assertThat(shortcomings(changed)).containsExactly("disagreed");
        walk.rewrite(changed, text -> text.withSpecial(DraftText.Special.NONE));
    }

    @Test
    @DisplayName("A.12-disagreed it needs an objection, its words, the section on the route and the common superior")
    void whatDisagreementNeeds() {
        DocumentId id = objected(FINANCE);
        walk.rewrite(id, text -> text.withSpecial(disagreed("")));
        assertThat(shortcomings(id)).containsExactly("disagreedWhy");
        walk.rewrite(id, text -> text.withSpecial(disagreed("折り合わない。")).withRoute(ordinary(text)));
        assertThat(shortcomings(id)).contains("route");

        DocumentId agreed = returned(EVERYBODY);
        walk.rewrite(agreed, text -> text.withSpecial(disagreed("折り合わない。")));
        assertThat(shortcomings(agreed)).containsExactly("disagreed");
    }

    @Test
    @DisplayName(
            "A.12-ratified 追認: the day on which it was done and why stay with the matter; the decision is not dated back")
    void ratified() {
        DocumentId id = walk.draft("緊急の修繕の追認について");
        walk.rewrite(id, text -> text.withSpecial(done("R4.5.16", "")));
        assertThat(shortcomings(id)).containsExactly("occurredWhy");
        walk.rewrite(id, text -> text.withSpecial(done("2022-12-31", "漏水のため")));
        assertThat(shortcomings(id)).containsExactly("occurredOn");
        walk.rewrite(id, text -> text.withSpecial(done("R4.5.16", "漏水により直ちに修繕が必要だったため")));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);

        MatterPage page = page(id, MatterWalk.DRAFTER);
        assertThat(page.ratification())
                .hasValueSatisfying(each -> assertThat(each.occurredOn()).isEqualTo("2022-05-16"));
        assertThat(page.document().decidedOn())
                .hasValueSatisfying(day -> assertThat(day).isAfter("2022-05-16"));
    }

    /** Approved by the 係長, given back by the 課長. */
    private DocumentId returned(String code) {
        DocumentId id = walk.draft("戻ってきた案件 " + code);
        walk.rewrite(id, text -> text.withMatterCode(code));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        act(MatterWalk.SECTION_HEAD, actor -> approvals.returnToDrafter(id, actor, "書き直すこと"));
        return id;
    }

    private DocumentId objected(String section) {
        DocumentId id = walk.draft("同意されない案件");
        walk.rewrite(id, text -> {
            var route = new ArrayList<>(text.route());
            route.add(1, new DraftText.DraftStep(StepKind.CONCURRENCE, post(section)));
            return text.withRoute(route);
        });
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        act(section, actor -> approvals.object(id, actor, "財源が確保されていない"));
        return id;
    }

    private List<DraftText.DraftStep> ordinary(DraftText text) {
        return text.route().stream()
                .filter(step -> step.kind() == StepKind.REVIEW)
                .limit(1)
                .flatMap(step ->
                        List.of(step, new DraftText.DraftStep(StepKind.DECISION, post(MatterWalk.SECTION_HEAD)))
                                .stream())
                .toList();
    }

    private static DraftText.Special disagreed(String why) {
        return new DraftText.Special(true, why, "", "", Optional.empty(), "");
    }

    private static DraftText.Special done(String day, String why) {
        return new DraftText.Special(false, "", day, why, Optional.empty(), "");
    }

    private List<String> shortcomings(DocumentId id) {
        var fields = new ArrayList<String>();
        assertThatThrownBy(() -> walk.submit(id))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        incomplete -> incomplete.shortcomings().forEach(each -> fields.add(each.field())));
        return fields;
    }

    private static String written(MatterPage.Changes changes, Change.How how) {
        return changes.fields().stream()
                .flatMap(change -> change.pieces().stream())
                .filter(piece -> piece.how() == how)
                .map(Change.Piece::words)
                .reduce("", String::concat);
    }

    private List<java.util.UUID> changedFor(String login) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> lists.list(MatterLists.Kind.CHANGED, actor, PageRequest.of(1)))
                .map(MatterLine::id)
                .items();
    }

    private MatterPage page(DocumentId id, String login) {
        Actor actor = toshima.actor(login);
        return toshima.in(() -> pages.page(id, actor, MatterPage.Typed.NOTHING, Optional.empty(), Optional.empty()));
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
}
