package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.approval.Tables.STEP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PostId;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.StandIns;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The night of 31 March: somebody follows in a post. */
@FumikuraTest
class PersonChangeTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 4, 1);
    private static final Instant LAST_SECOND = Instant.parse("2023-03-31T23:59:59+09:00");
    private static final Instant MIDNIGHT = Instant.parse("2023-04-01T00:00:00+09:00");
    private static final Doer TEST = new Doer.Job("test");

    /** Who heads the section until then, and who from then on. */
    private static final String LEAVER = MatterWalk.SECTION_HEAD;

    private static final String SUCCESSOR = "joho-system1-kakaricho";

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private StandIns standIns;

    @Autowired
    private Deputies deputies;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Site site;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName(
            "I-17 until 31 March 23:59:59 the old holder acts and the new one does not, from 1 April 00:00:00 the other way round")
    void changesAtMidnight() {
        clocks.setOfficial(LAST_SECOND.minusSeconds(600));
        DocumentId byOld = waiting("旧任者が決裁する案件");
        DocumentId byNew = waiting("新任者が決裁する案件");
        Actor leaver = toshima.actor(LEAVER);
        Actor successor = toshima.actor(SUCCESSOR);
        PostId post = leaver.post().id();
        PostId delegate = toshima.actor("joho-kanri-kakaricho").post().id();
        standIns.delegate(LEAVER, delegate, Duration.ofDays(10));
        toshima.run(() -> {
            staff.endAssignment(leaver.assignment(), FIRST_DAY.minusDays(1), TEST);
            staff.endAssignment(successor.assignment(), FIRST_DAY.minusDays(1), TEST);
            staff.assign(successor.person(), post, AssignmentKind.MAIN, Validity.from(FIRST_DAY), TEST);
        });
        TestBrowser old = site.signedIn(LEAVER);
        TestProgram program = site.program(LEAVER);
        String tag = program.get("/api/v1/matters/" + byOld.value()).tag();

        clocks.setOfficial(LAST_SECOND);
        TestBrowser next = site.signedIn(SUCCESSOR);
        assertThat(mayDelegate(delegate, post)).isTrue();
        assertThat(next.get("/matters").body()).doesNotContain("新任者が決裁する案件");
        assertThat(decide(next, byOld).status()).isIn(404, 422);
        assertThat(site.program(SUCCESSOR)
                        .post("/api/v1/matters/" + byOld.value() + "/acts", Map.of("act", "DECIDE"), tag)
                        .status())
                .isIn(404, 409, 412);
        assertRefused(byOld, successor, post, LAST_SECOND);
        assertThat(old.get("/matters").body()).contains("旧任者が決裁する案件");
        assertThat(decide(old, byOld).status()).isEqualTo(302);
        assertThat(walk.matter(byOld).state()).isEqualTo(MatterState.AWAITING_CLOSE);

        clocks.setOfficial(MIDNIGHT);
        assertThat(mayDelegate(delegate, post)).isFalse();
        assertRefused(byNew, leaver, post, MIDNIGHT);
        assertThat(decide(old, byNew).status()).as("her session is over").isEqualTo(401);
        TestProgram.Answer refused =
                program.post("/api/v1/matters/" + byNew.value() + "/acts", Map.of("act", "DECIDE"), tag);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/code")).isEqualTo("frame.sign-in-ended");
        TestBrowser begun = site.signedIn(SUCCESSOR);
        assertThat(begun.get("/matters").body()).contains("新任者が決裁する案件");
        assertThat(decide(begun, byNew).status()).isEqualTo(302);
        assertThat(walk.matter(byNew).state()).isEqualTo(MatterState.AWAITING_CLOSE);
    }

    private DocumentId waiting(String title) {
        DocumentId id = walk.submitted(title);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        return id;
    }

    private TestBrowser.Answer decide(TestBrowser browser, DocumentId id) {
        return browser.post(
                "/matters/" + id.value(),
                Map.of(
                        "key",
                        UUID.randomUUID().toString(),
                        "round",
                        String.valueOf(walk.matter(id).circulation().round()),
                        "place",
                        "2",
                        "do",
                        "decide",
                        "words",
                        "異議ありません"));
    }

    private boolean mayDelegate(PostId delegate, PostId post) {
        return toshima.read(() -> deputies.of(delegate, clocks.officialNow())).stream()
                .anyMatch(each -> each.inPlaceOf().equals(post) && each.capacity() == Capacity.DELEGATE);
    }

    /** As the application's role, past the program. */
    private void assertRefused(DocumentId id, Actor person, PostId post, Instant at) {
        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> db.update(STEP)
                        .set(STEP.STATE, StepState.DECIDED.name())
                        .set(STEP.PERSON_ID, person.person().value())
                        .set(STEP.ACTING_POST_ID, post.value())
                        .set(STEP.CAPACITY, "SELF")
                        .set(STEP.ACTED_AT, at)
                        .where(STEP.DOCUMENT_ID.eq(id.value()), STEP.STATE.eq("ACTIVE"))
                        .execute())))
                .hasStackTraceContaining("no lawful answer");
    }
}
