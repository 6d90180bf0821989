package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.search.SearchAtHand;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The page that says why somebody finds a document, in the demonstration's city. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingPagesTest {

    private static final String DRAFTER = "joho-digital-tanto";
    private static final String HEAD = "joho-kacho";
    private static final String STRANGER = "jinji-tanto";

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private DSLContext db;

    private UUID document;

    /** One that the section reads and the stranger does not. */
    @BeforeAll
    void choose() {
        Actor head = toshima.actor(HEAD);
        Actor drafter = toshima.actor(DRAFTER);
        Actor stranger = toshima.actor(STRANGER);
        document = toshima.read(() -> db.select(DOCUMENT.ID)
                .from(DocumentRows.WITH_FILE)
                .where(
                        Access.mayRead(head.reader()),
                        Access.mayRead(drafter.reader()),
                        Access.mayRead(stranger.reader()).not(),
                        DOCUMENT.SCOPE.eq(Scope.SECTION.name()),
                        FILE.UNIT_ID.in(head.reader().section()))
                .orderBy(DOCUMENT.ID)
                .limit(1)
                .fetchSingle()
                .value1());
    }

    @Test
    @DisplayName("A.16 who looks after a document is told of others, restriction by restriction, and that is noted")
    void toldOfOthers() {
        search.catchUp();
        TestBrowser head = site.signedIn(HEAD);
        String path = "/documents/" + document + "/finding";
        assertThat(head.get("/documents/" + document).body()).contains(path);

        assertThat(head.get(path, Map.of("person", DRAFTER)).body())
                .contains("読めます。検索でも見つけられます。", "この文書のいまの内容が索引に入っている");
        assertThat(head.get(path, Map.of("person", STRANGER)).body())
                .contains("読めません。検索にも出ません。", "満たしていないもの：", "読むみちがある（どれか一つでよい）", "名指しで閲覧を止められていない");
        assertThat(head.get(path, Map.of("person", "だれでもない")).body()).contains("という職員はいません");
        assertThat(notes()).contains("finding " + DRAFTER, "finding " + STRANGER);
    }

    @Test
    @DisplayName("A.16 others are told of themselves alone")
    void notToldOfOthers() {
        search.catchUp();
        TestBrowser drafter = site.signedIn(DRAFTER);
        String path = "/documents/" + document + "/finding";

        assertThat(drafter.get(path).body()).contains("読めます。検索でも見つけられます。").doesNotContain("name=\"person\"");
        TestBrowser.Answer refused = drafter.get(path, Map.of("person", HEAD));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("所管の文書取扱主任に頼んでください");
    }

    @Test
    void saysThatTheIndexDoesNotKnowItYet() {
        search.close();
        assertThat(site.signedIn(DRAFTER)
                        .get("/documents/" + document + "/finding")
                        .body())
                .contains("索引を作っているところです", "読めます。ただし、検索にはまだ出ません。");
    }

    @Test
    void programsAreToldTheSame() {
        search.catchUp();
        String path = "/api/v1/documents/" + document + "/finding";
        TestProgram head = site.program(HEAD);

        TestProgram.Answer answer = head.get(path + "?person=" + STRANGER);

        assertThat(answer.json().at("/posts/0/reads").asBoolean(true)).isFalse();
        assertThat(answer.json().at("/posts/0/rules").size()).isEqualTo(4);
        assertThat(answer.json().at("/indexed").asBoolean()).isTrue();
        assertThat(site.program(DRAFTER).get(path + "?person=" + STRANGER).status())
                .isEqualTo(403);
        assertThat(site.program(STRANGER).get(path).status()).isEqualTo(404);
    }

    private List<String> notes() {
        return toshima.read(() -> db.select(ACCESS_LOG.NOTE)
                .from(ACCESS_LOG)
                .where(ACCESS_LOG.SUBJECT_ID.eq(document), ACCESS_LOG.NOTE.isNotNull())
                .fetch(ACCESS_LOG.NOTE));
    }
}
