package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikura.meetings.MinutesWalk.CHAIR;
import static org.fumikura.meetings.MinutesWalk.CLERK;
import static org.fumikura.meetings.MinutesWalk.MEMBER;
import static org.fumikura.meetings.MinutesWalk.PROXY;
import static org.fumikura.meetings.MinutesWalk.REPRESENTED;
import static org.fumikura.meetings.MinutesWalk.SECRET;
import static org.fumikura.meetings.MinutesWalk.SECRETARY;
import static org.fumikura.meetings.MinutesWalk.STRANGER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.fumikura.approval.DraftAttachments;
import org.fumikura.content.Contents;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.NotFound;
import org.fumikura.sheets.Pdfs;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Minutes from the record of a session to the version for everybody. */
@FumikuraTest
class MinutesKeepingTest {

    @Autowired
    private MinutesWalk walk;

    @Autowired
    private MinutesKeeping keeping;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Documents documents;

    @Autowired
    private DraftAttachments attachments;

    @Autowired
    private Contents contents;

    @Autowired
    private Site site;

    @Test
    @DisplayName("MN-01 the draft says what was recorded, with every speaker by part and who stood in as 代理")
    void isDraftedFromTheRecord() {
        SessionId id = walk.held("記録の本部");
        act(SECRETARY, actor -> keeping.draft(id, actor));
        MinutesForm form = walk.find(id, SECRETARY).form();

        assertThat(form.body()).isEqualTo("令和4年度　第1回記録の本部");
        assertThat(form.secretariat()).isEqualTo("政策経営部情報管理課");
        assertThat(form.members()).containsExactly("副区長（本部長）", "政策経営部長（副本部長）", "企画課長", "教育部長（代理）");
        assertThat(form.office()).containsExactly("情報担当係長（管理）");
        assertThat(form.meeting().how()).isEqualTo(Disclosure.CLOSED);
        assertThat(form.minutes().how()).isEqualTo(Disclosure.PARTLY);
        assertThat(form.items())
                .extracting(item -> item.mark() + item.resolution())
                .containsExactly("議案（1）議題について案のとおり承認", "議案（2）議題について修正して承認", "報告事項（1）");
        assertThat(form.items().get(2).said())
                .containsExactly(new MinutesForm.Said("本部長", "電子化を加えてください。"), new MinutesForm.Said("部員", "承知しました。"));
    }

    @Test
    @DisplayName("MN-01 minutes are drafted once, after the session, by the section that runs the body")
    void isDraftedOnceItIsOver() {
        Openness open = new Openness(Disclosure.OPEN, "");
        SessionId called = walk.called("開会前の本部", open);
        refused(SessionNotReady.class, SECRETARY, actor -> keeping.draft(called, actor));
        SessionId held = walk.held("閉会後の本部", open);
        refused(NotFound.class, MEMBER, actor -> keeping.draft(held, actor));
        act(SECRETARY, actor -> keeping.draft(held, actor));
        refused(Invalid.class, SECRETARY, actor -> keeping.draft(held, actor));
    }

    @Test
    @DisplayName("MN-02 whoever edits over another's words is told, and an earlier wording is not lost")
    void doesNotLoseWords() {
        SessionId id = walk.drafted("二人で直す本部");
        Minutes seen = walk.find(id, SECRETARY);
        act(
                SECRETARY,
                actor -> keeping.edit(id, seen.revision(), "最初の直し", seen.form().items(), actor));
        refused(
                Invalid.class,
                CLERK,
                actor -> keeping.edit(id, seen.revision(), "後の直し", seen.form().items(), actor));

        assertThat(walk.find(id, SECRETARY).form().opening()).isEqualTo("最初の直し");
        assertThat(walk.find(id, SECRETARY).revision()).isEqualTo(seen.revision() + 1);
    }

    @Test
    @DisplayName("MN-07 a draft is seen by its section alone; those who were there see it once they are asked")
    void asksThoseWhoWereThere() {
        SessionId id = walk.drafted("確認の本部");
        assertThat(found(id, MEMBER)).isFalse();
        act(SECRETARY, actor -> keeping.askToCheck(id, actor));
        assertThat(found(id, MEMBER)).isTrue();
        assertThat(found(id, PROXY)).isTrue();

        act(MEMBER, actor -> keeping.say(id, "議案（1）要旨", "「案」を「計画の案」とする。", actor));
        act(PROXY, actor -> keeping.say(id, "", "", actor));
        refused(NotFound.class, REPRESENTED, actor -> keeping.say(id, "", "", actor));
        refused(NotFound.class, "gyosei-kacho", actor -> keeping.say(id, "", "", actor));
        refused(NotFound.class, STRANGER, actor -> keeping.say(id, "", "", actor));
        assertThat(walk.find(id, SECRETARY).checks())
                .extracting(Minutes.Check::agrees)
                .containsExactly(false, true);
    }

    @Test
    @DisplayName(
            "MN-02 a correction is taken over or not with a reason, the others go on, and none stays without an answer")
    void answersEachCorrection() {
        SessionId id = walk.drafted("回答の本部");
        act(SECRETARY, actor -> keeping.askToCheck(id, actor));
        act(MEMBER, actor -> keeping.say(id, "開会", "時刻を加える。", actor));
        act(CHAIR, actor -> keeping.say(id, "議案（1）", "一文を除く。", actor));
        refused(Invalid.class, CLERK, actor -> keeping.submit(id, actor));

        List<UUID> checks = walk.find(id, SECRETARY).checks().stream()
                .map(Minutes.Check::id)
                .toList();
        refused(Invalid.class, SECRETARY, actor -> keeping.answer(id, checks.get(0), false, " ", actor));
        refused(NotFound.class, MEMBER, actor -> keeping.answer(id, checks.get(0), true, "", actor));
        act(SECRETARY, actor -> keeping.answer(id, checks.get(0), false, "様式にない項目であるため", actor));
        assertThat(walk.find(id, SECRETARY).state()).isEqualTo(MinutesState.CHECKING);
        act(SECRETARY, actor -> keeping.answer(id, checks.get(1), true, "", actor));

        assertThat(walk.submitted(id)).isNotNull();
        assertThat(walk.find(id, MEMBER).checks().getFirst().answer()).isEqualTo("様式にない項目であるため");
    }

