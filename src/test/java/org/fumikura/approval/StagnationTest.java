package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fumikuradb.desk.Tables.NOTICE;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.JobState;
import org.fumikura.tenancy.JobsOnCall;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is told when a matter waits too long; the city opens on a Friday. */
@FumikuraTest
class StagnationTest {

    private LocalDateTime friday = TestClocks.OPENING;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private StagnationRules rules;

    @Autowired
    private StagnationJob job;

    @Autowired
    private JobsOnCall jobs;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void aRuleIsInForce() {
        friday = clocks.officialToday()
                .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
                .atTime(9, 0);
        clocks.setOfficial(friday);
        var head = toshima.actor("somu-kacho");
        var body = head.post().unit().body();
        if (toshima.read(() -> rules.find(body, clocks.officialToday())).isEmpty()) {
            toshima.run(() -> rules.enter(
                    new StagnationRule(
                            rules.newId(), body, 2, 3, 1, "文書管理規程 第12条", Validity.from(clocks.officialToday())),
                    head.doer()));
        }
    }

    @Test
    @DisplayName(
            "I-24 an absent person is not the sole addressee for longer than the limit: drafter and records clerk are told")
    void nobodyWaitsForSomebodyAwayUnnoticed() {
        site.signedIn(MatterWalk.SUBSECTION_HEAD)
                .post(
                        "/absences",
                        Map.of("kind", "ILLNESS", "from", typed(friday), "to", typed(friday.plusDays(5)), "note", ""));
        DocumentId id = walk.submitted("だれもいない案件");

        run(friday);
        assertThat(run(friday.plusDays(1)).state()).as("closed").isEqualTo(JobState.NOTHING);
        run(friday.plusDays(3));
        assertThat(kinds(id))
                .as("one open day is not longer than the limit")
                .doesNotContain(ApprovalActs.STEP_UNATTENDED);
        run(friday.plusDays(4));
        assertThat(run(friday.plusDays(4)).state()).as("nobody is told twice").isEqualTo(JobState.NOTHING);

        assertThat(kinds(id)).containsOnlyOnce(ApprovalActs.STEP_UNATTENDED);
        await().until(() -> told(id, "ABSENCE").size() >= 2);
        assertThat(told(id, "ABSENCE"))
                .contains(
                        toshima.actor(MatterWalk.DRAFTER).person().value(),
                        toshima.actor("joho-kanri-kakaricho").person().value());
    }

    @Test
    @DisplayName("R-047 who is asked is reminded after so many open days, later the head above her is told, each once")
    void remindedThenEscalated() {
        DocumentId id = walk.submitted("長く止まった案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);

        run(friday.plusDays(4));
        assertThat(kinds(id)).as("two open days").doesNotContain(ApprovalActs.STEP_REMINDED);
        run(friday.plusDays(5));
        assertThat(kinds(id)).contains(ApprovalActs.STEP_REMINDED).doesNotContain(ApprovalActs.STEP_ESCALATED);
        run(friday.plusDays(6));
        run(friday.plusDays(8));
        run(friday.plusDays(10));

        assertThat(kinds(id)).containsOnlyOnce(ApprovalActs.STEP_REMINDED, ApprovalActs.STEP_ESCALATED);
        await().until(() -> told(id, "STAGNATION").size() >= 2);
        assertThat(told(id, "STAGNATION"))
                .containsExactlyInAnyOrder(
                        toshima.actor(MatterWalk.SECTION_HEAD).person().value(),
                        toshima.actor(MatterWalk.DEPARTMENT_HEAD).person().value());
    }

    @Test
    void theHeadOfRecordsKeepsTheRule() {
        var head = site.signedIn("somu-kacho");
        String body = toshima.actor("somu-kacho").post().unit().body().value().toString();
        var form = Map.of(
                "body",
                body,
                "from",
                typed(friday.plusDays(28)),
                "remind",
                "4",
                "escalate",
                "4",
                "absent",
                "0",
                "source",
                "課長通知");

        assertThat(head.post("/administration/stagnation", form).body()).contains("番の人に知らせるより後に");
        var mended = new HashMap<>(form);
        mended.put("escalate", "7");
        assertThat(head.post("/administration/stagnation", mended).location()).isEqualTo("/administration/stagnation");
        assertThat(head.get("/administration/stagnation").body()).contains("課長通知", "文書管理規程 第12条", "7日を超えたとき");
        assertThat(toshima.read(() -> rules.inForce(friday.plusDays(28).toLocalDate())))
                .singleElement()
                .extracting(StagnationRule::escalateAfter)
                .isEqualTo(7);
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD)
                        .post("/administration/stagnation", mended)
                        .status())
                .isEqualTo(403);

        var nothing = Map.of("body", body, "from", typed(friday.plusDays(35)), "what", "nothing", "source", "課長通知");
        assertThat(head.post("/administration/stagnation", nothing).location()).isEqualTo("/administration/stagnation");
        assertThat(toshima.read(() -> rules.inForce(friday.plusDays(34).toLocalDate())))
                .hasSize(1);
        assertThat(toshima.read(() -> rules.inForce(friday.plusDays(35).toLocalDate())))
                .isEmpty();
        assertThat(head.post("/administration/stagnation", nothing).body()).contains("この日に使われている基準はありません");
    }

    private static String typed(LocalDateTime moment) {
        return moment.toLocalDate().toString().replace('-', '/');
    }

    private Job run(LocalDateTime at) {
        clocks.setOfficial(at);
        return jobs.run(City.TOSHIMA, job);
    }

    private List<String> kinds(DocumentId id) {
        return toshima.read(() -> ledger.history(id.value())).stream()
                .map(entry -> entry.kind())
                .toList();
    }

    private List<UUID> told(DocumentId id, String topic) {
        return toshima.read(() -> db.select(NOTICE.PERSON_ID)
                .from(NOTICE)
                .where(NOTICE.SUBJECT_ID.eq(id.value()), NOTICE.TOPIC.eq(topic))
                .fetch(NOTICE.PERSON_ID));
    }
}
