package org.fumikura.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fumikura.renditions.RedactionWorker;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A redaction by its pages, from the PDF to the new one. */
@FumikuraTest
class RedactionPagesTest {

    @Autowired
    private Site site;

    @Autowired
    private RedactionWork work;

    @Autowired
    private RedactionWorker worker;

    @AfterEach
    void endTheWorker() {
        worker.end();
    }

    @Test
    @DisplayName(
            "RD-01 RD-03 RD-09 RD-10 one marks, another of the section confirms, and only then does the new PDF leave")
    void goesFromOneToAnother() {
        OddPaper paper = OddPapers.make(1).getFirst();
        String word = paper.words().getFirst();
        TestBrowser one = site.signedIn("joho-digital-tanto");
        TestBrowser other = site.signedIn("joho-kanri-kakaricho");
        String path = one.postFiles(
                        "/redactions",
                        List.of(Map.entry("name", "会議録の公開用")),
                        List.of(new TestBrowser.SentFile("file", "原稿.pdf", paper.bytes())))
                .location();
        assertThat(one.get(path).body()).contains("文字を読み取っています");
        work.catchUp();

        assertThat(other.post(path + "/words", Map.of("words", word, "article", "第7条第2号"))
                        .status())
                .as("whoever has not begun it")
                .isIn(403, 404, 422);
        assertThat(one.post(path + "/words", Map.of("words", word)).body())
                .as("without an article, and kept")
                .contains("変更していません", word);
        assertThat(one.post(path + "/words", Map.of("words", word, "article", "第7条第2号"))
                        .status())
                .isEqualTo(302);
        assertThat(one.post(path + "/making", Map.of()).status()).isEqualTo(302);
        work.catchUp();
        assertThat(one.get(path).body()).contains("確認待ち", "残っていないことの検査");
        assertThat(one.get(path + "/result").status())
                .as("before it is confirmed")
                .isEqualTo(409);
        assertThat(one.post(path + "/confirmation", Map.of()).status())
                .as("by herself")
                .isEqualTo(422);
        TestBrowser stranger = site.signedIn("jinji-tanto");
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/result/pages/1").status()).isEqualTo(404);

        assertThat(other.post(path + "/return", Map.of()).status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(other.post(path + "/return", Map.of("reason", "2ページも見てください")).status())
                .isEqualTo(302);
        assertThat(one.get(path).body()).contains("箇所の指定中");
        assertThat(one.post(path + "/making", Map.of()).status()).isEqualTo(302);
        work.catchUp();
        assertThat(other.post(path + "/confirmation", Map.of()).status()).isEqualTo(302);

        assertThat(one.get(path).body()).contains("確認済み").doesNotContain(word);
        assertThat(one.get(path + "/pages/1").status())
                .as("the PDF it was made from")
                .isEqualTo(404);
        assertThat(one.get(path + "/result").header("content-type")).isEqualTo("application/pdf");
        assertThat(one.get(path).body()).contains("提供済み");
        assertThat(one.post(path + "/withdrawal", Map.of("withdrawing", "公開しないことになったため"))
                        .status())
                .isEqualTo(302);
        assertThat(one.get(path + "/result").status()).isEqualTo(409);
    }

    @Test
    @DisplayName("RD-02 nothing happens to a redaction but what the table lets happen")
    void followsItsTable() {
        for (RedactionState state : RedactionState.values()) {
            for (RedactionEvent event : RedactionEvent.values()) {
                boolean possible = true;
                try {
                    assertThat(event.after(state)).isNotNull();
                } catch (NotInThisState refused) {
                    possible = false;
                }
                if (state == RedactionState.WITHDRAWN) {
                    assertThat(possible).as("%s when %s", event, state).isFalse();
                }
                if (event == RedactionEvent.CONFIRM) {
                    assertThat(possible).as("when %s", state).isEqualTo(state == RedactionState.PROVED);
                }
                if (event == RedactionEvent.HAND_OUT) {
                    assertThat(possible)
                            .as("when %s", state)
                            .isEqualTo(state == RedactionState.CONFIRMED || state == RedactionState.HANDED_OUT);
                }
            }
        }
    }
}
