package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R-020-recurring: what a post drafts again and again is due by the day, until it is drafted or left out. */
@FumikuraTest
class RecurrencesTest {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String OTHER = "joho-digital-shunin";
    private static final LocalDate MAY = LocalDate.of(2022, 5, 25);
    private static final LocalDate JUNE = LocalDate.of(2022, 6, 25);

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private DraftTemplates templates;

    @Autowired
    private Recurrences recurrences;

    @Autowired
    private RecurringTurns turns;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Ledger ledger;

    @AfterEach
    void rewind() {
        clocks.setOfficial(TestClocks.OPENING);
    }

    @Test
    @DisplayName("R-020-recurring a turn is due until it is drafted; a draft thrown away makes it due again")
    void isDueUntilDrafted() {
        UUID id = monthly("定例その一");
        assertThat(dueOf(id)).containsExactly(MAY);
        DocumentId draft = begin(id, MAY);
        assertThat(dueOf(id)).isEmpty();
        assertThat(begin(id, MAY)).as("pressed twice").isEqualTo(draft);

        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> drafts.discard(draft, drafter));
        assertThat(dueOf(id)).containsExactly(MAY);

        DocumentId again = begin(id, MAY);
        assertThat(walk.draftOf(again).orElseThrow().text().title()).isEqualTo("定例その一");
        walk.submit(again);
        assertThat(dueOf(id)).isEmpty();
        assertThatThrownBy(() -> begin(id, MAY)).isInstanceOf(TurnNotDue.class);
        assertThatThrownBy(() -> begin(id, JUNE)).as("its time has not come").isInstanceOf(TurnNotDue.class);

