package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.approval.Tables.KIND_PROPOSAL;

import java.sql.SQLException;
import java.util.List;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.search.SearchAtHand;
import org.fumikura.shared.NotFound;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.fumikuradb.approval.tables.records.KindProposalRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which kinds of matter are proposed for a draft, after which matters, and what is counted of it. */
@FumikuraTest
class KindProposalsTest {

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private KindProposals proposals;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Drafts drafts;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private DSLContext db;

    @Autowired
    private SearchAtHand search;

    @Test
    @DisplayName("R-120-kind the kind of similar decided matters is proposed, with the one that is most alike as its reason")
    void proposesTheKindOfDecidedMatters() {
        DocumentId first = walk.decided("令和3年度うぐいす観察会の開催について");
        walk.decided("うぐいす観察会の開催について");
        search.catchUp();

        List<KindProposal> proposed = propose(walk.draft("令和4年度うぐいす観察会の開催について"), "令和4年度うぐいす観察会の開催について");

        assertThat(proposed).hasSize(1);
        assertThat(proposed.getFirst().code()).isEqualTo(walk.matter(first).matterCode());
        assertThat(proposed.getFirst().similar()).isEqualTo(2);
        assertThat(proposed.getFirst().reason().ja()).startsWith("似た案件「").endsWith("うぐいす観察会の開催について」ほか1件がこの区分でした。");
    }

    @Test
    @DisplayName("R-120-kind a draft with nothing similar, or without a title, gets none, and nothing is counted of it")
    void nothingSimilarGetsNone() {
        walk.decided("こまどり調査の委託について");
        search.catchUp();
        DocumentId draft = walk.draft("まったくべつのことがら");

        assertThat(propose(draft, "まったくべつのことがら")).isEmpty();
        assertThat(propose(draft, " ")).isEmpty();
        assertThat(noted(draft)).isEmpty();
    }

    @Test
    @DisplayName("R-120-kind what is not decided, or was denied, proposes nothing")
    void proposesNothingUndecided() {
        walk.submitted("つばめ飛来調査の実施について");
        DocumentId denied = walk.submitted("つばめ飛来調査の実施について");
        walk.approve(denied, MatterWalk.SUBSECTION_HEAD);
        walk.deny(denied, MatterWalk.SECTION_HEAD, "必要がないため");
        search.catchUp();

        assertThat(propose(walk.draft("つばめ飛来調査の実施について"), "つばめ飛来調査の実施について"))
                .isEmpty();
    }

    @Test
    @DisplayName("I-11 a matter that she may not read neither proposes a kind nor stands or counts in a reason")
    void tellsNothingOfWhatMayNotBeRead() {
        String title = "かっこう保護の取組について";
        DocumentId open = walk.decided(title);
        DocumentId hidden = walk.decided(title + "（内密）");
        search.catchUp();
        DocumentId draft = walk.draft(title);
        assertThat(propose(draft, title)).singleElement().satisfies(each -> assertThat(each.similar())
                .isEqualTo(2));

        shutOut(hidden);
        // the index still tells of it
        assertThat(propose(draft, title)).singleElement().satisfies(each -> {
            assertThat(each.similar()).isEqualTo(1);
            assertThat(each.reason().ja()).isEqualTo("似た案件「" + title + "」がこの区分でした。");
        });
        shutOut(open);
        assertThat(propose(draft, title)).isEmpty();
    }

    @Test
    @DisplayName("R-120-kind a kind that today's table of her executive body does not have is never proposed")
    void proposesWhatTheTableHasToday() {
        String title = "ひばり営巣地の看板の設置について";
        DocumentId before = walk.decided(title);
        search.catchUp();
        DocumentId draft = walk.draft(title);
        assertThat(propose(draft, title)).hasSize(1);

        superuser("update approval.matter set matter_code = 'なくなった種類' where document_id = '" + before.value() + "'");

        assertThat(propose(draft, title)).isEmpty();
    }

    @Test
    @DisplayName("R-120-kind a kind that nobody of her line decides is never proposed")
    void proposesWhatHerLineDecides() {
        String title = "おおるり標識の更新について";
        walk.decided(title);
        search.catchUp();
        DocumentId draft = walk.draft(title);
        String code = propose(draft, title).getFirst().code();
        superuser("update approval.authority set deciding_rank = 'MAYOR' where matter_code = '" + code + "'");
        superuser("update organization.post set rank = 'STAFF', ordinal = ordinal + 100000 where rank = 'MAYOR'");
        try {
            assertThat(propose(draft, title)).isEmpty();
        } finally {
            superuser("update organization.post set rank = 'MAYOR', ordinal = ordinal - 100000 where ordinal > 99999");
            superuser("update approval.authority set deciding_rank = 'SECTION_HEAD' where matter_code = '" + code + "'");
        }
    }

