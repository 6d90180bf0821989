package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 要点: what the drafter points to in the attachments. */
@FumikuraTest
class PointersTest {

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Approvals approvals;

    @Autowired
    private MatterDigests digests;

    @Test
    @DisplayName("R-045 points are frozen with the version and open the reader at their page")
    void frozenWithTheVersion() {
        DocumentId id = drafted("要点のある案件");
        point(id, List.of(to(id, "期間は4年", ""), new DraftPointer("意見を3か所に反映", Optional.empty(), "")));
        walk.submit(id);

        assertThat(site.signedIn(MatterWalk.SECTION_HEAD)
                        .get("/matters/" + id.value())
                        .body())
                .contains("要点", "期間は4年", "href=\"#m1\"", "意見を3か所に反映");
        TestProgram.Answer answer = site.program(MatterWalk.SECTION_HEAD).get("/api/v1/matters/" + id.value());
        assertThat(answer.text("/pointers/0/where/label/ja")).isEqualTo("連絡先.txt");
        assertThat(answer.json().at("/pointers/1/where").isMissingNode()
                        || answer.json().at("/pointers/1/where").isNull())
                .isTrue();
    }

    @Test
    @DisplayName("R-045 points come back with the words, and other points are another version")
    void comeBack() {
        DocumentId id = drafted("要点を直す案件");
        point(id, List.of(to(id, "前の要点", "")));
        walk.submit(id);
        byte[] before = toshima.read(() -> digests.submission(id.value(), 1).orElseThrow());
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> approvals.takeBack(id, drafter, "要点を直すため"));

        DraftInProgress back = walk.draftOf(id).orElseThrow();
        assertThat(back.pointers())
                .containsExactly(new DraftPointer(
                        "前の要点", Optional.of(back.attachments().getFirst().id()), ""));
        point(id, List.of(to(id, "直した要点", "")));
        walk.submit(id);

        assertThat(toshima.read(() -> digests.submission(id.value(), 2).orElseThrow()))
                .isNotEqualTo(before);
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD)
                        .get("/matters/" + id.value())
                        .body())
                .contains("直した要点")
                .doesNotContain("前の要点</");
    }

    @Test
    void saysWhatAPointLacks() {
        DocumentId id = drafted("要点の足りない案件");
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        for (DraftPointer bad : List.of(
                new DraftPointer("ページだけ", Optional.empty(), "3"),
                to(id, "読めないページ", "三"),
                to(id, "", ""),
                new DraftPointer("外した資料", Optional.of(UUID.randomUUID()), ""))) {
            point(id, List.of(bad));
            assertThatThrownBy(() -> toshima.run(() -> approvals.submit(id, drafter)))
                    .as(bad.toString())
                    .isInstanceOfSatisfying(
                            Incomplete.class,
                            incomplete -> assertThat(incomplete.shortcomings())
                                    .extracting(Shortcoming::field)
                                    .containsExactly("pointers"));
        }
    }

    @Test
    void theEditorKeepsThem() {
        DocumentId id = drafted("編集画面の要点");
        var editor = site.signedIn(MatterWalk.DRAFTER);
        DraftInProgress draft = walk.draftOf(id).orElseThrow();
        String attachment = draft.attachments().getFirst().id().toString();

        assertThat(editor.post(
                                "/drafts/" + id.value(),
                                List.of(
                                        Map.entry("do", "save"),
                                        Map.entry("key", UUID.randomUUID().toString()),
                                        Map.entry("revision", String.valueOf(draft.revision())),
                                        Map.entry("title", draft.text().title()),
                                        Map.entry("pointerWords", "画面から入れた要点"),
                                        Map.entry("pointerAttachment", attachment),
                                        Map.entry("pointerPage", "１"),
                                        Map.entry("pointerWords", ""),
                                        Map.entry("pointerAttachment", ""),
                                        Map.entry("pointerPage", "")))
                        .status())
                .isEqualTo(302);

        assertThat(walk.draftOf(id).orElseThrow().pointers())
                .containsExactly(new DraftPointer("画面から入れた要点", Optional.of(UUID.fromString(attachment)), "1"));
        assertThat(editor.get("/drafts/" + id.value()).body()).contains("画面から入れた要点");
    }

    private DocumentId drafted(String title) {
        DocumentId id = walk.draft(title);
        walk.attach(id, "連絡先.txt", "情報管理課");
        return id;
    }

    private void point(DocumentId id, List<DraftPointer> pointers) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        DraftInProgress draft = walk.draftOf(id).orElseThrow();
        toshima.run(() -> drafts.save(
                id, drafter, draft.revision(), draft.text(), new Drafts.Beside(Map.of(), Optional.of(pointers))));
    }

    private DraftPointer to(DocumentId id, String words, String page) {
        return new DraftPointer(
                words,
                Optional.of(
                        walk.draftOf(id).orElseThrow().attachments().getFirst().id()),
                page);
    }
}
