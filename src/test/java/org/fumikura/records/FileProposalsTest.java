package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.FILE_PROPOSAL;
import static org.fumikuradb.records.Tables.WORDS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.search.SearchAtHand;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikuradb.records.tables.records.FileProposalRecord;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is proposed where a file has to be chosen, to whom, and what is like a document. */
@FumikuraTest
class FileProposalsTest {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String STRANGER = "kikaku-kacho";
    private static final List<String> READERS =
            List.of(CLERK, "joho-kanri-tanto", "joho-kacho", STRANGER, "somu-kacho", "kansa-tanto", "fuku-kucho");
    private static final long SEED = 20220523;

    @Autowired
    private Site site;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private DSLContext db;

    @Autowired
    private FileProposals proposals;

    @Autowired
    private SimilarDocuments similar;

    @Autowired
    private Files files;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private RecordsCity city;

    private TestBrowser clerk;

    @BeforeEach
    void begin() {
        clerk = site.signedIn(CLERK);
    }

    @Test
    @DisplayName("R-120-filing files are proposed by where similar documents lie, last year's by the one of its name")
    void proposesWhereSimilarDocumentsLie() {
        FileId file = city.file(city.section(CLERK));
        FileId before = copied(file, 2021);
        keep("令和3年度ひぐらし観察会の実施について", before, 2021, Secrecy.GENERAL, Scope.ALL);
        keep("令和2年度ひぐらし観察会の実施について", before, 2021, Secrecy.GENERAL, Scope.ALL);
        keep("ひぐらし観察会の実施に係る報告", file, 2022, Secrecy.GENERAL, Scope.ALL);
        search.catchUp();

        List<FileProposal> proposed = propose("令和4年度ひぐらし観察会の実施について", CLERK);

        assertThat(proposed).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(proposed.getFirst().id()).isEqualTo(file);
        assertThat(proposed.getFirst().similar()).isGreaterThanOrEqualTo(3);
        assertThat(proposed.getFirst().reason().ja()).contains("似た文書", "件中", "前の年度などの同じ名前の簿冊");
        assertThat(propose("まったくべつのことがら", CLERK)).isEmpty();
        assertThat(propose("", CLERK)).isEmpty();
    }

    @Test
    @DisplayName("I-11 neither a proposal nor what it counts tells of what somebody may not see")
    void proposesNothingThatMayNotBeSeen() {
        var random = new Random(SEED);
        String title = "もぐらの抜け道の点検について";
        List<FileRecord> all = city.read(
                () -> db.selectFrom(FILE).where(FILE.FISCAL_YEAR.in(2021, 2022)).fetch());
        var kept = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            FileRecord file = all.get(random.nextInt(all.size()));
            kept.add(keep(
                    title,
                    new FileId(file.getId()),
                    file.getFiscalYear(),
                    Secrecy.values()[random.nextInt(Secrecy.values().length)],
                    Scope.values()[random.nextInt(Scope.values().length)]));
        }
        search.catchUp();

