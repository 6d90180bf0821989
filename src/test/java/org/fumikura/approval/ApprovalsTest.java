package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
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
import org.springframework.core.NestedExceptionUtils;

@FumikuraTest
class ApprovalsTest {

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Opinions opinions;

    @Autowired
    private Documents documents;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @ParameterizedTest
    @DisplayName("I-01 what was decided never changes, whoever asks as the application")
    @ValueSource(
            strings = {
                "update records.version set body = 'x' where document_id = '%s'",
                "delete from records.version where document_id = '%s'",
                "update records.attachment set name = 'x' where document_id = '%s'",
                "update records.document set title = 'x' where id = '%s'",
                "update records.document set state = 'PENDING' where id = '%s'",
                "update records.document set decided_on = date '2022-01-01' where id = '%s'",
                "delete from records.words where document_id = '%s'",
                "update approval.matter set state = 'CIRCULATING' where document_id = '%s'",
                "update approval.matter set matter_code = 'x' where document_id = '%s'",
                "update approval.step set state = 'WAITING', person_id = null where document_id = '%s'",
                "update approval.decision set decided_at = '2022-01-01' where document_id = '%s'",
                "delete from approval.decision where document_id = '%s'",
                "insert into approval.opinion (document_id, id, person_id, post_id, about, words, at) "
                        + "select document_id, gen_random_uuid(), drafter_id, drafter_post_id, 'COMMENT', 'x', now() "
                        + "from approval.matter where document_id = '%s'",
                "insert into records.version (document_id, n, title, body, reason, disclosure_reason, digest, frozen_at) "
                        + "values ('%s', 9, 'x', 'x', '', '', sha256('x'), now())",
                "delete from ledger.act where subject_id = '%s'",
                "update ledger.detail set detail = '{}'",
                "insert into ledger.act select * from ledger.act where subject_id = '%s' limit 1",
                "update records.number set void_reason = 'x' where document_id = '%s'"
            })
    void decidedRecordIsFinal(String sql) {
        DocumentId id = walk.decided("決裁済みの案件");

        databaseRefuses(sql, id);
    }

