package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.content.Contents;
import org.fumikura.content.Stored;
import org.fumikura.frame.Forbidden;
import org.fumikura.ledger.Finding;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FumikuraTest
class ReceiptsTest {

    @Autowired
    private Transactions transactions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private DSLContext db;

    @Autowired
    private Documents documents;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Contents contents;

    @Autowired
    private Verification verification;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private RecordsCity city;

    private Actor clerk;
    private FileId file;

    @BeforeEach
    void begin() {
        clerk = city.actor("joho-kanri-kakaricho");
        file = city.file(clerk.units().get(1).id());
    }

    @Test
    void receivingIsOneActThatTakesANumberAndFreezesEverything() {
        AttachedFile attached = attached("通知.txt", "研修の実施について");
        DocumentId id = receive("研修の実施について（照会）", Secrecy.GENERAL, Scope.SECTION, List.of(attached));

        Document document = city.read(() -> documents.get(id, clerk.reader()));
        assertThat(document.state()).isEqualTo(DocumentState.RECEIVED);
        assertThat(document.kind()).isEqualTo(DocumentKind.RECEIPT);
        assertThat(document.registeredOn()).isEqualTo(clock.today());
        assertThat(city.read(() -> numbers.of(id)))
                .singleElement()
                .satisfies(number -> assertThat(number.label()).matches("4豊政情収第\\d+号"));
        assertThat(city.read(() -> receipts.find(id)).orElseThrow().sender()).isEqualTo("東京都総務局行政部");
        Version version = city.read(() -> documents.latest(id));
        assertThat(version.attachments())
                .singleElement()
                .satisfies(kept -> assertThat(kept.sha256()).isEqualTo(attached.sha256()));
        assertThat(history(id)).extracting(LedgerEntry::kind).containsExactly(RecordsActs.RECEIVED);
        assertThat(findings()).isEmpty();
    }

    @Test
    void whoReceivedForNamedPeopleReadsItTogetherWithThem() {
        Actor head = city.actor("joho-kacho");
        Arrival letter = city.letter(clerk, file, "親展の手紙", Secrecy.CAREFUL, Scope.NAMED, List.of());
        var toHead = new Arrival(
                letter.section(),
                letter.unit(),
                letter.file(),
                letter.title(),
                letter.sender(),
                letter.sentOn(),
                letter.arrivedOn(),
                letter.originalNumber(),
                letter.medium(),
                letter.secrecy(),
                letter.scope(),
                letter.flags(),
                letter.disclosure(),
                letter.disclosureReason(),
                Set.of(head.post().id()),
                letter.attachments());
        DocumentId id = Tenancy.in(city.id(), () -> receipts.receive(toHead, clerk.doer()));

        assertThat(city.read(() -> documents.find(id, clerk.reader()))).isPresent();
        assertThat(city.read(() -> documents.find(id, head.reader()))).isPresent();
        assertThat(city.read(
                        () -> documents.find(id, city.actor("joho-kanri-tanto").reader())))
                .isEmpty();
        assertThat(city.read(
                        () -> documents.find(id, city.actor("seisaku-bucho").reader())))
                .isEmpty();
    }

    @Test
    void completingNeedsAReasonAndReckonsTheRetention() {
        DocumentId id = receive("お知らせ", Secrecy.GENERAL, Scope.SECTION, List.of());
        Tenancy.run(city.id(), () -> {
            assertThatIllegalArgumentException().isThrownBy(() -> receipts.close(id, " ", clerk));
            receipts.close(id, "回答を要しない通知のため", clerk);
            assertThatThrownBy(() -> receipts.close(id, "もう一度", clerk)).isInstanceOf(ReceiptNotOpen.class);
        });

        Document document = city.read(() -> documents.get(id, clerk.reader()));
        assertThat(document.state()).isEqualTo(DocumentState.CLOSED);
        assertThat(document.closedOn()).contains(clock.today());
        assertThat(document.expiresOn()).contains(LocalDate.of(2026, 3, 31));
        LedgerEntry last = history(id).getLast();
        assertThat(last.kind()).isEqualTo(RecordsActs.RECEIPT_CLOSED);
        assertThat(last.detail())
                .isNotNull()
                .extracting(detail -> detail.reason())
                .isEqualTo("回答を要しない通知のため");
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("A.3.1: 係長以上 or 文書取扱主任 completes; others may not, and strangers do not find it")
    void completingBelongsToHeadsAndClerks() {
        DocumentId id = receive("だれが完結できるか", Secrecy.GENERAL, Scope.SECTION, List.of());
        Tenancy.run(city.id(), () -> {
            assertThatThrownBy(() -> receipts.close(id, "済み", city.actor("joho-kanri-tanto")))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> receipts.close(id, "済み", city.actor("kikaku-kacho")))
                    .isInstanceOf(NotFound.class);
            receipts.close(id, "済み", city.actor("joho-system1-kakaricho"));
        });
    }

