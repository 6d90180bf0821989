package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.content.Contents;
import org.fumikura.demo.City;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Erasure;
import org.fumikura.records.FileId;
import org.fumikura.records.Numbers;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Lawful destruction, and nothing but that (I-06, I-09). */
@FumikuraTest
class ErasureTest {

    private static final String BODY = "目印本文ゼブラ";
    private static final String COMMENT = "目印意見キリン";
    private static final String RETURNED = "目印差戻しラクダ";
    private static final String REASON = "目印理由ヒツジ";
    private static final String WHEREABOUTS = "目印所在オカピ";
    private static final String SIGNED = "目印押印カピバラ";
    private static final String SCAN = "%PDF-1.4 目印読取アルマジロ";
    private static final String COMPARED = "目印照合ヌートリア";
    private static final String ATTACHED = "目印資料パンダ";
    private static final String ATTACHMENT_NAME = "目印の名前コアラ.txt";
    /** A file of its own, in which nothing is unfinished (I-07). */
    private static final UUID FILE = UUID.randomUUID();

    private static final List<String> WORDS =
            List.of("ゼブラ", "キリン", "ラクダ", "ヒツジ", "パンダ", "コアラ", "オカピ", "カピバラ", "アルマジロ", "ヌートリア");

    @Autowired
    private MatterWalk walk;

    @Autowired
    private PaperWalk paper;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Documents documents;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Erasure erasure;

    @Autowired
    private Contents contents;

    @Autowired
    private Verification verification;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private Site site;

    @Test
    @DisplayName("I-06 I-09 destroyed means gone: no word is left anywhere, the stub stays, and the proofs hold")
    void destroysWordsAndKeepsTheStub() throws IOException, SQLException {
        DocumentId id = written();
        assertThat(whereIsAnyWord()).isNotEmpty();
        LocalDate expires = entry(id).expiresOn().orElseThrow();
        DocumentId disposal = elsewhere("廃棄の決定");
        walk.approve(disposal, MatterWalk.SUBSECTION_HEAD);
        walk.decide(disposal, MatterWalk.SECTION_HEAD);
        DocumentId pending = elsewhere("満了後の事務");
        UUID verdict = verdict(id, disposal);
        Doer executor = new Doer.Job("disposal: the decided list");

        refuses("has not expired", () -> erasure.erase(id, verdict, executor));
        clocks.setOfficial(expires.plusDays(1).atTime(9, 0));
        refuses("nothing was done on", () -> erasure.erase(id, verdict, executor));
        walk.approve(pending, MatterWalk.SUBSECTION_HEAD);
        refuses("no verdict", () -> erasure.erase(id, UUID.randomUUID(), executor));
        superuser("insert into records.hold (tenant_id, id, file_id, reason, authority, held_from) select 1,"
                + " gen_random_uuid(), file_id, '公開請求', '例', date '2022-05-20' from records.document where id = '%s'"
                        .formatted(id.value()));
        refuses("on hold", () -> erasure.erase(id, verdict, executor));
        superuser("delete from records.hold");
        toshima.run(() -> erasure.erase(id, verdict, executor));
        contents.sweep();

        assertThat(whereIsAnyWord()).isEmpty();
        Document stub = entry(id);
        assertThat(stub.title()).isEqualTo("廃棄される案件");
        assertThat(stub.erasedOn()).contains(expires.plusDays(1));
        assertThat(stub.decidedOn()).isPresent();
        assertThat(stub.closedOn()).isPresent();
        assertThat(toshima.read(() -> numbers.of(id))).isNotEmpty();
        assertThat(toshima.read(() -> documents.versions(id))).isEmpty();
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD)
                        .get("/matters/" + id.value())
                        .body())
                .contains("保存期間満了により廃棄されました", "決裁した")
                .doesNotContain("sheet.pdf");
        assertThat(verification.verify(City.TOSHIMA).findings()).isEmpty();
    }

    @Test
    @DisplayName("I-06 the application can not destroy by any other way")
    void nothingElseDestroys() {
        DocumentId id = walk.closed("消せない案件");

        for (String sql : List.of(
                "delete from records.words where document_id = '%s'",
                "delete from records.document where id = '%s'",
                "delete from records.version where document_id = '%s'",
                "delete from approval.opinion where document_id = '%s'",
                "update records.document set expires_on = date '2022-01-01' where id = '%s'",
                "update records.document set erased_on = date '2022-01-01' where id = '%s'",
                "truncate records.version")) {
            assertThatThrownBy(() -> application(sql.formatted(id.value()))).isInstanceOf(SQLException.class);
        }
    }

    /** A closed matter with a marked word in every place that can hold one: body, reason, opinions, attachment, draft, paper. */
    private DocumentId written() {
        DocumentId id = walk.draft("廃棄される案件");
        walk.attach(id, ATTACHMENT_NAME, ATTACHED);
        superuser(
                "insert into records.file select (f).* from (select jsonb_populate_record(f, jsonb_build_object('id', '%s',"
                                .formatted(FILE)
                        + " 'number', '0-erasure-test')) as f from records.file f join approval.draft d on d.file_id = f.id where"
                        + " d.document_id = '%s') copied".formatted(id.value()));
        walk.rewrite(id, text -> MatterWalk.words(text, BODY, REASON, new FileId(FILE)));
        walk.submit(id);
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(id, head, RETURNED));
        paper.submit(id, WHEREABOUTS);
        PaperAct signed = paper.act(id, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.APPROVED, COMMENT + SIGNED);
        UUID record = paper.record(id, MatterWalk.DRAFTER, List.of(signed), SCAN);
        paper.confirm(id, record, PaperWalk.CLERK, COMPARED);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        walk.close(id);
        return id;
    }

    /** A matter in another file: a file with unfinished documents is not touched (I-07). */
    private DocumentId elsewhere(String title) {
        DocumentId id = walk.draft(title);
        walk.placeInLastFile(id);
        walk.submit(id);
        return id;
    }

    private UUID verdict(DocumentId id, DocumentId disposal) {
        UUID verdict = UUID.randomUUID();
        superuser(
                ("insert into records.disposal_verdict (tenant_id, id, file_id, verdict, given_by, decision_id, given_on)"
                                + " select 1, '%s', d.file_id, 'DESTROY', m.drafter_post_id, '%s', date '2022-05-20' from"
                                + " records.document d join approval.matter m on m.document_id = d.id where d.id = '%s'")
                        .formatted(verdict, disposal.value(), id.value()));
        return verdict;
    }

    private Document entry(DocumentId id) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.read(() -> documents.find(id, drafter.reader()).orElseThrow());
    }

    private void refuses(String why, Runnable erase) {
        assertThatThrownBy(() -> toshima.run(erase))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }

    /** Every table row and every file of the content folder that holds one of the marked words. */
    private List<String> whereIsAnyWord() throws IOException, SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = installation.superuser().connect();
                Statement tables = connection.createStatement();
                Statement rows = connection.createStatement();
                ResultSet table = tables.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (table.next()) {
                String name = table.getString(1);
                try (ResultSet row = rows.executeQuery("select t::text from " + name
                        + " t where t::text like any (array['%" + String.join("%', '%", WORDS) + "%'])")) {
                    while (row.next()) {
                        found.add(name + ": " + row.getString(1));
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(installation.content())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                String utf8 = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                if (WORDS.stream().anyMatch(utf8::contains)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private void application(String sql) throws SQLException {
        try (Connection connection = installation.application().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.municipality', '1', true)");
            statement.execute(sql);
            connection.commit();
        }
    }

    private void superuser(String sql) {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
