package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.StandIns;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.NotFound;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** what is signed on paper counts once somebody else has compared it, and for nobody but who signed. */
@FumikuraTest
class PaperRouteTest {

    @Autowired
    private PaperWalk paper;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private PaperRecords records;

    @Autowired
    private PaperPages pages;

    @Autowired
    private MatterLists lists;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Matters matters;

    @Autowired
    private Documents documents;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Verification verification;

    @Autowired
    private StandIns standIns;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("I-03 R-049 what was entered moves no step before it is compared")
    void nothingMovesBeforeTheComparison() {
        DocumentId id = paper.submitted("照合を待つ案件");
        Circulation before = walk.matter(id).circulation();

        paper.record(id, MatterWalk.DRAFTER, paper.decided(id));

        assertThat(walk.matter(id).circulation()).isEqualTo(before);
        assertThat(kinds(id)).containsExactly("approval.submitted", "approval.paper-recorded");
    }

    @Test
    @DisplayName(
            "R-049 compared, each act is carried out in its order as an act of who signed, now, under the comparer's name")
    void comparedItIsCarriedOut() {
        DocumentId id = paper.submit(walk.draft("紙で決裁された案件", "課長", true));
        UUID record = paper.record(id, MatterWalk.DRAFTER, paper.decided(id));
        LocalDate day = clocks.officialToday();
        clocks.setOfficial(day.plusDays(3).atTime(10, 0));

        paper.confirm(id, record, PaperWalk.CLERK);

        Actor head = toshima.actor(MatterWalk.SECTION_HEAD);
        Actor clerk = toshima.actor(PaperWalk.CLERK);
        Matter decided = walk.matter(id);
        assertThat(decided.state()).isEqualTo(MatterState.AWAITING_EFFECT);
        assertThat(decided.circulation().route())
                .allSatisfy(step -> assertThat(step.actedAt()).contains(clocks.officialNow()));
        assertThat(decided.circulation().at(2).by())
                .contains(new Hand(head.person(), head.post().id(), Capacity.SELF));
        assertThat(toshima.read(() -> numbers.of(id)))
                .extracting(Numbers.Allotted::kind)
                .contains(NumberKind.ISSUE);
        assertThat(toshima.read(() -> PaperRecords.signedDays(records.list(id), decided.circulation())))
                .isEqualTo(Map.of(1, day, 2, day));
        assertThat(kinds(id))
                .containsExactly(
                        "approval.submitted",
                        "approval.paper-recorded",
                        "approval.paper-confirmed",
                        "approval.approved",
                        "approval.decided");
        LedgerEntry decision = history(id).getLast();
        assertThat(decision.person()).isEqualTo(clerk.person().value());
        assertThat(Objects.requireNonNull(decision.detail()).changes())
                .extracting(Act.Change::what, Act.Change::after)
                .anySatisfy(change -> assertThat(change.toList().toString())
                        .contains("紙の押印", head.post().name().ja(), new JapaneseDate(day).full()));
        assertThat(verification.verify(City.TOSHIMA).findings()).isEmpty();
    }

    @Test
    @DisplayName("I-03 R-049 neither drafter, recorder, signer nor another section's clerk compares")
    void onlyAnotherClerkOfTheSectionCompares() {
        DocumentId byDrafter = paper.submitted("起案者が登録した案件");
        UUID first = paper.record(byDrafter, MatterWalk.DRAFTER, paper.decided(byDrafter));
        refuses(NotYours.class, () -> paper.confirm(byDrafter, first, MatterWalk.DRAFTER));
        refuses(NotYours.class, () -> paper.confirm(byDrafter, first, MatterWalk.SECTION_HEAD));
        refuses(NotFound.class, () -> paper.confirm(byDrafter, first, PaperWalk.CLERK_OF_ANOTHER_SECTION));

        DocumentId byClerk = paper.submitted("主任が登録した案件");
        UUID second = paper.record(byClerk, PaperWalk.CLERK, paper.decided(byClerk));
        refuses(NotYours.class, () -> paper.confirm(byClerk, second, PaperWalk.CLERK));
        refuses(NotYours.class, () -> paper.confirm(byClerk, second, MatterWalk.DRAFTER));

        DocumentId signed = signedByTheClerk();
        UUID third = paper.record(
                signed, MatterWalk.DRAFTER, List.of(paper.act(signed, 1, PaperWalk.CLERK, PaperOutcome.APPROVED, "")));
        refuses(NotYours.class, () -> paper.confirm(signed, third, PaperWalk.CLERK));

        for (DocumentId id : List.of(byDrafter, byClerk, signed)) {
            assertThat(walk.matter(id).circulation().active())
                    .extracting(Step::ordinal)
                    .containsExactly(1);
        }
    }

