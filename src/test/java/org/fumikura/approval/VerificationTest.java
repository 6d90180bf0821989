package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.fumikura.demo.City;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Finding;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Verification;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** S06: what the owner of the machine changes behind the program's back is found, and the record is named. */
@FumikuraTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerificationTest {

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Verification verification;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Transactions transactions;

    @Test
    @Order(1)
    @DisplayName("I-02 an untouched city verifies")
    void untouchedCityHolds() {
        walk.closed("手を触れていない案件");

        var report = verification.verify(City.TOSHIMA);

        assertThat(report.findings()).isEmpty();
        assertThat(report.digests()).isPositive();
    }

    @ParameterizedTest
    @DisplayName("S06 one changed row of a decided record")
    @CsvSource(delimiter = '|', textBlock = """
                    records.version    | body = 'すり替え'                    | document_id
                    records.version    | reason = 'すり替え'                  | document_id
                    records.document   | title = 'すり替え'                   | id
                    records.document   | decided_on = decided_on - 1          | id
                    records.document   | state = 'PENDING'                    | id
                    records.number     | label = '4-9999'                     | document_id
                    records.attachment | name = 'すり替え.txt'                | document_id
                    records.attachment | sha256 = sha256('x')                 | document_id
                    approval.step      | acted_at = acted_at - interval '1 d' | document_id
                    approval.step      | person_id = (select id from organization.person where login = 'kucho' and tenant_id = 1) | document_id
                    approval.decision  | decided_at = decided_at - interval '1 d' | document_id
                    approval.matter    | amount = 1                           | document_id
                    """)
    void changedRowIsFound(String table, String change, String key) {
        DocumentId id = walk.draft("書き換えられる案件");
        walk.attach(id, "資料.txt", "資料の中身");
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        sql("create table if not exists public.kept_blob as select * from content.blob");
        sql(
                "insert into content.blob select 1, sha256('x'), 1, stored_at from content.blob limit 1 on conflict do nothing");

        sql("update %s set %s where %s = '%s'".formatted(table, change, key, id.value()));

        assertThat(verification.verify(City.TOSHIMA).findings())
                .filteredOn(finding -> id.value().equals(finding.subject()))
                .anySatisfy(finding -> assertThat(finding.what().ja()).contains("書き換えられて"));
    }

    @Test
    @DisplayName("S06 until when a denied record is kept")
    void shortenedRetentionIsFound() {
        DocumentId id = walk.submitted("否決される案件");
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.deny(id, MatterWalk.SECTION_HEAD, "財源がないため");
        sql("update records.document set expires_on = expires_on - 365 where id = '%s'".formatted(id.value()));

        assertThat(verification.verify(City.TOSHIMA).findings())
                .filteredOn(finding -> id.value().equals(finding.subject()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("S06 a record that became final, took effect or was completed without any act")
    @CsvSource(delimiter = '|', textBlock = """
                    records.document | state = 'DECIDED', decided_on = registered_on  | id
                    records.document | state = 'ABANDONED'                            | id
                    records.document | effective_on = registered_on                   | id
                    records.document | state = 'CLOSED', closed_on = registered_on    | id
                    records.document | expires_on = registered_on                     | id
                    approval.matter  | state = 'CLOSED'                               | document_id
                    approval.matter  | state = 'AWAITING_CLOSE'                       | document_id
                    approval.matter  | state = 'DENIED'                               | document_id
                    """)
    void finalWithoutAnActIsFound(String table, String change, String key) {
        DocumentId id = walk.submitted("ひとりでに確定した案件");
        sql("update %s set %s where %s = '%s'".formatted(table, change, key, id.value()));

        assertThat(verification.verify(City.TOSHIMA).findings())
                .filteredOn(finding -> id.value().equals(finding.subject()))
                .anySatisfy(finding -> assertThat(finding.what().ja()).contains("その行為が台帳にありません"));
    }

    @Test
    @DisplayName("S06 words destroyed under an act that destroys nothing")
    void pretendedErasureIsFound() {
        DocumentId id = walk.decided("消されたことにされる案件");
        var doer = toshima.actor(MatterWalk.DRAFTER).doer();
        toshima.run(() ->
                transactions.write(() -> ledger.record(Act.of("records.erased", Approvals.subject(id), doer, "廃棄"))));
        sql(
                "delete from records.version where document_id = '%1$s'; update records.document set erased_on = registered_on where id = '%1$s'"
                        .formatted(id.value()));

        assertThat(verification.verify(City.TOSHIMA).findings())
                .extracting(Finding::subject)
                .contains(id.value());
    }

    @Test
    @DisplayName("S06 the copying of heads switched off, and the head taken away")
    void stoppedCopyIsFound() {
        sql("update ledger.follower set position = position + 1000000 where name = 'heads' and tenant_id = 1");
        assertThat(verification.verify(City.TOSHIMA).findings())
                .extracting(finding -> finding.what().ja())
                .anySatisfy(what -> assertThat(what).contains("控えが"));
        sql("create table public.kept_head as select * from ledger.head; delete from ledger.head where tenant_id = 1");
        assertThat(verification.verify(City.TOSHIMA).findings())
                .extracting(finding -> finding.what().ja())
                .contains("台帳の末尾の記録がありません");
        sql("insert into ledger.head select * from public.kept_head where tenant_id = 1");
    }

    @Test
    @DisplayName("S06 one changed line of the ledger, and changed words of a line")
    void changedLineIsFound() {
        DocumentId id = walk.decided("台帳の行が変わる案件");
        sql(
                "update ledger.act set official_at = official_at - interval '1 d' where kind = 'approval.decided' and subject_id = '%s'"
                        .formatted(id.value()));
        sql(
                "update ledger.detail d set detail = replace(detail, '台帳', '台張') from ledger.act a where a.position = d.position"
                        + " and a.tenant_id = d.tenant_id and a.kind = 'approval.submitted' and a.subject_id = '%s'"
                                .formatted(id.value()));

        assertThat(verification.verify(City.TOSHIMA).findings())
                .filteredOn(finding -> id.value().equals(finding.subject()))
                .extracting(finding -> finding.what().ja())
                .contains("台帳の行がその後に書き換えられています", "台帳の記載内容がその後に書き換えられています");
    }

    @Test
    @DisplayName("S06 the whole chain recomputed after a change does not fit the heads kept outside")
    void recomputedChainIsFound() throws SQLException {
        DocumentId id = walk.decided("鎖ごと作り直される案件");
        verification.verify(City.TOSHIMA);
        sql("update ledger.act set cause = 'すり替え' where position = 3 and tenant_id = 1");
        recompute();

        assertThat(verification.verify(City.TOSHIMA).findings())
                .extracting(Finding::what)
                .anySatisfy(what -> assertThat(what.ja()).contains("作り直されています"));
        assertThat(id).isNotNull();
    }

    @Test
    @DisplayName("S06 a line taken out of the chain")
    void missingLineIsFound() {
        walk.decided("行が抜かれる案件");
        sql("delete from ledger.detail where position = 5 and tenant_id = 1");
        sql("delete from ledger.act where position = 5 and tenant_id = 1");

        assertThat(verification.verify(City.TOSHIMA).findings())
                .extracting(finding -> finding.what().ja())
                .anySatisfy(what -> assertThat(what).contains("飛んでいます"));
    }

    /** What an attacker with the source code would do: every hash from the first line to the head, done again. */
    private void recompute() throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            byte[] hash = org.fumikura.ledger.CanonicalBytes.sha256(
                    "fumikura ledger of municipality 1".getBytes(StandardCharsets.UTF_8));
            try (ResultSet acts =
                            statement.executeQuery("select * from ledger.act where tenant_id = 1 order by position");
                    PreparedStatement update = connection.prepareStatement(
                            "update ledger.act set hash = ? where tenant_id = 1 and position = ?")) {
                while (acts.next()) {
                    hash = RecomputedHash.of(acts, hash);
                    update.setBytes(1, hash);
                    update.setLong(2, acts.getLong("position"));
                    update.addBatch();
                }
                update.executeBatch();
            }
            try (PreparedStatement head =
                    connection.prepareStatement("update ledger.head set hash = ? where tenant_id = 1")) {
                head.setBytes(1, hash);
                head.executeUpdate();
            }
        }
    }

    private void sql(String sql) {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