    @Test
    @DisplayName("MN-03 they are confirmed when the matter with their PDF is decided, and final from then on")
    void isConfirmedByADecision() throws IOException {
        SessionId id = walk.drafted("確定の本部");
        DocumentId matter = walk.submitted(id);
        refused(MinutesNotReady.class, SECRETARY, actor -> keeping.makePublic(id, actor));
        assertThat(walk.find(id, SECRETARY).confirmed()).isFalse();

        walk.decide(matter);
        Minutes confirmed = walk.find(id, SECRETARY);
        assertThat(confirmed.confirmed()).isTrue();
        refused(MinutesNotReady.class, SECRETARY, actor -> keeping.reopen(id, actor));
        refused(
                MinutesNotReady.class,
                SECRETARY,
                actor -> keeping.edit(
                        id, confirmed.revision(), "後から", confirmed.form().items(), actor));
        AttachedFile pdf =
                toshima.read(() -> documents.latest(matter)).attachments().getFirst();
        assertThat(pdf.name()).isEqualTo("会議録.pdf");
        assertThat(Pdfs.letters(Pdfs.text(bytes(pdf)))).contains("確定の本部", SECRET);
    }

    @Test
    @DisplayName("MN-03 other minutes than those that were drafted confirm nothing")
    void isNotConfirmedByOtherBytes() {
        SessionId id = walk.drafted("差替えの本部");
        DocumentId matter = walk.submitted(id);
        TestProgram clerk = site.program(CLERK);
        String path = "/api/v1/drafts/" + matter.value();
        TestProgram.Answer draft = clerk.get(path);
        String attachment = draft.text("/attachments/0/id");
        assertThat(clerk.call("DELETE", path + "/attachments/" + attachment, null, Map.of("If-Match", draft.tag()))
                        .status())
                .isLessThan(300);
        act(
                CLERK,
                actor -> attachments.attach(
                        matter,
                        actor,
                        "会議録.pdf",
                        new ByteArrayInputStream("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII))));
        walk.decide(matter);

        Minutes minutes = walk.find(id, SECRETARY);
        assertThat(minutes.decided()).isTrue();
        assertThat(minutes.confirmed()).isFalse();
        refused(MinutesNotReady.class, SECRETARY, actor -> keeping.makePublic(id, actor));
    }

    @Test
    @DisplayName(
            "S18 MN-06 the public version is made without the closed parts, and the openness of meeting and minutes differ")
    void makesThePublicVersion() throws IOException {
        SessionId id = walk.drafted("公開の本部");
        walk.decide(walk.submitted(id));
        refused(NotFound.class, MEMBER, actor -> keeping.makePublic(id, actor));
        act(CLERK, actor -> keeping.makePublic(id, actor));

        Minutes minutes = walk.find(id, SECRETARY);
        Minutes.Public made = minutes.published().orElseThrow();
        byte[] pdf = toshima.in(() -> read(made));
        for (String said : List.of(
                Pdfs.letters(Pdfs.text(pdf)),
                Pdfs.letters(Pdfs.popplerText(pdf)),
                MinutesText.of(made.form()),
                MinutesRows.write(made.form()))) {
            assertThat(said).contains("公開の本部", "計画の案を説明した。", SeedMinutes.CLOSED_BECAUSE);
            assertThat(said).doesNotContain(SECRET, "日程は伏せること");
        }
        assertThat(MinutesText.of(minutes.form()))
                .as("the office keeps all of it")
                .contains(SECRET);
        assertThat(made.number()).isEqualTo(1);
        assertThat(made.form().meeting().how()).isEqualTo(Disclosure.CLOSED);
        assertThat(made.form().minutes().how()).isEqualTo(Disclosure.PARTLY);
        assertThat(made.form().meeting().reason())
                .isNotEqualTo(made.form().minutes().reason());

        act(SECRETARY, actor -> keeping.makePublic(id, actor));
        assertThat(walk.find(id, SECRETARY).published().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    @DisplayName("MN-04 closed minutes have no version for everybody")
    void keepsClosedMinutesClosed() {
        SessionId id = walk.held("非公開の本部", new Openness(Disclosure.CLOSED, "個人の評価を含むため"));
        act(SECRETARY, actor -> keeping.draft(id, actor));
        walk.decide(walk.submitted(id));

        assertThat(walk.find(id, SECRETARY).confirmed()).isTrue();
        refused(MinutesNotReady.class, SECRETARY, actor -> keeping.makePublic(id, actor));
    }

    private void act(String login, Consumer<Actor> what) {
        Actor actor = walk.actor(login);
        toshima.run(() -> what.accept(actor));
    }

    private void refused(Class<? extends Exception> with, String login, Consumer<Actor> what) {
        assertThatThrownBy(() -> act(login, what)).isInstanceOf(with);
    }

    private boolean found(SessionId id, String login) {
        Actor actor = walk.actor(login);
        return toshima.read(() -> keeping.find(id, actor)).isPresent();
    }

    private byte[] read(Minutes.Public made) {
        try (InputStream in = contents.open(made.sha256())) {
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private byte[] bytes(AttachedFile file) throws IOException {
        try (InputStream in = toshima.in(() -> contents.open(file.sha256()))) {
            return in.readAllBytes();
        }
    }
}