    private DocumentId signedByTheClerk() {
        DocumentId id = walk.draft("主任が押印した案件");
        var clerk = toshima.actor(PaperWalk.CLERK).post().id();
        walk.rewrite(
                id,
                text -> text.withRoute(List.of(
                        new DraftText.DraftStep(StepKind.REVIEW, clerk),
                        text.route().getLast())));
        return paper.submit(id);
    }

    @Test
    @DisplayName("R-049 who is neither drafter nor clerk enters nothing, and what is not on paper takes nothing")
    void onlyDrafterAndClerkRecord() {
        DocumentId id = paper.submitted("登録できない人の案件");
        refuses(NotYours.class, () -> paper.record(id, MatterWalk.SECTION_HEAD, paper.decided(id)));

        DocumentId electronic = walk.submitted("電子で回る案件");
        refuses(NotOnPaper.class, () -> paper.record(electronic, MatterWalk.DRAFTER, paper.decided(electronic)));
    }

    @Test
    @DisplayName("I-03 I-04 R-049 the guards of the route hold for paper, and one refusal refuses all of it")
    void guardsHoldForPaper() {
        DocumentId id = paper.submitted("規則の変わる案件");
        PaperAct head = paper.act(id, 2, MatterWalk.SECTION_HEAD, PaperOutcome.DECIDED, "");
        refusesApplying("その前の人の押印", () -> paper.record(id, MatterWalk.DRAFTER, List.of(head)));
        PaperAct another = paper.act(id, 1, MatterWalk.SECTION_HEAD, PaperOutcome.APPROVED, "");
        refusesApplying("代わりに処理できません", () -> paper.record(id, MatterWalk.DRAFTER, List.of(another)));
        var own = new PaperAct(
                head.round(),
                1,
                toshima.actor(MatterWalk.DRAFTER).person(),
                another.post(),
                PaperOutcome.APPROVED,
                head.signedOn(),
                "");
        refusesApplying("その職に就いていません", () -> paper.record(id, MatterWalk.DRAFTER, List.of(own)));

        UUID record = paper.record(id, MatterWalk.DRAFTER, paper.decided(id));
        String code = walk.matter(id).matterCode();
        superuser("update approval.authority set deciding_rank = 'MAYOR' where matter_code = '" + code + "'");
        refusesApplying("決裁できません", () -> paper.confirm(id, record, PaperWalk.CLERK));
        assertThat(walk.matter(id).circulation().active())
                .extracting(Step::ordinal)
                .containsExactly(1);
        assertThat(toshima.read(() -> records.findOpen(id))).isPresent();
        superuser("update approval.authority set deciding_rank = 'SECTION_HEAD' where matter_code = '" + code + "'");

        paper.confirm(id, record, PaperWalk.CLERK);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.AWAITING_CLOSE);
    }

    @Test
    @DisplayName("R-049 the days on paper lie between the submission and today; what ends the route has to say why")
    void daysAndWordsArePlausible() {
        DocumentId id = paper.submitted("日付の案件");
        PaperAct act = paper.act(id, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.APPROVED, "");

        for (LocalDate day : List.of(act.signedOn().minusDays(1), act.signedOn().plusDays(1))) {
            var other = new PaperAct(act.round(), 1, act.person(), act.post(), act.outcome(), day, "");
            refuses(DateNotPossible.class, () -> paper.record(id, MatterWalk.DRAFTER, List.of(other)));
        }
        PaperAct silent = paper.act(id, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.RETURNED, "");
        refusesApplying("理由", () -> paper.record(id, MatterWalk.DRAFTER, List.of(silent)));
        refuses(ScanNotPossible.class, () -> paper.record(id, MatterWalk.DRAFTER, List.of(act), "ただの文字"));
        refuses(PaperNotApplicable.class, () -> paper.record(id, MatterWalk.DRAFTER, List.of()));
    }

    @Test
    @DisplayName("R-049 a return on paper brings the words back to the drafter; a denial on paper ends the matter")
    void returnAndDenialOnPaper() {
        DocumentId returned = paper.submitted("紙で差し戻された案件");
        UUID first = paper.record(
                returned,
                MatterWalk.DRAFTER,
                List.of(paper.act(returned, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.RETURNED, "図面の縮尺を直すこと")));
        paper.confirm(returned, first, PaperWalk.CLERK);
        assertThat(walk.matter(returned).state()).isEqualTo(MatterState.RETURNED);
        assertThat(walk.draftOf(returned)).isPresent();

        DocumentId denied = paper.submitted("紙で否決された案件");
        UUID second = paper.record(
                denied,
                MatterWalk.DRAFTER,
                List.of(
                        paper.act(denied, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.APPROVED, ""),
                        paper.act(denied, 2, MatterWalk.SECTION_HEAD, PaperOutcome.DENIED, "財源がないため")));
        paper.confirm(denied, second, PaperWalk.CLERK);
        assertThat(walk.matter(denied).state()).isEqualTo(MatterState.DENIED);
    }

    @Test
    @DisplayName("R-049 A.12-return what was signed on paper and still stands after a return keeps its day")
    void whatStillStandsKeepsItsDay() {
        DocumentId draft = walk.draft("紙で承認され差し戻された案件");
        walk.rewrite(draft, text -> text.withMatterCode(ReturnedMattersTest.GO_ON));
        DocumentId id = paper.submit(draft);
        UUID record = paper.record(
                id,
                MatterWalk.DRAFTER,
                List.of(
                        paper.act(id, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.APPROVED, ""),
                        paper.act(id, 2, MatterWalk.SECTION_HEAD, PaperOutcome.RETURNED, "縮尺を直すこと")));
        paper.confirm(id, record, PaperWalk.CLERK);
        walk.submit(id);

        Circulation again = walk.matter(id).circulation();
        assertThat(again.route()).extracting(Step::state).containsExactly(StepState.KEPT, StepState.ACTIVE);
        assertThat(toshima.read(() -> PaperRecords.signedDays(records.list(id), again)))
                .containsOnlyKeys(1);
    }

    @Test
    @DisplayName("R-049 who is asked may act at the screen all the same; what was entered for her is then refused")
    void screenAndPaperTogether() {
        DocumentId id = paper.submitted("紙と電子の案件");
        UUID record = paper.record(id, MatterWalk.DRAFTER, paper.decided(id));
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);

        refusesApplying("すでに別の処理", () -> paper.confirm(id, record, PaperWalk.CLERK));
        refuses(PaperWaiting.class, () -> paper.record(id, MatterWalk.DRAFTER, paper.decided(id)));
        paper.refuse(id, record, PaperWalk.CLERK);
        refuses(PaperCompared.class, () -> paper.confirm(id, record, PaperWalk.CLERK));
        UUID again = paper.record(id, MatterWalk.DRAFTER, paper.decided(id).subList(1, 2));
        paper.confirm(id, again, PaperWalk.CLERK);

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.AWAITING_CLOSE);
        assertThat(toshima.read(() -> PaperRecords.signedDays(
                        records.list(id), walk.matter(id).circulation())))
                .containsOnlyKeys(2);
    }

    @Test
    @DisplayName("R-049 who recorded gives it up herself; nobody else may")
    void recorderGivesItUp() {
        DocumentId id = paper.submitted("登録を誤った案件");
        UUID record = paper.record(id, PaperWalk.CLERK, paper.decided(id));

        refuses(NotYours.class, () -> paper.refuse(id, record, MatterWalk.SECTION_HEAD));
        paper.refuse(id, record, PaperWalk.CLERK);

        assertThat(toshima.read(() -> records.findOpen(id))).isEmpty();
    }

    @Test
    @DisplayName("R-049 A.3.2 who stands in for the decider today may have signed, in her capacity and with a reason")
    void standInSigns() {
        DocumentId id = paper.submitted("課長不在の紙の案件");
        standIns.away(MatterWalk.SECTION_HEAD, Duration.ofDays(2));
        // the first of the head's deputies, who is the only one to compare
        standIns.away(PaperWalk.CLERK, Duration.ofDays(2));
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        PaperSigners.Signer deputy =
                toshima.in(() -> pages.open(id, drafter)).signers().getOrDefault(2, List.of()).stream()
                        .filter(signer -> signer.capacity() == Capacity.PROXY)
                        .findFirst()
                        .orElseThrow();
        PaperAct first = paper.act(id, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.APPROVED, "");
        PaperAct silent = new PaperAct(
                first.round(), 2, deputy.person(), deputy.post(), PaperOutcome.DECIDED, first.signedOn(), "");
        PaperAct decided = new PaperAct(
                first.round(), 2, deputy.person(), deputy.post(), PaperOutcome.DECIDED, first.signedOn(), "課長出張のため代決");

        refusesApplying("代決する理由", () -> paper.record(id, MatterWalk.DRAFTER, List.of(first, silent)));
        UUID record = paper.record(id, MatterWalk.DRAFTER, List.of(first, decided));
        paper.confirm(id, record, PaperWalk.CLERK);

        assertThat(walk.matter(id).circulation().at(2).by())
                .contains(new Hand(deputy.person(), deputy.post(), Capacity.PROXY));
        superuser("delete from organization.absence");
    }

    @Test
    @DisplayName("R-049 what waits for a comparison is listed for who may compare it, and for nobody else")
    void listsWhatWaitsForComparison() {
        int before = waiting(PaperWalk.CLERK);
        DocumentId id = paper.submitted("一覧に出る案件");
        paper.record(id, MatterWalk.DRAFTER, paper.decided(id));
        assertThat(waiting(PaperWalk.CLERK)).isEqualTo(before + 1);
        assertThat(waiting(PaperWalk.CLERK_OF_ANOTHER_SECTION)).isZero();
        assertThat(waiting(MatterWalk.DRAFTER)).isZero();

        DocumentId own = paper.submitted("自分で登録した案件");
        paper.record(own, PaperWalk.CLERK, paper.decided(own));
        assertThat(waiting(PaperWalk.CLERK)).isEqualTo(before + 1);
    }

    private int waiting(String login) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> lists.count(MatterLists.Kind.PAPER, actor));
    }

    @ParameterizedTest
    @DisplayName("I-03 R-049 the database takes no comparison by recorder, drafter or signer, and nothing afterwards")
    @ValueSource(
            strings = {
                "update approval.paper_record set state = 'CONFIRMED', comparer_id = recorder_id,"
                        + " comparer_post_id = recorder_post_id, compared_at = recorded_at where document_id = '%s'",
                "update approval.paper_record r set state = 'CONFIRMED', comparer_id = m.drafter_id, comparer_post_id ="
                        + " m.drafter_post_id, compared_at = recorded_at from approval.matter m"
                        + " where m.document_id = r.document_id and r.document_id = '%s'",
                "update approval.paper_record r set state = 'CONFIRMED', comparer_id = s.person_id, comparer_post_id ="
                        + " s.post_id, compared_at = recorded_at from approval.paper_record_step s"
                        + " where s.record_id = r.id and s.ordinal = 1 and r.document_id = '%s'",
                "update approval.paper_record_step set person_id = person_id where document_id = '%s'",
                "update approval.paper_route set reason = 'OTHER' where document_id = '%s'"
            })
    void databaseRefusesUnlawfulComparisons(String sql) {
        DocumentId id = paper.submitted("横から照合される案件");
        paper.record(id, PaperWalk.CLERK, paper.decided(id));

        databaseRefuses(sql, id);
    }

    @Test
    @DisplayName("I-03 R-049 the database takes no decision under the name of somebody who compared no paper")
    void databaseRefusesTheDecisionOfAnother() {
        DocumentId id = paper.submitted("照合なしに決まる案件");
        paper.record(id, MatterWalk.DRAFTER, paper.decided(id));
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        Actor head = toshima.actor(MatterWalk.SECTION_HEAD);
        Actor clerk = toshima.actor(PaperWalk.CLERK);

        assertThatThrownBy(() -> toshima.run(() -> transactions.write(() -> deciding.decide(
                        documents.get(id, clerk.reader()),
                        matters.lock(id),
                        Acting.onPaper(head, clerk, "課長"),
                        "",
                        false))))
                .hasStackTraceContaining("nobody's act");
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
    }

    @Test
    @DisplayName("S06 R-049 a changed day on paper is found")
    void changedDayIsFound() {
        DocumentId id = paper.submitted("日付を書き換えられる案件");
        paper.confirm(id, paper.record(id, MatterWalk.DRAFTER, paper.decided(id)), PaperWalk.CLERK);

        superuser("update approval.paper_record_step set signed_on = signed_on + 1 where document_id = '" + id.value()
                + "'");
        assertThat(verification.verify(City.TOSHIMA).findings())
                .anySatisfy(finding -> assertThat(finding.subject()).isEqualTo(id.value()));
        superuser("update approval.paper_record_step set signed_on = signed_on - 1 where document_id = '" + id.value()
                + "'");
    }

    private List<LedgerEntry> history(DocumentId id) {
        return toshima.read(() -> ledger.history(id.value()));
    }

    private List<String> kinds(DocumentId id) {
        return history(id).stream().map(LedgerEntry::kind).toList();
    }

    private static void refuses(Class<? extends Throwable> refusal, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(refusal);
    }

    private static void refusesApplying(String why, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        PaperNotApplicable.class,
                        refusal -> assertThat(refusal.message().ja()).contains(why));
    }

    private void databaseRefuses(String sql, DocumentId id) {
        var doer = toshima.actor(MatterWalk.DRAFTER).doer();
        assertThatThrownBy(() -> toshima.run(() -> transactions.write(() -> {
                    db.execute(sql.replace("%s", id.value().toString()));
                    ledger.record(Act.of("approval.commented", Approvals.subject(id), doer, "横から"));
                })))
                .hasStackTraceContaining("PSQLException")
                .hasMessageNotContaining("without an act");
    }

    private void superuser(String sql) {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
