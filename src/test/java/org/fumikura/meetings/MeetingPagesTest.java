package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.StatementCounter;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sessions by their pages and papers, and by a program. */
@FumikuraTest
class MeetingPagesTest {

    private static final int MOST = 60;
    private static final int WIDEST = 75;

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private SessionOffice office;

    @Autowired
    private Sessions sessions;

    @Autowired
    private StatementCounter statements;

    @Test
    @DisplayName("C.1-1 a session that is not somebody's is missing to her, as are its papers")
    void isMissingToOthers() {
        String path = path(office.opened("他課の会議").session());
        TestBrowser stranger = site.signedIn(SessionOffice.STRANGER);
        for (String page : List.of("", "/agenda.pdf", "/seating.pdf", "/session.ics", "/items/new")) {
            assertThat(stranger.get(path + page).status()).as(page).isEqualTo(404);
        }
        assertThat(stranger.post(path + "/state", Map.of("to", "closed")).status())
                .isEqualTo(404);
        assertThat(site.signedIn(SessionOffice.MEMBER).get(path).body())
                .contains("他課の会議")
                .doesNotContain("閉会する");
    }

    @Test
    @DisplayName("C.1-6 without a quorum the page says why nothing was resolved, and shows what was chosen again")
    void saysWhyThereIsNoQuorum() {
        SessionOffice.Opened opened = office.opened("足りない会議");
        TestBrowser secretary = site.signedIn(SessionOffice.SECRETARY);
        TestBrowser.Answer answer = secretary.post(
                path(opened.session()) + "/resolutions",
                Map.of("item", opened.item().value().toString(), "resolution", "AS_DRAFTED"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("定足数 2 人", "変更していません");
    }

    @Test
    @DisplayName("the agenda and the seating are PDF, and the appointment is a calendar of folded lines")
    void printsPapers() {
        SessionId id = office.called(office.body("名称がとても長くて一行には収まらないかもしれない会議体の名称の会議"));
        office.item(id, ItemKind.PROPOSAL, "計画の策定");
        TestBrowser member = site.signedIn(SessionOffice.MEMBER);
        for (String paper : List.of("/agenda.pdf", "/seating.pdf")) {
            TestBrowser.Answer answer = member.get(path(id) + paper);
            assertThat(answer.header("content-type")).isEqualTo("application/pdf");
            assertThat(answer.body()).startsWith("%PDF");
        }
        TestBrowser.Answer calendar = member.get(path(id) + "/session.ics");
        assertThat(calendar.header("content-type")).startsWith("text/calendar");
        assertThat(calendar.body()).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("(?<!\r)\n");
        assertThat(calendar.body().split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(WIDEST));
        assertThat(calendar.body().replace("\r\n ", ""))
                .as("14:00 in Tokyo")
                .contains("DTSTART:20220623T050000Z\r\n", "DTEND:20220623T054000Z\r\n")
                .contains("第1回 名称がとても長くて一行には収まらないかもしれない会議体の名称の会議\r\n");
    }

    @Test
    @DisplayName(
            "C.1-10 a member who opens a material is led to its reader and counted once; whoever may not read it is not")
    void countsWhoOpened() {
        DocumentId matter = office.withAttachment(DocumentState.CLOSED).id();
        SessionId id = office.called(office.body("既読の会議"));
        ItemId item = office.item(id, ItemKind.PROPOSAL, "付議のある議案", Optional.of(matter));
        AttachedFile file = office.attachment(matter);
        MaterialId material = toshima.in(() -> sessions.addMaterial(
                id, item, new Sessions.NewMaterial(1, "計画の案", file.id(), SessionOffice.OPEN), office.secretary()));
        toshima.run(() -> sessions.notify(id, office.secretary()));
        String path = path(id) + "/materials/" + material.value();
        TestBrowser secretary = site.signedIn(SessionOffice.SECRETARY);

        assertThat(secretary.get(path).location()).isEqualTo("/documents/" + matter.value() + "/materials");
        assertThat(secretary.get(path).status()).isEqualTo(302);
        assertThat(secretary.get(path(id)).body()).contains("既読 1");
        assertThat(site.signedIn(SessionOffice.STRANGER).get(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a session's page asks no more questions for many items than for one")
    void asksAsManyQuestionsForManyItems() {
        SessionId few = office.called(office.body("議題の少ない会議"));
        office.item(few, ItemKind.REPORT, "報告");
        SessionId many = office.called(office.body("議題の多い会議"));
        for (int i = 0; i < 10; i++) {
            office.item(many, ItemKind.REPORT, "報告" + i);
        }
        TestBrowser secretary = site.signedIn(SessionOffice.SECRETARY);
        secretary.get(path(few));
        int forOne = statements.during(() -> secretary.get(path(few)));

        assertThat(statements.during(() -> secretary.get(path(many))))
                .isEqualTo(forOne)
                .isLessThanOrEqualTo(MOST);
    }

    @Test
    @DisplayName("I-21 the instructions go into a file for a purpose, as they stand on the page")
    void exportsInstructions() {
        SessionOffice.Opened opened = office.opened("書き出す会議");
        toshima.run(() -> sessions.instruct(
                opened.session(),
                opened.item(),
                new Sessions.NewInstruction(office.post(SessionOffice.MEMBER), "電子化を進めること", null, "前の文", "後の文"),
                office.secretary()));
        TestBrowser secretary = site.signedIn(SessionOffice.SECRETARY);

        assertThat(secretary
                        .get(InstructionsExport.PATH, Map.of("purpose", "宿題の確認"))
                        .body())
                .contains("電子化を進めること", "前の文", "後の文", "区民部長");
        assertThat(site.signedIn(SessionOffice.STRANGER)
                        .get(InstructionsExport.PATH, Map.of("purpose", "宿題の確認"))
                        .body())
                .doesNotContain("電子化を進めること");
    }

    @Test
    @DisplayName("a program runs a session from its call to its end")
    void isRunByAProgram() {
        MeetingBodyId body = office.body("プログラムの会議");
        TestProgram program = site.program(SessionOffice.SECRETARY);
        TestProgram.Answer called = program.post(
                MeetingSessionApi.PATH,
                Map.of(
                        "body", body.value(),
                        "startsAt", "2022-05-23T05:00:00Z",
                        "endsAt", "2022-05-23T05:40:00Z",
                        "place", "庁議室",
                        "session", Map.of("openness", "OPEN")));
        assertThat(called.status()).isEqualTo(201);
        assertThat(called.text("/session/openness")).isEqualTo("OPEN");
        assertThat(called.text("/minutes/openness")).as("as the body decided").isEqualTo("PARTLY");
        String path = MeetingSessionApi.PATH + "/" + called.text("/id");
        TestProgram.Answer proposed = program.post(
                path + "/items",
                Map.of(
                        "kind", "PROPOSAL",
                        "title", "計画の策定",
                        "presenter", office.post(SessionOffice.SECRETARY).value()));
        String item = path + "/items/" + proposed.text("/items/0/id");

        String seen = program.get(path).tag();
        assertThat(program.post(path + "/events", Map.of("event", "NOTIFY"), "\"0\"")
                        .status())
                .as("another state was seen")
                .isEqualTo(412);
        TestProgram.Answer notified = program.post(path + "/events", Map.of("event", "NOTIFY"), seen);
        assertThat(notified.text("/state")).isEqualTo("NOTIFIED");
        TestProgram.Answer opened = program.post(path + "/events", Map.of("event", "OPEN"), notified.tag());
        assertThat(program.post(item + "/resolution", Map.of("resolution", "AS_DRAFTED"))
                        .status())
                .as("no quorum")
                .isEqualTo(409);
        assertThat(opened.status()).isEqualTo(200);
        program.post(
                path + "/attendance",
                Map.of(
                        "seats",
                        List.of(
                                Map.of(
                                        "member",
                                        office.post(SessionOffice.CHAIR).value(),
                                        "presence",
                                        "PRESENT"),
                                Map.of(
                                        "member",
                                        office.post(SessionOffice.MEMBER).value(),
                                        "presence",
                                        "PRESENT"))));
        program.post(item + "/gist", Map.of("gist", "計画の案を示した。"));
        program.post(item + "/statements", Map.of("speaker", "CHAIR", "words", "よろしいか。"));
        assertThat(program.post(item + "/resolution", Map.of("resolution", "AS_DRAFTED"))
                        .text("/items/0/resolution"))
                .isEqualTo("AS_DRAFTED");
        TestProgram.Answer instructed = program.post(
                item + "/instructions",
                Map.of(
                        "owner", office.post(SessionOffice.MEMBER).value(),
                        "wording", "次回に報告すること",
                        "due", "2022-09-30"));
        String instruction = instructed.text("/items/0/instructions/0/id");
        program.post(path + "/events", Map.of("event", "CLOSE"), instructed.tag());
        assertThat(program.post(item + "/gist", Map.of("gist", "後から")).status()).isEqualTo(409);
        assertThat(site.program(SessionOffice.MEMBER)
                        .get("/api/v1/meeting-instructions")
                        .body())
                .contains(instruction);
        assertThat(program.post(path + "/instructions/" + instruction + "/report", Map.of("report", "報告した。"))
                        .text("/items/0/instructions/0/report"))
                .isEqualTo("報告した。");
        assertThat(program.get(MeetingSessionApi.PATH).body()).contains(called.text("/id"));
        assertThat(program.get(MeetingBodyApi.PATH + "/" + body.value()).text("/members/0/capacity"))
                .isEqualTo("CHAIR");
        assertThat(site.program(SessionOffice.STRANGER).get(path).status()).isEqualTo(404);
    }

    private static String path(SessionId id) {
        return "/meetings/" + id.value();
    }
}
