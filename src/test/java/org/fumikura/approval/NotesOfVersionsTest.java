package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of words on pages when another version takes the place of the one on which they were put. */
@FumikuraTest
class NotesOfVersionsTest {

    /** Reads matters of the section and is on none of their routes. */
    private static final String READER = "joho-kanri-kakaricho";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private PagedPapers papers;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Notes notes;

    @Test
    @DisplayName("R-044 a note survives another version as long as its page is the same, and says so when it is not")
    void survivesAnotherVersion() {
        DocumentId id = walk.draft("資料を直す案件");
        papers.attach(id, "計画.pdf", "計画の期間", "予算の内訳");
        walk.attach(id, "連絡先.txt", "情報管理課");
        walk.submit(id);
        papers.awaitPages(id);
        List<AttachedFile> first = papers.of(id);
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> {
            notes.add(id, head, new Spot(first.getFirst().id(), Optional.of(1)), "期間の付箋");
            notes.add(id, head, new Spot(first.getFirst().id(), Optional.of(2)), "予算の付箋");
            notes.remember(id, head, new Spot(first.getLast().id(), Optional.empty()), "連絡先のメモ");
        });
        TestBrowser browser = site.signedIn(MatterWalk.SUBSECTION_HEAD);
        Map<String, String> back = form(browser.get(path(id)).body(), "return");
        back.put("words", "内訳を直してください");
        back.put("atAttachment", first.getFirst().id().toString());
        back.put("atPage", "２");
        assertThat(browser.post(path(id), back).status()).isEqualTo(302);
        assertThat(site.signedIn(MatterWalk.DRAFTER)
                        .get("/drafts/" + id.value())
                        .body())
                .contains("内訳を直してください", "このページについて", "href=\"" + path(id) + "#m1p2\"");

        papers.replace(id, "計画.pdf", "表紙", "計画の期間", "予算の内訳（修正）");
        walk.submit(id);
        papers.awaitPages(id);

        String page = browser.get(path(id)).body();
        assertThat(line(page, "期間の付箋")).contains("計画.pdf 2ページ").doesNotContain("ページが変わりました");
        assertThat(line(page, "予算の付箋")).contains("ページが変わりました", "付けたときの資料");
        assertThat(line(page, "連絡先のメモ")).contains("連絡先.txt").doesNotContain("ページが変わりました");
        assertThat(notesOf(MatterWalk.SECTION_HEAD, id)).contains("期間の付箋").doesNotContain("連絡先のメモ");
        String stranger = site.signedIn(READER).get(path(id)).body();
        assertThat(line(stranger, "予算の付箋")).contains("ページが変わりました").doesNotContain("付けたときの資料");
        assertThat(stranger + notesOf(READER, id))
                .as("A.12-return: earlier words are for whom they were sent to")
                .doesNotContain(first.getFirst().id().toString());
        assertThat(earlierOf(READER, id, first.getFirst())).containsExactly(404, 404, 1);
        assertThat(earlierOf(MatterWalk.SUBSECTION_HEAD, id, first.getFirst())).containsExactly(200, 200, 2);
    }

    /** How an attachment of an earlier version is answered on the page and in the API, and how many versions are. */
    private List<Integer> earlierOf(String login, DocumentId id, AttachedFile earlier) {
        TestProgram program = site.program(login);
        return List.of(
                site.signedIn(login)
                        .get("/documents/attachments/" + earlier.id())
                        .status(),
                program.get("/api/v1/attachments/" + earlier.id()).status(),
                program.get("/api/v1/documents/" + id.value() + "/versions")
                        .json()
                        .size());
    }

    private String notesOf(String login, DocumentId id) {
        return site.program(login).get("/api/v1" + path(id) + "/notes").body();
    }

    private static String line(String page, String words) {
        int at = page.indexOf(words);
        assertThat(at).as(words).isPositive();
        return page.substring(page.lastIndexOf("<li", at), at);
    }

    private static Map<String, String> form(String page, String button) {
        var form = new HashMap<String, String>();
        form.put("do", button);
        form.put("key", UUID.randomUUID().toString());
        form.put("round", page.replaceAll("(?s).*name=\"round\" value=\"([0-9]+)\".*", "$1"));
        return form;
    }

    private static String path(DocumentId id) {
        return "/matters/" + id.value();
    }
}