        for (String login : READERS) {
            Actor actor = city.actor(login);
            UnitId section = FilingHelp.of(UUID.randomUUID(), actor).section();
            Set<FileId> open =
                    city.read(() -> files.listOpen(section, FiscalYear.of(clock.today()), actor.reader())).stream()
                            .map(Files.Choice::id)
                            .collect(Collectors.toSet());
            int seen = city.read(() -> db.fetchCount(
                    DocumentRows.WITH_FILE,
                    DOCUMENT.ID.in(kept),
                    Access.mayRead(actor.reader()),
                    Access.maySeeFile(actor.reader())));

            List<FileProposal> proposed = propose(title, login);

            assertThat(proposed).as(login).allSatisfy(each -> {
                assertThat(open).contains(each.id());
                assertThat(each.looked()).isLessThanOrEqualTo(seen);
                assertThat(each.similar()).isLessThanOrEqualTo(each.looked());
            });
            Set<UUID> readable = city.read(() -> db.select(DOCUMENT.ID)
                    .from(DocumentRows.WITH_FILE)
                    .where(DOCUMENT.ID.in(kept), Access.mayRead(actor.reader()))
                    .fetchSet(DOCUMENT.ID));
            readable.stream().limit(3).forEach(id -> {
                SimilarPage page = Tenancy.in(city.id(), () -> similar.of(new DocumentId(id), actor));
                assertThat(page.similar())
                        .as(login)
                        .extracting(each -> each.thing().id())
                        .filteredOn(kept::contains)
                        .isSubsetOf(readable);
                page.earlier()
                        .ifPresent(each -> assertThat(readable)
                                .contains(each.found().thing().id()));
            });
        }
    }

    @Test
    @DisplayName("R-120-filing without a script the form comes back with the proposals, and nothing typed is lost")
    void theFormProposesAndLosesNothing() {
        FileId file = city.file(city.section(CLERK));
        keep("かわせみ調査の結果の送付", file, 2022, Secrecy.GENERAL, Scope.ALL);
        search.catchUp();
        String key = UUID.randomUUID().toString();
        Map<String, String> typed = Map.of(
                "key", key, "title", "かわせみ調査の結果の送付", "file", "", "originalNumber", "環第9号", "do", FilingHelp.PROPOSE);

        Answer shown = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, typed),
                List.of(new SentFile("attachments", "結果.pdf", TypedReceipt.pdf())));

        String choose = "choose-file:" + file.value();
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains(choose, "件がここに入っています", "value=\"環第9号\"", "結果.pdf")
                .doesNotContain("まだ収受していません");
        var next = new java.util.HashMap<>(typed);
        next.put("do", choose);
        Answer chosen = clerk.postFiles("/receipts", TypedReceipt.fields(clerk, next), List.of());
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.body())
                .contains("<option value=\"" + file.value() + "\" selected>", "value=\"環第9号\"", "結果.pdf");
        next.put("do", "");
        next.put("file", file.value().toString());
        Answer received = clerk.postFiles("/receipts", TypedReceipt.fields(clerk, next), List.of());
        assertThat(received.status()).as(received.body()).isIn(302, 303);

        FileProposalRecord noted = noted(key);
        assertThat(noted.getChosenFileId()).isEqualTo(file.value());
        assertThat(noted.getProposed()).contains(file.value());
        assertThat(noted.getChosenOn()).isEqualTo(clock.today());
    }

    @Test
    void whatWasProposedTwiceIsKeptTogether() {
        FileId file = city.file(city.section(CLERK));
        FileId other = other(file);
        keep("こうもりの宿の修繕について", file, 2022, Secrecy.GENERAL, Scope.ALL);
        keep("ふくろうの巣箱の購入について", other, 2022, Secrecy.GENERAL, Scope.ALL);
        search.catchUp();
        UUID form = UUID.randomUUID();
        Actor actor = city.actor(CLERK);
        Tenancy.run(city.id(), () -> {
            proposals.propose(FilingHelp.of(form, actor), "こうもりの宿の修繕について", "", actor);
            proposals.propose(FilingHelp.of(form, actor), "ふくろうの巣箱の購入について", "", actor);
        });

        assertThat(noted(form.toString()).getProposed()).containsExactlyInAnyOrder(file.value(), other.value());
        assertThat(noted(form.toString()).getChosenOn()).isNull();
    }

    @Test
    void aPageThatStaysOpenGetsThemAlone() {
        FileId file = city.file(city.section(CLERK));
        keep("むささびの橋の点検について", file, 2022, Secrecy.GENERAL, Scope.ALL);
        search.catchUp();

        Answer part =
                clerk.post("/file-proposals", Map.of("form", UUID.randomUUID().toString(), "title", "むささびの橋の点検について"));

        assertThat(part.status()).isEqualTo(200);
        assertThat(part.body())
                .contains("id=\"file-proposals\"", file.value().toString())
                .doesNotContain("<html");
    }

    @Test
    @DisplayName("R-045, R-120 beside a document stand what is like it and the same case of the year before")
    void showsTheSameCaseOfTheYearBefore() {
        FileId file = city.file(city.section(CLERK));
        UUID earlier = keep("令和3年度いもり池の清掃について", file, 2021, Secrecy.GENERAL, Scope.ALL);
        UUID secret = keep("令和3年度いもり池の清掃について", file, 2021, Secrecy.GENERAL, Scope.NAMED);
        UUID now = keep("令和4年度いもり池の清掃について", file, 2022, Secrecy.GENERAL, Scope.ALL);
        keep("いもり池の柵の修繕について", file, 2022, Secrecy.GENERAL, Scope.ALL);
        search.catchUp();

        String page = clerk.get("/documents/" + now + "/similar").body();

        assertThat(page)
                .contains("昨年度の同じ文書", "令和3年度", "/documents/" + earlier, "共通する言葉", "<mark>")
                .doesNotContain("/documents/" + secret);
        assertThat(clerk.get("/documents/" + secret + "/similar").status()).isEqualTo(404);
        assertThat(clerk.get("/documents/" + UUID.randomUUID() + "/similar").status())
                .isEqualTo(404);
        assertThat(clerk.get("/documents/" + now).body()).contains("/documents/" + now + "/similar");
        assertThat(site.program(CLERK)
                        .get("/api/v1/documents/" + now + "/similar")
                        .text("/earlier/id"))
                .isEqualTo(earlier.toString());
    }

    private List<FileProposal> propose(String title, String login) {
        Actor actor = city.actor(login);
        return Tenancy.in(city.id(), () -> proposals.propose(FilingHelp.of(UUID.randomUUID(), actor), title, "", actor))
                .proposals()
                .orElseThrow();
    }

    private FileProposalRecord noted(String form) {
        return city.read(() -> db.fetchSingle(FILE_PROPOSAL, FILE_PROPOSAL.ID.eq(UUID.fromString(form))));
    }

    private FileId copied(FileId file, int year) {
        FileRecord copy = city.read(() -> db.fetchSingle(FILE, FILE.ID.eq(file.value())));
        copy.setId(UUID.randomUUID());
        copy.setFiscalYear(year);
        copy.setNumber(year + "-" + copy.getNumber());
        copy.touched(true);
        city.write(() -> db.batchInsert(copy).execute());
        return new FileId(copy.getId());
    }

    private FileId other(FileId file) {
        UUID section = city.section(CLERK).value();
        return city.read(() -> new FileId(db.selectFrom(FILE)
                .where(
                        FILE.UNIT_ID.eq(section),
                        FILE.FISCAL_YEAR.eq(2022),
                        FILE.STATE.eq("OPEN"),
                        FILE.SCOPE.eq("ALL"),
                        FILE.ID.ne(file.value()))
                .limit(1)
                .fetchSingle()
                .getId()));
    }

    /** A document of the file's unit, as if it had been registered in a year. */
    private UUID keep(String title, FileId file, int year, Secrecy secrecy, Scope scope) {
        UUID id = UUID.randomUUID();
        Tenancy.run(
                city.id(),
                () -> transactions.write(() -> {
                    UUID unit = db.fetchSingle(FILE, FILE.ID.eq(file.value())).getUnitId();
                    db.insertInto(DOCUMENT)
                            .set(DOCUMENT.ID, id)
                            .set(DOCUMENT.KIND, "MATERIAL")
                            .set(DOCUMENT.UNIT_ID, unit)
                            .set(DOCUMENT.FISCAL_YEAR, year)
                            .set(DOCUMENT.TITLE, title)
                            .set(DOCUMENT.FILE_ID, file.value())
                            .set(DOCUMENT.SECRECY, (short) secrecy.ordinal())
                            .set(DOCUMENT.SCOPE, scope.name())
                            .set(DOCUMENT.FLAGS, 0)
                            .set(DOCUMENT.DISCLOSURE, "OPEN")
                            .set(DOCUMENT.STATE, "PENDING")
                            .set(DOCUMENT.REGISTERED_ON, LocalDate.of(year, 5, 10))
                            .execute();
                    db.insertInto(WORDS).set(WORDS.DOCUMENT_ID, id).execute();
                    ledger.record(
                            Act.of(RecordsActs.PLANNED, new Subject("document", id), RecordsCity.PROGRAM, "test"));
                }));
        return id;
    }
}
