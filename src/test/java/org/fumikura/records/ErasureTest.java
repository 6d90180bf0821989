package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.records.Tables.DISPOSAL_VERDICT;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.HOLD;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.content.Contents;
import org.fumikura.content.Stored;
import org.fumikura.ledger.Finding;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.search.SearchAtHand;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
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

/** What may be destroyed, and what is left of it. */
@FumikuraTest
class ErasureTest {

    private static final String MARKER = "目印ことばルリビタキ";
    private static final int LAST_YEAR_WITH_NUMBERS = 2070;

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
    private FilePlan plan;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Erasure erasure;

    @Autowired
    private Contents contents;

    @Autowired
    private Verification verification;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private RecordsCity city;

    private Actor clerk;
    private FileId file;
    private UnitId counted;

    @BeforeEach
    void begin() throws SQLException {
        clerk = city.actor("joho-kanri-kakaricho");
        file = newFile(RetentionPeriod.years(1));
        counted = clerk.post().unit().id();
        boolean first =
                city.read(() -> numbers.listSeries(Set.of(counted.value())).isEmpty());
        if (first) {
            Tenancy.run(city.id(), () -> transactions.write(this::enterSeries));
            decideWithoutApproval();
        }
    }

    /** Records know nothing of approval, and so these tests decide without it. */
    private void decideWithoutApproval() throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table records.document disable trigger decided_by_a_decision");
        }
    }

    /** The clock only moves forward, far beyond the numbers of the demonstration. */
    private void enterSeries() {
        SeriesId series = plan.enter(new FilePlan.Series(counted, NumberKind.RECEIPT), RecordsCity.PROGRAM);
        for (int year = FiscalYear.of(clock.today()).startYear(); year <= LAST_YEAR_WITH_NUMBERS; year++) {
            plan.enter(
                    new FilePlan.Prefix(
                            series, new FiscalYear(year), year + "収第", "号", 1, "test", LocalDate.of(2022, 4, 1)),
                    RecordsCity.PROGRAM);
        }
    }

    @Test
    @DisplayName("I-09: no word of it is left anywhere, its entry stays, and the ledger still holds")
    void destroysEveryWordAndKeepsTheStub() throws Exception {
        DocumentId id = receive(MARKER + "の写し", MARKER + "本文");
        Tenancy.run(city.id(), () -> receipts.close(id, MARKER + "のため", clerk));
        String number = city.read(() -> numbers.of(id)).getFirst().label();
        assertThat(findTables(MARKER + "本文")).isEmpty();
        assertThat(filesWith(MARKER)).isNotEmpty();
        search.catchUp();
        assertThat(found(MARKER + ".txt")).isEqualTo(1);
        LocalDate lastDay = expiry(id);
        UUID verdict = verdict("DESTROY", decided());
        goTo(lastDay.plusDays(1));
        erase(id, verdict);
        contents.sweep();

        assertThat(findTables(MARKER)).as("the title alone stays, in the entry").containsExactly("records.document");
        assertThat(filesWith(MARKER)).isEmpty();
        search.catchUp();
        assertThat(found(MARKER + ".txt")).isZero();
        Document stub = city.read(() -> documents.get(id, clerk.reader()));
        assertThat(stub.erasedOn()).contains(lastDay.plusDays(1));
        assertThat(stub.expiresOn()).contains(lastDay);
        assertThat(city.read(() -> documents.versions(id))).isEmpty();
        assertThat(city.read(() -> numbers.of(id)).getFirst().label()).isEqualTo(number);
        assertThat(findings(id)).isEmpty();
    }

    private long found(String words) {
        return Tenancy.in(city.id(), () -> search.count(words));
    }

    private List<Finding> findings(DocumentId id) {
        return verification.verify(city.id()).findings().stream()
                .filter(finding -> id.value().equals(finding.subject()))
                .toList();
    }

    @Test
    @DisplayName("I-06: not before it ended and expired")
    void notBeforeItEndedAndExpired() {
        DocumentId open = receive("完結していない", "");
        DocumentId young = closed("満了していない");
        UUID verdict = verdict("DESTROY", decided());
        refused(open, verdict, "is not closed");
        Tenancy.run(city.id(), () -> receipts.close(open, "済み", clerk));
        refused(young, verdict, "has not expired");
        goTo(expiry(young));
        refused(young, verdict, "has not expired");
        goTo(expiry(young).plusDays(1));
        erase(young, verdict);
        refused(young, verdict, "is destroyed already");
    }

    @Test
    @DisplayName("I-06: a hold stops it, and its release frees it")
    void notWhileAHoldIsOn() {
        DocumentId id = closed("凍結されている");
        UUID verdict = verdict("DESTROY", decided());
        UUID hold = UUID.randomUUID();
        city.write(() -> db.insertInto(HOLD)
                .set(HOLD.ID, hold)
                .set(HOLD.FILE_ID, file.value())
                .set(HOLD.REASON, "開示請求")
                .set(HOLD.AUTHORITY, "情報公開担当")
                .set(HOLD.HELD_FROM, clock.today())
                .execute());
        goTo(expiry(id).plusDays(1));
        refused(id, verdict, "is on hold");

        city.write(() -> db.update(HOLD)
                .set(HOLD.RELEASED_ON, clock.today())
                .where(HOLD.ID.eq(hold))
                .execute());
        erase(id, verdict);
    }

    @Test
    @DisplayName("I-06: not without a decided line, and a line that keeps or transfers wins over any other")
    void notWithoutADecidedLine() {
        DocumentId id = closed("判定を待つ");
        DocumentId other = closed("別の文書");
        UUID undecided = verdict("DESTROY", other);
        UUID itself = verdict("DESTROY", id);
        UUID elsewhere = verdictOn(newFile(RetentionPeriod.years(1)), "DESTROY", decided());
        UUID good = verdict("DESTROY", decided());
        goTo(expiry(id).plusDays(1));

        refused(id, UUID.randomUUID(), "no verdict");
        refused(id, elsewhere, "no verdict");
        refused(id, undecided, "is not decided");
        refused(id, itself, "is not decided");
        UUID retain = verdict("RETAIN", decided());
        refused(id, good, "to be kept or transferred");
        refused(id, retain, "to be kept or transferred");
    }

    @Test
    @DisplayName("I-07: not while something of its file is unfinished")
    void notWhileTheFileIsUnfinished() {
        DocumentId id = closed("完結した");
        UUID verdict = verdict("DESTROY", decided());
        DocumentId open = receive("まだ処理している", "");
        goTo(expiry(id).plusDays(1));
        refused(id, verdict, "has unfinished documents");

        Tenancy.run(city.id(), () -> receipts.close(open, "済み", clerk));
        erase(id, verdict);
    }

    @Test
    @DisplayName("I-08: retention grows and never shrinks; for ever stays for ever")
    void retentionNeverShrinks() {
        DocumentId id = closed("延ばせるが縮められない");
        LocalDate later = expiry(id).plusYears(5);
        assertThat(findings(id)).isEmpty();
        city.write(() -> expire(id, later));
        assertThat(findings(id)).as("lengthened without an act that says so").isNotEmpty();
        for (String earlier : List.of("'" + later.minusDays(1) + "'", "null")) {
            assertThatThrownBy(() -> city.write(() -> db.execute(
                            "update records.document set expires_on = " + earlier + " where id = ?", id.value())))
                    .hasStackTraceContaining("is kept longer than this");
        }
        file = newFile(new RetentionPeriod.Permanent());
        DocumentId permanent = closed("永年");
        assertThat(city.read(() -> documents.get(permanent, clerk.reader())).expiresOn())
                .isEmpty();
        assertThatThrownBy(() -> city.write(() -> expire(permanent, clock.today())))
                .hasStackTraceContaining("is kept longer than this");
    }

    @Test
    void whatWasDeniedOrAbandonedExpiresToo() {
        DocumentId denied = registered("否決された");
        city.write(() -> {
            documents.end(denied, DocumentState.DENIED);
            return true;
        });

        assertThat(expiry(denied)).isEqualTo(FiscalYear.of(clock.today()).next().lastDay());
        UUID verdict = verdict("DESTROY", decided());
        goTo(expiry(denied).plusDays(1));
        erase(denied, verdict);
    }

    @Test
    void nobodyDestroysByAnotherWay() {
        DocumentId id = closed("ほかの道");
        for (String sql : List.of(
                "delete from records.words where document_id = ?",
                "delete from records.document where id = ?",
                "update records.document set erased_on = '2022-05-20' where id = ?",
                "delete from ledger.detail where position in (select position from ledger.act where subject_id = ?)")) {
            assertThatThrownBy(() -> city.write(() -> db.execute(sql, id.value())))
                    .as(sql)
                    .hasStackTraceContaining("permission denied");
        }
    }

    private LocalDate expiry(DocumentId id) {
        return city.read(() -> documents.get(id, clerk.reader())).expiresOn().orElseThrow();
    }

    private void goTo(LocalDate day) {
        clocks.setOfficial(day.atTime(9, 0));
        city.write(() -> true);
    }

    private int expire(DocumentId id, LocalDate on) {
        return db.update(DOCUMENT)
                .set(DOCUMENT.EXPIRES_ON, on)
                .where(DOCUMENT.ID.eq(id.value()))
                .execute();
    }

    private FileId newFile(RetentionPeriod retention) {
        return Tenancy.in(city.id(), () -> {
            ClassificationId classification = plan.enter(
                    new FilePlan.Classification(
                            "T-" + UUID.randomUUID(), Optional.empty(), "試験", LocalDate.of(2022, 4, 1)),
                    RecordsCity.PROGRAM);
            return plan.enter(
                    new FilePlan.NewFile(
                            FiscalYear.of(clock.today()),
                            clerk.units().get(1).id(),
                            classification,
                            "T-" + UUID.randomUUID(),
                            "試験の簿冊",
                            "試験の簿冊",
                            retention,
                            RetentionStartRule.AFTER_FISCAL_YEAR,
                            "test",
                            Disposition.DESTROY,
                            Medium.ELECTRONIC,
                            Secrecy.GENERAL,
                            Scope.ALL,
                            Set.of()),
                    RecordsCity.PROGRAM);
        });
    }

    private DocumentId receive(String title, String words) {
        var attached = new ArrayList<AttachedFile>();
        if (!words.isEmpty()) {
            Stored stored = Tenancy.in(
                    city.id(),
                    () -> contents.put(
                            new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)), 1_000, Supplier::get));
            attached.add(new AttachedFile(
                    UUID.randomUUID(),
                    1,
                    AttachmentRole.REFERENCE,
                    MARKER + ".txt",
                    stored.mediaType(),
                    stored.size(),
                    stored.sha256()));
        }
        var letter = new Arrival(
                counted,
                counted,
                file,
                title,
                "東京都",
                Optional.empty(),
                clock.today(),
                "",
                ArrivalMedium.PAPER,
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of(),
                Disclosure.OPEN,
                "",
                Set.of(),
                attached);
        return Tenancy.in(city.id(), () -> receipts.receive(letter, clerk.doer()));
    }

    private DocumentId closed(String title) {
        DocumentId id = receive(title, "");
        Tenancy.run(city.id(), () -> receipts.close(id, "済み", clerk));
        return id;
    }

    private DocumentId registered(String title) {
        DocumentId id = new DocumentId(UUID.randomUUID());
        city.write(() -> {
            documents.register(
                    id,
                    DocumentKind.DRAFT,
                    new Writ(
                            clerk.post().unit().id(),
                            file,
                            title,
                            "",
                            "",
                            Secrecy.GENERAL,
                            Scope.SECTION,
                            Set.of(),
                            Disclosure.OPEN,
                            "",
                            List.of()),
                    new FiscalYear(2022));
            return true;
        });
        return id;
    }

    /** A decided document in a file of its own: the decision on the list of what is to be destroyed. */
    private DocumentId decided() {
        FileId before = file;
        file = newFile(RetentionPeriod.years(30));
        DocumentId id = registered("廃棄の決定");
        file = before;
        city.write(() -> {
            documents.end(id, DocumentState.DECIDED);
            return true;
        });
        return id;
    }

    private UUID verdict(String verdict, DocumentId decision) {
        return verdictOn(file, verdict, decision);
    }

    private UUID verdictOn(FileId on, String verdict, DocumentId decision) {
        UUID id = UUID.randomUUID();
        city.write(() -> db.insertInto(DISPOSAL_VERDICT)
                .set(DISPOSAL_VERDICT.ID, id)
                .set(DISPOSAL_VERDICT.FILE_ID, on.value())
                .set(DISPOSAL_VERDICT.VERDICT, verdict)
                .set(DISPOSAL_VERDICT.GIVEN_BY, clerk.post().id().value())
                .set(DISPOSAL_VERDICT.DECISION_ID, decision.value())
                .set(DISPOSAL_VERDICT.GIVEN_ON, clock.today())
                .execute());
        return id;
    }

    private void erase(DocumentId id, UUID verdict) {
        Tenancy.run(city.id(), () -> erasure.erase(id, verdict, RecordsCity.PROGRAM));
    }

    private void refused(DocumentId id, UUID verdict, String why) {
        assertThatThrownBy(() -> erase(id, verdict)).hasStackTraceContaining(why);
        assertThat(city.read(() -> ledger.history(id.value())))
                .noneMatch(entry -> entry.kind().equals(RecordsActs.ERASED) && !why.equals("is destroyed already"));
    }

    /** The tables in which a word stands, in whatever column. */
    private List<String> findTables(String word) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery(
                    "select table_schema || '.' || table_name from information_schema.tables "
                            + "where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("select count(*) from " + table + " t where t::text like '%"
                                + word + "%' or encode(convert_to(t::text, 'UTF8'), 'hex') like '%"
                                + hex(word) + "%'")) {
                    rows.next();
                    if (rows.getInt(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static String hex(String word) {
        return java.util.HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> filesWith(String word) throws IOException {
        try (Stream<Path> paths = java.nio.file.Files.walk(installation.content())) {
            return paths.filter(java.nio.file.Files::isRegularFile)
                    .filter(path -> contains(path, word))
                    .toList();
        }
    }

    private static boolean contains(Path path, String word) {
        try {
            return new String(java.nio.file.Files.readAllBytes(path), StandardCharsets.UTF_8).contains(word);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