    @Test
    @DisplayName("R-120-kind at most three, and what was decided in recent years comes before what is old")
    void recentYearsComeFirst() {
        String title = "せきれい橋の塗装について";
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        List<String> codes = toshima.read(() -> authorities
                .names(drafter.post().unit().body(), drafts.today())
                .keySet()
                .stream()
                .sorted()
                .limit(4)
                .toList());
        for (String code : codes) {
            DocumentId decided = walk.decided(title);
            superuser("update approval.matter set matter_code = '" + code + "' where document_id = '" + decided.value()
                    + "'");
            if (code.equals(codes.getFirst())) {
                superuser("update approval.decision set decided_at = '2010-05-20T10:00+09' where document_id = '"
                        + decided.value() + "'");
            }
        }
        search.catchUp();

        assertThat(propose(walk.draft(title), title))
                .extracting(KindProposal::code)
                .containsExactlyInAnyOrderElementsOf(codes.subList(1, 4));
    }

    @Test
    @DisplayName("R-120-kind a program asks for its own drafts and gets them with their reasons")
    void programsAskToo() {
        String title = "やまがら餌台の撤去について";
        DocumentId before = walk.decided(title);
        search.catchUp();
        DocumentId draft = walk.draft(title);
        String path = "/api/v1/drafts/" + draft.value() + "/kind-proposals";
        String body = "{\"title\": \"" + title + "\"}";

        TestProgram.Answer answer = site.program(MatterWalk.DRAFTER).post(path, body);

        assertThat(answer.text("/items/0/matterCode")).isEqualTo(walk.matter(before).matterCode());
        assertThat(answer.text("/items/0/reason/ja")).isEqualTo("似た案件「" + title + "」がこの区分でした。");
        assertThat(site.program("joho-kanri-tanto").post(path, body).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-120-kind nobody asks for another's draft")
    void onlyForOnesOwnDraft() {
        DocumentId draft = walk.draft("めじろの案件");
        Actor other = toshima.actor("kikaku-kacho");

        assertThatThrownBy(() -> toshima.in(() -> proposals.propose(draft, "めじろの案件", "", other)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("R-120-kind what was proposed and what was submitted in the end is kept once")
    void keepsWhatWasSubmitted() {
        String title = "しじゅうから巣箱の点検について";
        walk.decided(title);
        search.catchUp();
        DocumentId draft = walk.draft(title);
        String code = propose(draft, title).getFirst().code();
        propose(draft, title);
        assertThat(noted(draft).getFirst().getChosenOn()).isNull();

        walk.submit(draft);

        assertThat(noted(draft)).singleElement().satisfies(row -> {
            assertThat(row.getProposed()).containsExactly(code);
            assertThat(row.getChosenCode()).isEqualTo(walk.matter(draft).matterCode());
            assertThat(row.getChosenOn()).isNotNull();
        });
    }

    @Test
    @DisplayName("R-120-kind choosing one without a script loses nothing that was typed")
    void choosingLosesNothing() {
        String title = "ほおじろ観察路の草刈りについて";
        walk.decided(title);
        search.catchUp();
        DocumentId draft = walk.draft(title);
        String code = propose(draft, title).getFirst().code();
        walk.rewrite(draft, text -> text.withMatterCode(""));
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);

        drafter.post("/drafts/" + draft.value(), DraftPagesTest.form(drafter, draft, "choose-matterCode:" + code));

        DraftText text = walk.draftOf(draft).orElseThrow().text();
        assertThat(text.matterCode()).isEqualTo(code);
        assertThat(text.title()).isEqualTo("打ち直した件名");
        assertThat(text.amount()).isEmpty();
        assertThat(text.expenditureItem()).isEmpty();
    }

    private List<KindProposal> propose(DocumentId draft, String title) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.in(() -> proposals.propose(draft, title, "", drafter));
    }

    private void shutOut(DocumentId document) {
        String drafter = toshima.actor(MatterWalk.DRAFTER).person().value().toString();
        superuser("insert into records.access_rule (tenant_id, id, document_id, allowed, person_id, cause) values (1,"
                + " gen_random_uuid(), '" + document.value() + "', false, '" + drafter + "', 'NAMED')");
    }

    private void superuser(String sql) {
        try (var connection = installation.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private List<KindProposalRecord> noted(DocumentId draft) {
        return toshima.read(() -> db.selectFrom(KIND_PROPOSAL)
                .where(KIND_PROPOSAL.DRAFT_ID.eq(draft.value()))
                .fetch());
    }
}
