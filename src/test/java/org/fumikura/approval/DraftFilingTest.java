package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FileId;
import org.fumikura.records.FilingHelp;
import org.fumikura.search.SearchAtHand;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is proposed to a drafter where she has to choose. */
@FumikuraTest
class DraftFilingTest {

    private static final String TITLE = "打ち直した件名";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DSLContext db;

    @Autowired
    private SearchAtHand search;

    @Test
    @DisplayName(
            "R-120-filing R-120-kind file and kind of matter are proposed, chosen with one press each, and what was chosen is kept")
    void proposesFileAndKind() {
        DocumentId before = walk.decided(TITLE);
        String kind = walk.matter(before).matterCode();
        FileId file = toshima.read(
                () -> new FileId(db.fetchSingle("select file_id from records.document where id = ?", before.value())
                        .get(0, java.util.UUID.class)));
        search.catchUp();
        DocumentId id = walk.draft("選ぶ前の案件");
        walk.rewrite(id, text -> text.withFile(Optional.empty()));
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);

        Answer shown = drafter.post("/drafts/" + id.value(), DraftPagesTest.form(drafter, id, FilingHelp.PROPOSE));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        "choose-file:" + file.value(),
                        "choose-matterCode:" + kind,
                        "似た案件「" + TITLE + "」",
                        "がこの区分でした。",
                        "value=\"" + TITLE);
        assertThat(drafter.post(
                                "/drafts/" + id.value(),
                                DraftPagesTest.form(drafter, id, "choose-file:" + file.value()))
                        .location())
                .isEqualTo("/drafts/" + id.value());
        assertThat(walk.draftOf(id).orElseThrow().text().file()).contains(file);
        assertThat(drafter.post("/drafts/" + id.value(), DraftPagesTest.form(drafter, id, "choose-matterCode:" + kind))
                        .location())
                .contains("/drafts/" + id.value());
        assertThat(walk.draftOf(id).orElseThrow().text().matterCode()).isEqualTo(kind);
        assertThat(drafter.post(
                                "/drafts/" + id.value() + "/file-proposals",
                                List.of(Map.entry("title", TITLE), Map.entry("text", "")))
                        .body())
                .contains("choose-file:" + file.value(), "choose-matterCode:" + kind)
                .doesNotContain("<html");
        assertThat(site.signedIn("kikaku-kacho")
                        .post("/drafts/" + id.value() + "/file-proposals", List.of(Map.entry("title", TITLE)))
                        .status())
                .isIn(403, 404);

        DocumentId other = walk.draft(TITLE);
        drafter.post("/drafts/" + other.value() + "/file-proposals", List.of(Map.entry("title", TITLE)));
        walk.submit(other);
        assertThat(toshima.read(() -> db.fetchSingle(
                                "select chosen_file_id = any (proposed) from records.file_proposal where id = ?",
                                other.value())
                        .get(0, Boolean.class)))
                .isTrue();
    }
}