    @ParameterizedTest
    @DisplayName("I-03 nothing gets past its decision, whoever asks as the application")
    @ValueSource(
            strings = {
                "update approval.matter set state = 'CLOSED' where document_id = '%s'",
                "update approval.matter set state = 'AWAITING_CLOSE' where document_id = '%s'",
                "update records.document set state = 'DECIDED' where id = '%s'",
                "update records.document set decided_on = date '2022-05-20' where id = '%s'",
                "update records.document set state = 'CLOSED' where id = '%s'"
            })
    void nothingIsFinalWithoutADecision(String sql) {
        databaseRefuses(sql, walk.submitted("決裁を飛ばされる案件"));
        DocumentId returned = walk.submitted("差し戻されて決裁を飛ばされる案件");
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(returned, head, "直してください"));
        databaseRefuses(sql, returned);
    }

    @Test
    @DisplayName("I-01 pages offer nothing that would change it")
    void nothingCanBeDoneToADecidedMatter() {
        DocumentId id = walk.decided("決裁済みの案件");

        refuses(NotInThisState.class, MatterWalk.SECTION_HEAD, actor -> approvals.returnToDrafter(id, actor, "直す"));
        refuses(TooLateToTakeBack.class, MatterWalk.DRAFTER, actor -> approvals.takeBack(id, actor, ""));
        refuses(NotInThisState.class, MatterWalk.DRAFTER, actor -> approvals.comment(id, actor, "あとから"));
        refuses(NotInThisState.class, MatterWalk.DRAFTER, actor -> approvals.proposeAbandoning(id, actor, "やめる"));
        refuses(
                NotInThisState.class,
                MatterWalk.DRAFTER,
                actor -> approvals.takeEffect(id, actor, LocalDate.of(2022, 6, 1)));
    }

    @Test
    @DisplayName("I-02 every act has an actor, her post, both times and, where demanded, a reason")
    void everyActIsComplete() {
        DocumentId id = walk.submitted("理由の要る案件");
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);

        assertThatThrownBy(() -> toshima.run(() -> approvals.returnToDrafter(id, head, " ")))
                .isInstanceOf(ReasonNeeded.class);
        toshima.run(() -> approvals.returnToDrafter(id, head, "金額の根拠を加えてください"));

        List<LedgerEntry> history = toshima.read(() -> ledger.history(id.value()));
        assertThat(history).extracting(LedgerEntry::kind).containsExactly("approval.submitted", "approval.returned");
        assertThat(history).allSatisfy(entry -> {
            assertThat(entry.person()).isNotNull();
            assertThat(entry.post()).isNotNull();
            assertThat(entry.officialAt()).isEqualTo(clocks.officialNow());
            assertThat(entry.machineAt()).isEqualTo(clocks.machineNow());
        });
        assertThat(history.getLast().detail())
                .extracting(LedgerEntry.Detail::doer, LedgerEntry.Detail::reason)
                .containsExactly(head.post().name().ja(), "金額の根拠を加えてください");
    }

    @Test
    @DisplayName("I-03 a route without the lawful decider can not be submitted")
    void routeNeedsTheLawfulDecider() {
        DocumentId id = walk.draft("部長が決める案件", "部長", false);
        walk.rewrite(id, text -> {
            List<DraftText.DraftStep> two = text.route().subList(0, 2);
            return text.withRoute(List.of(
                    two.getFirst(),
                    new DraftText.DraftStep(StepKind.DECISION, two.getLast().post())));
        });

        assertThatThrownBy(() -> walk.submit(id))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        incomplete -> assertThat(incomplete.shortcomings())
                                .singleElement()
                                .satisfies(missing -> {
                                    assertThat(missing.field()).isEqualTo("route");
                                    assertThat(missing.what().ja()).contains("部長決定", "決裁できません");
                                }));
        assertThat(walk.draftOf(id)).isPresent();
    }

    @Test
    @DisplayName("I-03 the table in force on the day of the decision counts, not the one of the submission")
    void decidesByTheTableOfTheDay() {
        DocumentId id = walk.submitted("表が変わる案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        superuser("update approval.authority set deciding_rank = 'MAYOR' where matter_code = '"
                + walk.matter(id).matterCode() + "'");

        assertThatThrownBy(() -> walk.decide(id, MatterWalk.SECTION_HEAD)).isInstanceOf(Unlawful.class);
        assertThat(walk.matter(id).state()).isEqualTo(MatterState.CIRCULATING);
        superuser("update approval.authority set deciding_rank = 'SECTION_HEAD' where matter_code = '"
                + walk.matter(id).matterCode() + "'");
    }

    @Test
    @DisplayName("I-01 a decided matter cites the rule that it was decided under, whatever came after it")
    void citesTheRuleOfItsDecision() {
        DocumentId id = walk.decided("規則が変わる前の案件");
        Matter matter = walk.matter(id);
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        LocalDate today = clocks.officialToday();
        String before = toshima.read(() -> authorities
                .of(matter, drafter.post().unit().body(), today)
                .orElseThrow()
                .source());
        superuser(("update approval.authority set valid = daterange(lower(valid), date '%1$s')"
                        + " where matter_code = '%2$s' and tenant_id = 1 and valid @> date '%1$s';"
                        + " insert into approval.authority (tenant_id, id, body_id, matter_code, matter_name, deciding_rank,"
                        + " source, valid) select tenant_id, gen_random_uuid(), body_id, matter_code, matter_name,"
                        + " deciding_rank, '新しい別表', daterange(date '%1$s', null) from approval.authority"
                        + " where matter_code = '%2$s' and tenant_id = 1 and upper(valid) = date '%1$s'")
                .formatted(today.plusDays(1), matter.matterCode()));

        assertThat(toshima.read(() -> authorities
                        .find(drafter.post().unit().body(), matter, today.plusDays(1))
                        .orElseThrow()
                        .source()))
                .isEqualTo("新しい別表");
        assertThat(toshima.read(() -> authorities
                        .of(matter, drafter.post().unit().body(), today.plusDays(1))
                        .orElseThrow()
                        .source()))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("I-03 a step is acted on by the post that is asked, in its turn")
    void onlyWhoIsAskedActs() {
        DocumentId id = walk.submitted("順番のある案件");

        refuses(StepMoved.class, MatterWalk.SECTION_HEAD, actor -> approvals.decide(id, actor, ""));
        refuses(NotInThisState.class, MatterWalk.SUBSECTION_HEAD, actor -> approvals.decide(id, actor, ""));
        refuses(NotInThisState.class, MatterWalk.SUBSECTION_HEAD, actor -> approvals.deny(id, actor, "だめ"));
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        refuses(StepMoved.class, MatterWalk.SUBSECTION_HEAD, actor -> approvals.approve(id, actor, ""));
    }

    @Test
    @DisplayName("I-03 the database takes no decision that nobody lawful made")
    void databaseRefusesAnUnlawfulDecision() {
        DocumentId id = walk.submitted("横から決める案件");

        databaseRefuses(
                ("insert into approval.decision (document_id, round, ordinal, authority_id,"
                                + " person_id, post_id, capacity, decided_at) select m.document_id, 1, 1, a.id, m.drafter_id,"
                                + " m.drafter_post_id, 'SELF', timestamptz '2022-05-20 09:00+09' from approval.matter m join"
                                + " approval.authority a on a.matter_code = m.matter_code where m.document_id = '%s'")
                        .formatted(id.value()),
                id);
    }

    @Test
    @DisplayName("I-04 S05 nobody approves her own draft")
    void ownDraftIsNotApproved() {
        DocumentId id = walk.draft("自分で承認する案件");
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        walk.rewrite(
                id,
                text -> text.withRoute(List.of(
                        new DraftText.DraftStep(StepKind.REVIEW, drafter.post().id()),
                        text.route().getLast())));

        assertThatThrownBy(() -> {
                    walk.submit(id);
                    walk.approve(id, MatterWalk.DRAFTER);
                })
                .isInstanceOfAny(Incomplete.class, Unlawful.class);
    }

    @Test
    @DisplayName("I-04 who examined does not decide")
    void examinerDoesNotDecide() {
        DocumentId id = walk.draft("審査した人が決める案件");
        walk.rewrite(
                id,
                text -> text.withRoute(List.of(
                        new DraftText.DraftStep(
                                StepKind.EXAMINATION, text.route().getLast().post()),
                        text.route().getLast())));

        assertThatThrownBy(() -> walk.submit(id)).isInstanceOf(Incomplete.class);
    }

    @Test
    @DisplayName("A.12 returned to the drafter, mended and submitted again: a new version under the same number")
    void returnedAndSubmittedAgain() {
        DocumentId id = walk.submitted("差し戻される案件");
        String number = draftNumber(id);
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(id, head, "日付を直してください"));

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.RETURNED);
        walk.rewrite(id, text -> text.withRoute(text.route()));
        walk.submit(id);

        assertThat(walk.matter(id).version()).isEqualTo(2);
        assertThat(draftNumber(id)).isEqualTo(number);
        assertThat(walk.matter(id).circulation().active())
                .extracting(Step::ordinal)
                .containsExactly(1);
    }

    @Test
    @DisplayName("A.12 a window left open since before the submission does not save over the words that came back")
    void oldWindowDoesNotSaveOverWhatCameBack() {
        DocumentId id = walk.draft("古い窓の残る案件");
        DraftInProgress window = walk.draftOf(id).orElseThrow();
        walk.submit(id);
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(id, head, "数字を直してください"));
        walk.rewrite(
                id,
                text -> MatterWalk.words(
                        text, "直した本文。", text.reason(), text.file().orElseThrow()));

        for (int revision = window.revision() - 1; revision <= window.revision(); revision++) {
            int seen = revision;
            refuses(StaleDraft.class, MatterWalk.DRAFTER, actor -> drafts.save(id, actor, seen, window.text()));
        }
        assertThat(walk.draftOf(id).orElseThrow().text().body()).isEqualTo("直した本文。");
    }

    @Test
    @DisplayName("A.12 what was submitted once is abandoned, not thrown away")
    void submittedDraftIsNotThrownAway() {
        DocumentId id = walk.submitted("捨てられない案件");
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(id, head, "直してください"));

        refuses(AlreadySubmitted.class, MatterWalk.DRAFTER, actor -> drafts.discard(id, actor));
        assertThat(walk.draftOf(id)).isPresent();
    }

    @Test
    @DisplayName("A.12 returned to an earlier step: everybody from there on is asked again, and what was done stays")
    void returnedToAnEarlierStep() {
        DocumentId id = walk.submitted("前の人に戻る案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        Actor chief = toshima.actor(MatterWalk.SECTION_HEAD);
        toshima.run(() -> approvals.returnToStep(id, chief, 1, "もう一度見てください"));

        assertThat(walk.matter(id).circulation().active())
                .extracting(Step::ordinal)
                .containsExactly(1);
        assertThat(walk.matter(id).circulation().steps())
                .extracting(Step::state)
                .containsExactly(StepState.APPROVED, StepState.RETURNED, StepState.ACTIVE, StepState.WAITING);
    }

    @Test
    @DisplayName("A.12 taking back: the drafter until somebody acted, an approver until the next one acted")
    void takingBack() {
        DocumentId id = walk.submitted("引き戻す案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        refuses(TooLateToTakeBack.class, MatterWalk.DRAFTER, actor -> approvals.takeBack(id, actor, ""));

        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.takeBackApproval(id, head, ""));
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> approvals.takeBack(id, drafter, ""));

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.DRAFTING);
        assertThat(walk.draftOf(id))
                .hasValueSatisfying(draft -> assertThat(draft.text().title()).isEqualTo("引き戻す案件"));
    }

    @Test
    @DisplayName("A.12 what is said with an act has a limit, whatever the act")
    void wordsHaveALimit() {
        DocumentId id = walk.submitted("言葉の長い案件");
        String tooLong = "長".repeat(Opinions.LONGEST + 1);

        refuses(TooLong.class, MatterWalk.DRAFTER, actor -> approvals.takeBack(id, actor, tooLong));
        refuses(TooLong.class, MatterWalk.SUBSECTION_HEAD, actor -> approvals.approve(id, actor, tooLong));
        refuses(TooLong.class, MatterWalk.DRAFTER, actor -> approvals.comment(id, actor, tooLong));
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> approvals.takeBack(id, drafter, tooLong.substring(1)));
    }

    @Test
    @DisplayName("A.12 abandoning needs a head of the line, and the number becomes void (I-05)")
    void abandoning() {
        DocumentId id = walk.submitted("廃案になる案件");
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> approvals.returnToDrafter(id, head, "いったん戻します"));
        toshima.run(() -> approvals.proposeAbandoning(id, drafter, "事業がなくなりました"));
        refuses(NotYours.class, MatterWalk.DRAFTER, actor -> approvals.abandon(id, actor, ""));
        toshima.run(() -> approvals.abandon(id, head, "来年度に改めて検討してください"));

        assertThat(walk.matter(id).state()).isEqualTo(MatterState.ABANDONED);
        assertThat(toshima.read(() -> numbers.of(id)))
                .singleElement()
                .satisfies(number -> assertThat(number.voidReason()).isPresent());
        assertThat(walk.draftOf(id)).isEmpty();
        assertThat(toshima.read(() -> opinions.list(id)))
                .last()
                .extracting(Opinions.Opinion::words)
                .isEqualTo("来年度に改めて検討してください");
        assertThat(toshima.read(() -> ledger.history(id.value())).getLast().detail())
                .extracting(LedgerEntry.Detail::reason)
                .isEqualTo("来年度に改めて検討してください");
    }

    @Test
    @DisplayName("S07 the number carries the fiscal year of its allotment; the year before only by choice")
    void numberCarriesTheYearOfAllotment() {
        FiscalYear year = FiscalYear.of(clocks.officialToday());
        clocks.setOfficial(year.lastDay().minusDays(1).atTime(10, 0));
        DocumentId marchDecided = walk.draft("三月に決まる案件", "課長", true);
        DocumentId aprilDecided = walk.draft("四月に決まる案件", "課長", true);
        DocumentId aprilByChoice = walk.draft("前年度の番号を選んだ案件", "課長", true);
        walk.rewrite(aprilByChoice, ApprovalsTest::previousYear);
        for (DocumentId id : List.of(marchDecided, aprilDecided, aprilByChoice)) {
            walk.submit(id);
            walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        }
        clocks.setOfficial(year.lastDay().atTime(23, 59, 59));
        walk.decide(marchDecided, MatterWalk.SECTION_HEAD);
        clocks.setOfficial(year.next().firstDay().atStartOfDay());
        walk.decide(aprilDecided, MatterWalk.SECTION_HEAD);
        walk.decide(aprilByChoice, MatterWalk.SECTION_HEAD);
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(
                () -> approvals.takeEffect(marchDecided, drafter, year.next().firstDay()));

        assertThat(issueNumber(marchDecided)).matches((year.startYear() - 2018) + "豊政情発第[0-9]+号");
        assertThat(issueNumber(aprilDecided)).isEqualTo((year.startYear() - 2017) + "豊政情発第1号");
        assertThat(issueNumber(aprilByChoice)).matches((year.startYear() - 2018) + "豊政情発第[0-9]+号");
        assertThat(document(marchDecided).effectiveOn()).contains(year.next().firstDay());
    }

    @Test
    @DisplayName("A.5 the day of completion gives the retention, and completion waits for the day of effect")
    void closing() {
        DocumentId id = walk.draft("施行する案件", "課長", true);
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        LocalDate today = clocks.officialToday();
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        assertThatThrownBy(() -> toshima.run(() -> approvals.takeEffect(id, drafter, today.minusDays(1))))
                .isInstanceOf(DateNotPossible.class);
        assertThatThrownBy(() -> toshima.run(() ->
                        approvals.takeEffect(id, drafter, today.plusYears(1).plusDays(1))))
                .isInstanceOf(DateNotPossible.class)
                .hasMessageContaining("more than a year");
        toshima.run(() -> approvals.takeEffect(id, drafter, today.plusDays(2)));
        assertThatThrownBy(() -> walk.close(id)).isInstanceOf(DateNotPossible.class);
        clocks.setOfficial(today.plusDays(2).atTime(9, 0));
        walk.close(id);

        Document closed = document(id);
        assertThat(closed.state()).isEqualTo(DocumentState.CLOSED);
        assertThat(closed.closedOn()).contains(today.plusDays(2));
        assertThat(closed.expiresOn())
                .hasValueSatisfying(day -> assertThat(day.getMonthValue() * 100 + day.getDayOfMonth())
                        .isEqualTo(331));
    }

    @Test
    @DisplayName("I-11 a matter that one may not read is the same as none")
    void strangersFindNothing() {
        DocumentId id = walk.submitted("よその課の案件");
        DocumentId nothing = new DocumentId(UUID.randomUUID());

        for (DocumentId each : List.of(id, nothing)) {
            refuses(NotFound.class, "gyosei-tanto", actor -> approvals.approve(each, actor, ""));
            refuses(NotFound.class, "gyosei-tanto", actor -> approvals.takeBack(each, actor, ""));
            refuses(NotFound.class, "gyosei-tanto", actor -> approvals.proposeAbandoning(each, actor, "x"));
            refuses(NotFound.class, "gyosei-tanto", actor -> approvals.comment(each, actor, "x"));
            refuses(NotFound.class, "gyosei-tanto", actor -> approvals.close(each, actor));
        }
    }

    static DraftText previousYear(DraftText text) {
        return new DraftText(
                text.title(),
                text.body(),
                text.reason(),
                text.matterCode(),
                text.enforced(),
                true,
                text.file(),
                text.secrecy(),
                text.scope(),
                text.flags(),
                text.disclosure(),
                text.disclosureReason(),
                text.dueOn(),
                text.amount(),
                text.route());
    }

    private Document document(DocumentId id) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.read(() -> documents.find(id, drafter.reader()).orElseThrow());
    }

    private String draftNumber(DocumentId id) {
        return number(id, NumberKind.DRAFT);
    }

    private String issueNumber(DocumentId id) {
        return number(id, NumberKind.ISSUE);
    }

    private String number(DocumentId id, NumberKind kind) {
        return toshima.read(() -> numbers.of(id)).stream()
                .filter(number -> number.kind() == kind)
                .map(Numbers.Allotted::label)
                .findFirst()
                .orElseThrow();
    }

    private void refuses(Class<? extends Throwable> refusal, String login, java.util.function.Consumer<Actor> act) {
        Actor actor = toshima.actor(login);
        ThrowingCallable attempt = () -> toshima.run(() -> act.accept(actor));
        assertThatThrownBy(attempt).isInstanceOf(refusal);
    }

    /** Whatever else is in order: somebody says what she does, in an act. */
    private void databaseRefuses(String sql, DocumentId id) {
        var doer = toshima.actor(MatterWalk.DRAFTER).doer();
        assertThatThrownBy(() -> toshima.run(() -> transactions.write(() -> {
                    int rows = db.execute(sql.replace("%s", id.value().toString()));
                    assertThat(rows).as("rows that the statement met").isPositive();
                    ledger.record(Act.of("approval.commented", Approvals.subject(id), doer, "横から"));
                })))
                .hasStackTraceContaining("PSQLException")
                .extracting(refusal ->
                        NestedExceptionUtils.getMostSpecificCause(refusal).getMessage())
                .asString()
                .doesNotContain("without an act");
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