    @Test
    @DisplayName("I-01: the application's own role can change nothing of what was received")
    void theDatabaseRefusesEveryChange() {
        DocumentId id = receive("変えられない", Secrecy.GENERAL, Scope.SECTION, List.of(attached("本文.txt", "変えられない本文")));
        String document = " where id = '" + id.value() + "'";
        String words = " where document_id = '" + id.value() + "'";

        for (String column : List.of(
                "title = 'x'",
                "secrecy = 0, scope = 'ALL'",
                "flags = 1",
                "disclosure = 'CLOSED'",
                "decided_on = '2022-05-20'",
                "effective_on = '2022-05-20'",
                "state = 'DECIDED'",
                "state = 'PENDING'")) {
            refused("update records.document set " + column + document);
        }
        for (String column : List.of(
                "kind = 'DRAFT'", "registered_on = '2020-01-01'", "unit_id = unit_id", "erased_on = '2022-05-20'")) {
            refused("update records.document set " + column + document);
        }
        for (String table : List.of("receipt", "version", "attachment", "words", "number")) {
            refused("delete from records." + table + words);
        }
        refused("delete from records.document" + document);
        refused("update records.receipt set sender = 'x'" + words);
        refused("update records.version set title = 'x'" + words);
        refused("update records.attachment set name = 'x'" + words);
        refused(
                "insert into records.version (document_id, n, title, body, reason, disclosure_reason, digest, frozen_at) "
                        + "select document_id, 2, title, body, reason, disclosure_reason, digest, frozen_at from records.version"
                        + words);
        refused("insert into records.attachment (document_id, n, ordinal, id, role, name, media_type, size, sha256) "
                + "select document_id, n, 2, gen_random_uuid(), role, name, media_type, size, sha256 "
                + "from records.attachment" + words);
        refused("insert into records.receipt (document_id, sender, original_number, arrived_on, medium) "
                + "select id, 'x', '', registered_on, 'FAX' from records.document" + document);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("I-01, I-08: changes by the owner of the database are found, and the record is named")
    void tamperingIsFound() throws SQLException {
        DocumentId id = receive("すり替えられる", Secrecy.GENERAL, Scope.SECTION, List.of());
        Tenancy.run(city.id(), () -> receipts.close(id, "済み", clerk));
        for (String sql : List.of(
                "update records.receipt set sender = 'すり替え' where document_id = '%s'",
                "update records.document set title = 'すり替え' where id = '%s'",
                "update records.document set expires_on = '2022-05-21' where id = '%s'",
                "update records.number set label = '4豊政情収第900号' where document_id = '%s'",
                "update records.file set retention_years = 1 where id = '" + file.value() + "'")) {
            tampered(sql.formatted(id.value()), () -> assertThat(findings()).isNotEmpty());
        }
        assertThat(findings()).isEmpty();
    }

    @Test
    void aFormTakesEffectOnceAndGivesItsFilesUp() {
        UUID form = UUID.randomUUID();
        List<AttachedFile> kept = Tenancy.in(city.id(), () -> {
            uploads.add(form, clerk.person(), "通知.txt", bytes("一枚目"));
            uploads.add(form, clerk.person(), "通知.txt", bytes("一枚目"));
            uploads.add(form, clerk.person(), "別紙.txt", bytes("二枚目"));
            return transactions.read(() -> uploads.list(form, clerk.person()));
        });
        assertThat(kept).extracting(AttachedFile::name).containsExactly("通知.txt", "別紙.txt");
        assertThat(kept).extracting(AttachedFile::ordinal).containsExactly(1, 2);
        Arrival letter = city.letter(clerk, file, "二度押し", Secrecy.GENERAL, Scope.SECTION, kept);

        String first = Tenancy.in(city.id(), () -> receipts.receive(form, letter, clerk));
        String second = Tenancy.in(city.id(), () -> receipts.receive(form, letter, clerk));

        assertThat(second).isEqualTo(first);
        assertThat(city.read(() -> uploads.list(form, clerk.person()))).isEmpty();
        assertThat(city.read(() -> receipts.list("二度押し", false, clerk.reader(), PageRequest.first()))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void onlyTheClerkOfASectionReceivesForIt() {
        Actor other = city.actor("kikaku-kakaricho");
        Arrival letter = city.letter(clerk, file, "よその課", Secrecy.GENERAL, Scope.SECTION, List.of());

        Tenancy.run(
                city.id(),
                () -> assertThatThrownBy(() -> receipts.receive(UUID.randomUUID(), letter, other))
                        .isInstanceOf(Forbidden.class));
    }

    @Test
    void theListOfASectionHasItsSendersAndNoOthers() {
        Actor stranger = city.actor("kikaku-kacho");
        List<String> ofStranger = titles("", stranger);
        long unfinishedOfStranger = city.read(() -> receipts.countUnfinished(stranger.reader()));
        receive("区分の照会", Secrecy.GENERAL, Scope.SECTION, List.of());
        receive("割合 100%_確認", Secrecy.GENERAL, Scope.SECTION, List.of());
        Actor mate = city.actor("joho-system2-tanto");

        assertThat(titles("東京都　照会", mate)).contains("区分の照会");
        assertThat(titles("１００％_", mate)).containsExactly("割合 100%_確認");
        assertThat(titles("%", mate)).containsExactly("割合 100%_確認");
        assertThat(titles("_", mate)).containsExactly("割合 100%_確認");
        assertThat(titles("\\", mate)).isEmpty();
        assertThat(titles("照会' or '1'='1", mate)).isEmpty();
        assertThat(titles("", stranger)).isEqualTo(ofStranger);
        assertThat(city.read(() -> receipts.countUnfinished(stranger.reader()))).isEqualTo(unfinishedOfStranger);
        assertThat(city.read(() -> receipts.countUnfinished(mate.reader()))).isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("I-10: a form that nobody came back to gives its files up; bytes go with their last reference")
    void anAbandonedFormGivesItsFilesUp() {
        UUID form = UUID.randomUUID();
        AttachedFile kept = Tenancy.in(city.id(), () -> {
            uploads.add(form, clerk.person(), "忘れ物.txt", bytes("忘れられた内容"));
            return transactions.read(() -> uploads.list(form, clerk.person())).getFirst();
        });
        clocks.advance(Uploads.PATIENCE.minusMinutes(1));
        sweep();
        assertThat(city.read(() -> contents.isIntact(kept.sha256()))).isTrue();
        clocks.advance(Duration.ofMinutes(2));
        sweep();

        assertThat(city.read(() -> uploads.list(form, clerk.person()))).isEmpty();
        assertThat(city.read(() -> contents.isIntact(kept.sha256()))).isFalse();
    }

    private void sweep() {
        uploads.sweep();
        contents.sweep();
    }

    private List<String> titles(String words, Actor actor) {
        return city.read(() -> receipts.list(words, false, actor.reader(), PageRequest.first())).items().stream()
                .map(line -> line.document().title())
                .toList();
    }

    private DocumentId receive(String title, Secrecy secrecy, Scope scope, List<AttachedFile> attached) {
        Arrival letter = city.letter(clerk, file, title, secrecy, scope, attached);
        return Tenancy.in(city.id(), () -> receipts.receive(letter, clerk.doer()));
    }

    private AttachedFile attached(String name, String words) {
        Stored stored = Tenancy.in(city.id(), () -> contents.put(bytes(words), 1_000, Supplier::get));
        return new AttachedFile(
                UUID.randomUUID(),
                1,
                AttachmentRole.REFERENCE,
                name,
                stored.mediaType(),
                stored.size(),
                stored.sha256());
    }

    private static ByteArrayInputStream bytes(String words) {
        return new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8));
    }

    private List<LedgerEntry> history(DocumentId id) {
        return city.read(() -> ledger.history(id.value()));
    }

    private List<Finding> findings() {
        return verification.verify(city.id()).findings();
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> city.write(() -> db.execute(sql)))
                .as(sql)
                .rootCause()
                .message()
                .containsPattern(
                        "permission denied|is final|can not become|can not have it|is frozen|no further version"
                                + "|was not received now");
    }

    /** Changes a row as somebody in the machine room would, looks, and puts it back. */
    private void tampered(String sql, Runnable look) throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : List.of("document", "receipt", "number", "file")) {
                statement.execute("create table public.kept_" + table + " as select * from records." + table);
            }
            assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
            look.run();
            for (String table : List.of("document", "receipt", "number", "file")) {
                statement.execute("delete from records." + table);
                statement.execute("insert into records." + table + " select * from public.kept_" + table);
                statement.execute("drop table public.kept_" + table);
            }
        }
    }
}
