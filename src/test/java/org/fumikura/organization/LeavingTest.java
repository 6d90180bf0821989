package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.SESSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** A.17: what ends with somebody's time in a post, and what she looks at before. */
@FumikuraTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeavingTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2023, 3, 31);
    private static final Instant LAST_SECOND = Instant.parse("2023-03-31T23:59:59+09:00");
    private static final Instant MIDNIGHT = Instant.parse("2023-04-01T00:00:00+09:00");
    private static final Doer TEST = new Doer.Job("test");

    /** Who leaves for good, who changes to another post, and who keeps one of two. */
    private static final String LEAVER = "joho-digital-tanto";

    private static final String MOVER = "joho-system1-tanto";
    private static final String HOLDER_OF_TWO = "joho-hyojun-kakaricho";

    /** Is appointed to her post year by year. */
    private static final String REAPPOINTED = "joho-kanri-tanto";

    @Autowired
    private StaffRegister staff;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    @Test
    @Order(1)
    @DisplayName("A.17-handover she, her head and her records clerk see what is open, nobody else")
    void listsWhatIsOpen() {
        Actor leaver = toshima.actor(LEAVER);
        TestBrowser herself = site.signedIn(LEAVER);
        herself.post("/drafts", Map.of());
        assertThat(herself.get("/").body()).doesNotContain("残っているものを確かめる");
        Answer own = herself.get("/handover");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body()).contains("回付前の起案", "担当の組織に残り");

        String path = "/handover/" + leaver.person().value();
        assertThat(site.signedIn("joho-digital-kakaricho").get(path).body()).contains("回付前の起案");
        assertThat(site.signedIn("joho-digital-kakaricho").get("/handover").body())
                .contains(path);
        assertThat(site.signedIn("joho-kacho").get(path).status()).isEqualTo(200);
        Answer stranger = site.signedIn(MOVER).get(path);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(site.signedIn(MOVER).get("/handover/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        TestProgram program = site.program(LEAVER);
        assertThat(program.get("/api/v1/handover").json().at("/lines/0/fate").asString(""))
                .isNotEmpty();
        assertThat(site.program(MOVER)
                        .get("/api/v1/handover?person=" + leaver.person().value())
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    @DisplayName("A.2.1 who holds several posts sees what waits in each, and goes there")
    void showsWhatWaitsInEachPost() {
        TestBrowser holder = site.signedIn(HOLDER_OF_TWO);
        String home = holder.get("/").body();
        assertThat(home).contains("職ごとの決裁待ち", "システム標準化担当係長", "name=\"to\" value=\"/matters\"");
        String other = home.replaceAll("(?s).*name=\"assignment\" value=\"([0-9a-f-]+)\".*value=\"/matters\".*", "$1");
        assertThat(holder.post("/act-as", Map.of("assignment", other, "to", "/matters"))
                        .location())
                .isEqualTo("/matters");
        assertThat(site.signedIn("joho-kacho").get("/").body()).doesNotContain("職ごとの決裁待ち");
    }

    @Test
    @Order(3)
    @DisplayName("I-17 sessions, tokens and calendars end at midnight with the post; what was typed is kept")
    void endsAtMidnight() {
        clocks.setOfficial(LAST_SECOND.minusSeconds(600));
        Actor leaver = toshima.actor(LEAVER);
        Actor mover = toshima.actor(MOVER);
        Actor kept = toshima.actor(HOLDER_OF_TWO);
        Actor again = toshima.actor(REAPPOINTED);
        PostId next = toshima.actor("joho-system2-tanto").post().id();
        toshima.run(() -> {
            staff.endAssignment(leaver.assignment(), LAST_DAY, TEST);
            staff.endAssignment(mover.assignment(), LAST_DAY, TEST);
            staff.endAssignment(kept.assignment(), LAST_DAY, TEST);
            staff.endAssignment(again.assignment(), LAST_DAY, TEST);
            staff.assign(
                    again.person(), again.post().id(), AssignmentKind.MAIN, Validity.from(LAST_DAY.plusDays(1)), TEST);
            staff.assign(mover.person(), next, AssignmentKind.MAIN, Validity.from(LAST_DAY.plusDays(1)), TEST);
        });
        TestBrowser leaving = site.signedIn(LEAVER);
        TestBrowser moving = site.signedIn(MOVER);
        TestBrowser reappointed = site.signedIn(REAPPOINTED);
        TestBrowser keeping = site.signedIn(HOLDER_OF_TWO);
        TestProgram ofLeaver = site.program(LEAVER);
        TestProgram ofMover = site.program(MOVER);
        assertThat(leaving.get("/").body()).contains("残っているものを確かめる");
        String key =
                leaving.get("/notices/settings").body().replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        String calendar = leaving.post("/notices/settings/calendars", Map.of("key", key, "days", "90"))
                .body()
                .replaceAll("(?s).*(/calendar/fmc_[A-Za-z0-9_-]+\\.ics).*", "$1");

        clocks.setOfficial(LAST_SECOND);
        assertThat(leaving.get("/matters").status()).isEqualTo(200);
        int living = living(leaver);
        assertThat(moving.get("/matters").status()).isEqualTo(200);
        assertThat(ofLeaver.get("/api/v1/matters").status()).isEqualTo(200);
        assertThat(ofMover.get("/api/v1/matters").status()).isEqualTo(200);
        assertThat(site.browser().get(calendar).status()).isEqualTo(200);

        clocks.setOfficial(MIDNIGHT);
        Answer over = leaving.get("/matters");
        assertThat(over.header("location")).contains("/sign-in?ended=true");
        assertThat(leaving.get("/sign-in", Map.of("ended", "true")).body()).contains("任期が終わったため");
        assertThat(living(leaver)).as("the row of the session that asked").isEqualTo(living - 1);
        assertThat(site.browser()
                        .post("/sign-in", Map.of("login", LEAVER, "password", "fumikura-demo"))
                        .body())
                .contains("就いている職がない");
        Answer typed = moving.post("/absences", Map.of("note", "四月から入院のため"));
        assertThat(typed.status()).isEqualTo(401);
        assertThat(typed.body()).contains("任期が終わったため", "四月から入院のため", "まだ受け付けていません");
        assertThat(keeping.get("/matters").status())
                .as("the post in which she acted")
                .isEqualTo(302);
        assertThat(reappointed.get("/matters").status())
                .as("one assignment ended, and the next one is in the same post")
                .isEqualTo(200);
        assertThat(site.signedIn(HOLDER_OF_TWO).get("/matters").status())
                .as("the post that she keeps")
                .isEqualTo(200);
        for (TestProgram program : new TestProgram[] {ofLeaver, ofMover}) {
            TestProgram.Answer refused = program.get("/api/v1/matters");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.text("/code")).isEqualTo("frame.sign-in-ended");
            assertThat(refused.body()).contains("職を離れたため使えません");
        }
        assertThat(site.signedIn(MOVER).get("/account/tokens").body()).contains("離任のため使えません");
        assertThat(site.program(MOVER).get("/api/v1/matters").status()).isEqualTo(200);
        assertThat(site.browser().get(calendar).status()).isEqualTo(404);
    }

    private int living(Actor actor) {
        return toshima.read(
                () -> db.fetchCount(SESSION, SESSION.PERSON_ID.eq(actor.person().value()), SESSION.ENDED_AT.isNull()));
    }
}