        clocks.setOfficial(JUNE.minusDays(7).atTime(9, 0));
        assertThat(dueOf(id)).containsExactly(JUNE);
        clocks.setOfficial(JUNE.plusMonths(1).atTime(9, 0));
        assertThat(dueOf(id)).as("what was not drafted stays").containsExactly(JUNE, JUNE.plusMonths(1));
    }

    @Test
    @DisplayName("R-020-recurring a turn is left out with a reason, which is recorded")
    void isLeftOutWithAReason() {
        UUID id = monthly("定例その二");
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        String path = "/recurrences/" + id + "/skip";

        assertThat(drafter.get("/").body()).contains("定例の起案", "定例その二");
        assertThat(drafter.get("/drafts").body()).contains(path + "?dueOn=" + MAY);
        assertThat(drafter.get(path + "?dueOn=" + MAY).body()).contains("令和4年5月25日（水）の回を起案しない");
        assertThat(skip(drafter, path, " ").status()).isEqualTo(422);
        assertThat(dueOf(id)).containsExactly(MAY);
        assertThat(skip(drafter, path, "対象の会議が中止のため").header("location")).endsWith("?done=skipped");
        assertThat(dueOf(id)).isEmpty();
        assertThat(toshima.read(() -> ledger.history(id)))
                .extracting(LedgerEntry::kind)
                .containsExactlyInAnyOrder(ApprovalActs.RECURRENCE_ENTERED, ApprovalActs.RECURRENCE_SKIPPED);
        assertThat(skip(drafter, path, "もう一度").body()).contains("すでに起案または見送りが済んでいる");
    }

    private static TestBrowser.Answer skip(TestBrowser browser, String path, String reason) {
        return browser.post(
                path,
                Map.of(
                        "dueOn",
                        MAY.toString(),
                        "reason",
                        reason,
                        "key",
                        UUID.randomUUID().toString()));
    }

    @Test
    @DisplayName("R-020-recurring who holds the post today sees it, and nobody else")
    void goesWithThePost() throws SQLException {
        UUID id = monthly("定例その三");
        assertThat(site.signedIn(OTHER).get("/drafts").body()).doesNotContain("/recurrences/" + id + "/skip");
        DocumentId left = begin(id, MAY);
        assertThat(dueOf(id)).isEmpty();

        swapHolders();
        try {
            assertThat(site.signedIn(OTHER).get("/drafts").body()).contains("/recurrences/" + id + "/skip");
            assertThat(site.signedIn(MatterWalk.DRAFTER).get("/drafts").body())
                    .doesNotContain("/recurrences/" + id + "/skip");
            Actor successor = toshima.actor(OTHER);
            DocumentId draft = toshima.in(() -> turns.begin(id, MAY, successor));
            assertThat(draft)
                    .as("what the other one left unfinished stays hers")
                    .isNotEqualTo(left);
            assertThat(walk.draftOf(draft).orElseThrow().drafter()).isEqualTo(successor.person());
        } finally {
            swapHolders();
        }
    }

    /** The two of them change their posts. */
    private void swapHolders() throws SQLException {
        String ofLogin = "(select id from organization.person where tenant_id = 1 and login = '%s')";
        String one = ofLogin.formatted(MatterWalk.DRAFTER);
        String other = ofLogin.formatted(OTHER);
        String nobody = "'" + new UUID(0, 1) + "'";
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (List<String> step : List.of(List.of(one, nobody), List.of(other, one), List.of(nobody, other))) {
                statement.execute(
                        "update organization.assignment set person_id = %s where tenant_id = 1 and person_id = %s"
                                .formatted(step.getLast(), step.getFirst()));
            }
        }
    }

    @Test
    @DisplayName("R-020-recurring who keeps the section's templates gives one to any of its posts; others to their own")
    void isGivenToAPost() {
        TestBrowser clerk = site.signedIn(CLERK);
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        UUID own = template("係の定例", CLERK);
        String path = "/templates/" + own + "/recurrence";
        assertThat(clerk.get(path).body()).contains(drafter.post().id().value().toString());
        assertThat(clerk.post(path, entry(drafter, "32")).status()).isEqualTo(422);
        assertThat(clerk.post(path, entry(drafter, "31")).header("location")).endsWith("/recurrences?done=entered");
        assertThat(clerk.get("/recurrences").body()).contains("係の定例", "毎月31日（ない月は末日）", "令和4年5月31日（火）");
        assertThat(site.signedIn(MatterWalk.DRAFTER).get("/recurrences").body()).contains("係の定例");

        Actor head = toshima.actor(MatterWalk.SECTION_HEAD);
        TestBrowser colleague = site.signedIn(MatterWalk.DRAFTER);
        assertThat(colleague
                        .post("/templates/" + template("私の定例", MatterWalk.DRAFTER) + "/recurrence", entry(head, "1"))
                        .body())
                .contains("その職を含む課の長と文書取扱主任");
    }

    private static Map<String, String> entry(Actor owner, String day) {
        return Map.of(
                "post",
                owner.post().id().value().toString(),
                "month",
                "",
                "day",
                day,
                "leadDays",
                "7",
                "key",
                UUID.randomUUID().toString());
    }

    @Test
    void programsDoWhatThePagesDo() {
        TestProgram program = site.program(MatterWalk.DRAFTER);
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        TestProgram.Answer entered = program.post(
                "/api/v1/recurrences",
                Map.of(
                        "template", template("API の定例", MatterWalk.DRAFTER),
                        "post", drafter.post().id().value(),
                        "month", 5,
                        "day", 25,
                        "leadDays", 10));
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        String path = entered.location();
        assertThat(entered.text("/due/0")).isEqualTo("2022-05-25");
        TestProgram.Answer begun = program.post(path + "/drafts", Map.of("dueOn", MAY));
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("/content/title")).isEqualTo("API の定例");
        assertThat(program.post(path + "/skips", Map.of("dueOn", MAY, "reason", "中止"))
                        .text("/code"))
                .isEqualTo("approval.turn-not-due");
        assertThat(program.get("/api/v1/recurrences").body()).contains("API の定例");
        assertThat(program.post(path + "/ending", null).status()).isEqualTo(204);
        assertThat(program.get(path).status()).isEqualTo(404);
    }

    private UUID monthly(String title) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        UUID template = template(title, MatterWalk.DRAFTER);
        return toshima.in(() -> recurrences.enter(
                new Recurrences.Entry(template, drafter.post().id(), new Rhythm(null, MAY.getDayOfMonth()), 7),
                drafter));
    }

    private UUID template(String title, String login) {
        Actor actor = toshima.actor(login);
        DocumentId draft = login.equals(MatterWalk.DRAFTER) ? walk.draft(title) : toshima.in(() -> drafts.begin(actor));
        return toshima.in(() -> templates.keep(draft, title, Sharing.MINE, actor));
    }

    private DocumentId begin(UUID id, LocalDate dueOn) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.in(() -> turns.begin(id, dueOn, drafter));
    }

    private List<LocalDate> dueOf(UUID id) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.read(() -> recurrences.due(drafter)).stream()
                .filter(turn -> turn.recurrence().equals(id))
                .map(RecurringPage.Due::dueOn)
                .toList();
    }
}
