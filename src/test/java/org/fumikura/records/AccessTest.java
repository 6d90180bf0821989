package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.COUNTER;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER_PREFIX;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.search.Allowed;
import org.fumikura.search.Findable;
import org.fumikura.search.SearchAtHand;
import org.fumikura.search.SearchPage;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikuradb.records.tables.records.NumberPrefixRecord;
import org.fumikuradb.records.tables.records.NumberRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The one access predicate against a model of A.16 in memory: every scope × secrecy × flags × unit × rule on the document, each
 * in a file drawn from every scope × secrecy × flags × unit × rule on the file.
 */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final long SEED = Long.getLong("fumikura.test.seed", 20_220_523);
    private static final int READERS = Integer.getInteger("fumikura.test.readers", 200);
    private static final int ROUNDS = 1;

    /** What takes its time is looked at for one in so many readers. */
    private static final int RARELY = 50;

    private static final int SOMETIMES = 5;

    private static final int MOST_PAGES = 5;

    /** Behind that many acts an index tells no numbers. */
    private static final int FAR_BEHIND = 301;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Organization organization;

    @Autowired
    private Actors actors;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private DSLContext db;

    @Autowired
    private Documents documents;

    @Autowired
    private Files files;

    @Autowired
    private FoundDocuments found;

    @Autowired
    private FoundFiles foundFiles;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private Site site;

    private RecordsCity city;
    private AccessOffice office;

    @BeforeAll
    void fill() {
        city = RecordsCity.of(municipalities, transactions, ledger, organization, actors, clock, db);
        office = new AccessOffice(city, SEED);
        office.fill(ROUNDS, 1);
        search.catchUp();
    }

    @Test
    @DisplayName("I-11 A.16: the predicate reads exactly what the model reads")
    void readsExactlyWhatTheModelReads() {
        for (Actor actor : office.people()) {
            Reader reader = actor.reader();
            Set<UUID> expected = idsOf(office.readable(reader));
            Set<UUID> ours = office.ids();
            Set<UUID> read = city.read(() -> new HashSet<>(db.fetchValues(documents.readableIds(reader))));
            read.retainAll(ours);

            assertThat(read).as(actor.post().name().ja()).isEqualTo(expected);
            assertThat(expected).as("something to read, and something not").isNotEmpty();
            assertThat(expected.size()).isLessThan(ours.size());
        }
    }

    @Test
    @DisplayName(
            "I-11 A.16: whatever somebody searches, she finds, counts, chooses from and takes out what the model reads")
    void findsExactlyWhatTheModelReads() {
        for (int n = 0; n < READERS; n++) {
            Reader reader = n < office.people().size() ? office.people().get(n).reader() : office.anybody();
            String letter = office.one(AccessModel.LETTERS);
            List<AccessModel.ModelDocument> readable = office.readable(reader);
            List<AccessModel.ModelDocument> wanted = readable.stream()
                    .filter(document -> document.title().contains(letter))
                    .toList();
            String who = "reader %d of seed %d: %s".formatted(n, SEED, reader);
            reveals(who, reader, AccessModel.WORD, readable);
            reveals(who, reader, letter, wanted);
            if (n % SOMETIMES == 0) {
                revealsWithAChoice(who, reader, letter, wanted);
                proposes(who, reader, AccessModel.WORD, readable);
                proposes(who, reader, letter, wanted);
            }
            if (n % RARELY == 0) {
                listsAndPages(who, reader, letter, wanted);
            }
        }
    }

    /** In whatever way an answer tells of documents. What else the search will tell stands here too. */
    private void reveals(String who, Reader reader, String words, List<AccessModel.ModelDocument> expected) {
        Allowed allowed = city.read(() -> found.allowed(reader));
        SearchAtHand.Told told = in(() -> search.ask(words, Map.of(), allowed));
        assertThat(told.hits()).as(who).isEqualTo(idsOf(expected));
        assertThat(told.total()).as(who).isEqualTo(expected.size());
        for (String key : List.of("year", "state", "unit")) {
            assertThat(told.counts().getOrDefault(key, Map.of())).as(who).isEqualTo(counted(expected, key));
        }
    }

    /** What is told before anything was looked for, and beside it. */
    private void proposes(String who, Reader reader, String words, List<AccessModel.ModelDocument> expected) {
        Allowed allowed = city.read(() -> found.allowed(reader));
        List<String> proposed = in(() -> search.titles(words, reader));
        assertThat(idsOf(expected)).as(who).containsAll(in(() -> search.alike(words, allowed)));
        assertThat(expected)
                .as(who)
                .extracting(AccessModel.ModelDocument::title)
                .containsAll(proposed);
        assertThat(proposed.isEmpty()).as(who).isEqualTo(expected.isEmpty());
    }

    /** With a choice made, each other choice has the number that it would have. */
    private void revealsWithAChoice(String who, Reader reader, String words, List<AccessModel.ModelDocument> expected) {
        Allowed allowed = city.read(() -> found.allowed(reader));
        SearchAtHand.Told told = in(() -> search.ask(words, Map.of("state", Set.of("PENDING")), allowed));
        List<AccessModel.ModelDocument> pending = expected.stream()
                .filter(document -> document.state() == DocumentState.PENDING)
                .toList();
        assertThat(told.hits()).as(who).isEqualTo(idsOf(pending));
        assertThat(told.counts().getOrDefault("state", Map.of())).as(who).isEqualTo(counted(expected, "state"));
        assertThat(told.counts().getOrDefault("year", Map.of())).as(who).isEqualTo(counted(pending, "year"));
    }

    /** The same by way of the pages and of what is written out, which ask the owner again. */
    private void listsAndPages(String who, Reader reader, String words, List<AccessModel.ModelDocument> expected) {
        Set<UUID> ids = idsOf(expected);
        assertThat(in(() -> search.list(words, reader)))
                .as(who)
                .extracting(each -> each.shown().id())
                .containsExactlyInAnyOrderElementsOf(ids);
        var paged = new HashSet<UUID>();
        boolean more = true;
        for (int number = 1; more && number <= MOST_PAGES; number++) {
            SearchPage page = page(words, number, reader);
            assertThat(page.total()).as(who).contains((long) ids.size());
            page.found().items().forEach(line -> paged.add(line.thing().id()));
            more = page.found().hasNext();
        }
        assertThat(ids).as(who).containsAll(paged);
        assertThat(paged).as(who).hasSize(Math.min(ids.size(), MOST_PAGES * SearchAtHand.PAGE));
    }

    private SearchPage page(String words, int number, Reader reader) {
        return in(() -> search.page(words, number, reader));
    }

    private static Map<String, Long> counted(List<AccessModel.ModelDocument> documents, String key) {
        return documents.stream()
                .collect(Collectors.groupingBy(
                        document -> switch (key) {
                            case "year" -> Integer.toString(document.year());
                            case "state" -> document.state().name();
                            default -> document.unit().toString();
                        },
                        Collectors.counting()));
    }

    private static Set<UUID> idsOf(List<AccessModel.ModelDocument> documents) {
        return documents.stream().map(AccessModel.ModelDocument::id).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("I-11 A.16: why somebody finds a document is told by what decides it")
    void explainsWhatItDecides() {
        for (int n = 0; n < READERS; n++) {
            Reader reader = office.anybody();
            List<AccessModel.ModelDocument> some = IntStream.range(0, 10)
                    .mapToObj(i -> office.one(office.documents()))
                    .toList();
            FindingRule rule = city.read(() -> found.rule(reader));
            city.read(() -> found.read(idsOf(some))).forEach(thing -> {
                AccessModel.ModelDocument document = some.stream()
                        .filter(each -> each.id().equals(thing.id()))
                        .findFirst()
                        .orElseThrow();
                Finding finding = city.read(() -> finding(rule, thing));
                assertThat(finding.reads())
                        .as("%s and %s, seed %d", document, reader, SEED)
                        .isEqualTo(AccessModel.mayRead(document, reader))
                        .isEqualTo(finding.missing().isEmpty());
            });
        }
    }

    private Finding finding(FindingRule rule, Findable thing) {
        Document document = db.select(DOCUMENT.asterisk(), FILE.TITLE)
                .from(DocumentRows.WITH_FILE)
                .where(DOCUMENT.ID.eq(thing.id()))
                .fetchSingle(DocumentRows::document);
        return FindingWords.of(
                rule, thing, document, files.inheritedFrom(document.file()), Text.same("課"), Text.same("職"));
    }

    @Test
    @DisplayName("I-11: what was closed to somebody a moment ago is found, counted and written out no more")
    void whatTheIndexDoesNotKnowYetIsNotTold() {
        Reader reader = office.people().getFirst().reader();
        AccessModel.ModelDocument document = office.readable(reader).stream()
                .filter(each ->
                        each.state() == DocumentState.PENDING && each.rules().isEmpty())
                .findFirst()
                .orElseThrow();
        String words = document.title();
        int before = office.readable(reader).stream()
                .filter(each -> each.title().equals(words))
                .toList()
                .size();
        assertThat(page(words, 1, reader).total()).contains((long) before);

        close(document, Secrecy.TOP_SECRET.ordinal(), 1);
        SearchPage page = page(words, 1, reader);
        assertThat(page.total()).contains(before - 1L);
        assertThat(numbers(page)).isEqualTo(before - 1L);
        assertThat(in(() -> search.list(words, reader))).hasSize(before - 1);

        close(document, Secrecy.TOP_SECRET.ordinal(), FAR_BEHIND);
        SearchPage behind = page(words, 1, reader);
        assertThat(behind.total()).isEmpty();
        assertThat(behind.facets()).isEmpty();
        assertThat(behind.found().items()).hasSize(Math.min(SearchAtHand.PAGE, before - 1));
        assertThat(behind.found().hasNext()).isEqualTo(before - 1 > SearchAtHand.PAGE);
        assertThat(in(() -> search.list(words, reader))).hasSize(before - 1);

        search.catchUp();
        assertThat(page(words, 1, reader).total()).contains(before - 1L);
        close(document, document.secrecy(), 1);
        search.catchUp();
        assertThat(page(words, 1, reader).total()).contains((long) before);
    }

    private static long numbers(SearchPage page) {
        return page.facets().stream()
                .filter(facet -> facet.key().equals("year"))
                .flatMap(facet -> facet.values().stream())
                .mapToLong(SearchPage.Value::number)
                .sum();
    }

    /** @param acts how many there are of it */
    private void close(AccessModel.ModelDocument document, int secrecy, int acts) {
        var subject = new Subject("document", document.id());
        Tenancy.in(
                city.id(),
                () -> transactions.write(() -> {
                    db.update(DOCUMENT)
                            .set(DOCUMENT.SECRECY, (short) secrecy)
                            .where(DOCUMENT.ID.eq(document.id()))
                            .execute();
                    for (int i = 0; i < acts; i++) {
                        ledger.record(Act.of(RecordsActs.PLANNED, subject, RecordsCity.PROGRAM, "test"));
                    }
                    return true;
                }));
    }

    @Test
    @DisplayName("I-11: a number goes to its document for whoever may read it, and is no number for anybody else")
    void aNumberOfWhatMayNotBeReadIsNone() {
        Actor stranger = city.actor("kikaku-shunin");
        AccessModel.ModelDocument hidden = office.documents().stream()
                .filter(document -> !AccessModel.mayRead(document, stranger.reader()))
                .findFirst()
                .orElseThrow();
        AccessModel.ModelDocument shown = office.readable(stranger.reader()).getFirst();
        number(hidden, 77_777);
        number(shown, 66_666);
        search.catchUp();
        TestBrowser browser = site.signedIn("kikaku-shunin");

        TestBrowser.Answer straight = browser.get("/search", Map.of("q", label(66_666)));
        assertThat(straight.status()).isEqualTo(302);
        assertThat(straight.location()).isEqualTo("/documents/" + shown.id());
        assertThat(browser.get("/documents/finding", Map.of("number", label(66_666)))
                        .location())
                .isEqualTo("/documents/" + shown.id() + "/finding");
        for (String path : List.of("/search?q=", "/documents/finding?number=", "/documents?q=")) {
            TestBrowser.Answer ofHidden = browser.get(path + encoded(label(77_777)));
            TestBrowser.Answer ofNone = browser.get(path + encoded(label(88_888)));
            assertThat(ofHidden.status()).as(path).isEqualTo(200).isEqualTo(ofNone.status());
            assertThat(plain(ofHidden.body(), label(77_777))).isEqualTo(plain(ofNone.body(), label(88_888)));
        }
        String nothing = UUID.randomUUID().toString();
        for (String page : List.of("", "/finding", "/finding?person=joho-kacho")) {
            TestBrowser.Answer ofHidden = browser.get("/documents/" + hidden.id() + page);
            TestBrowser.Answer ofNone = browser.get("/documents/" + nothing + page);
            assertThat(ofHidden.status()).isEqualTo(404).isEqualTo(ofNone.status());
            assertThat(plain(ofHidden.body(), hidden.id().toString())).isEqualTo(plain(ofNone.body(), nothing));
        }
    }

    private static String label(int number) {
        return "9試漏発第" + number + "号";
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** A page without what differs each time it is opened. */
    private static String plain(String body, String name) {
        return body.replace(encoded(name), "NAME")
                .replace(name, "NAME")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|<code>[0-9a-f]{12}</code>", "ID");
    }

    private void number(AccessModel.ModelDocument document, int number) {
        var subject = new Subject("document", document.id());
        Tenancy.in(
                city.id(),
                () -> transactions.write(() -> {
                    NumberPrefixRecord prefix =
                            db.selectFrom(NUMBER_PREFIX).limit(1).fetchSingle();
                    db.insertInto(COUNTER)
                            .set(COUNTER.SERIES_ID, prefix.getSeriesId())
                            .set(COUNTER.FISCAL_YEAR, document.year())
                            .set(COUNTER.NEXT, 100_000)
                            .onConflictDoNothing()
                            .execute();
                    var row = new NumberRecord();
                    row.setSeriesId(prefix.getSeriesId());
                    row.setFiscalYear(document.year());
                    row.setN(number);
                    row.setBranch(0);
                    row.setLabel(label(number));
                    row.setDocumentId(document.id());
                    row.setPrefixId(prefix.getId());
                    row.setAllottedOn(clock.today());
                    db.batchInsert(row).execute();
                    ledger.record(Act.of(RecordsActs.PLANNED, subject, RecordsCity.PROGRAM, "test"));
                    return true;
                }));
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(city.id(), work);
    }

    @Test
    @DisplayName("I-11: lists and counts read no more and no less than pages")
    void listsAndCountsObeyAccess() {
        office.people().stream().limit(4).forEach(actor -> listsWhatCanBeRead(actor.reader()));
    }

    private void listsWhatCanBeRead(Reader reader) {
        Set<UUID> readable = city.read(() -> new HashSet<>(db.fetchValues(documents.readableIds(reader))));
        var listed = new HashSet<UUID>();
        boolean more = true;
        for (int page = 1; more; page++) {
            var request = new PageRequest(page, PageRequest.MAX_SIZE);
            var list = city.read(() -> documents.list(Documents.Query.all(), reader, request));
            more = list.hasNext();
            assertThat(list.items()).isNotEmpty();
            list.items().forEach(line -> listed.add(line.document().id().value()));
        }

        assertThat(listed).isEqualTo(readable);
        int counted = city.read(() -> files.plan(new FiscalYear(2030), null, reader)).stream()
                .mapToInt(AccessTest::documentsIn)
                .sum();
        Set<UUID> seen = seen(reader);
        long inSeenFiles = office.documents().stream()
                .filter(document -> seen.contains(document.file().id()) && readable.contains(document.id()))
                .count();
        assertThat(counted).isEqualTo((int) inSeenFiles);
    }

    @Test
    @DisplayName("I-11: a file's own entry follows the model too")
    void seesExactlyTheFilesOfTheModel() {
        for (Actor actor : office.people()) {
            Reader reader = actor.reader();
            Set<UUID> expected = office.files().stream()
                    .filter(file -> AccessModel.maySee(file, reader))
                    .map(AccessModel.ModelFile::id)
                    .collect(Collectors.toSet());

            assertThat(seen(reader)).as(actor.post().name().ja()).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("I-11: the index finds the files of the model, and no others")
    void findsExactlyTheFilesOfTheModel() {
        Set<UUID> ours = office.files().stream().map(AccessModel.ModelFile::id).collect(Collectors.toSet());
        for (int n = 0; n < READERS; n++) {
            Reader reader = office.anybody();
            Allowed allowed = city.read(() -> foundFiles.allowed(reader));
            Set<UUID> hits = in(() -> search.ask("簿冊", Map.of(), allowed)).hits();
            assertThat(ours.stream().filter(hits::contains).collect(Collectors.toSet()))
                    .as("%s, seed %d", reader, SEED)
                    .isEqualTo(office.files().stream()
                            .filter(file -> AccessModel.maySee(file, reader))
                            .map(AccessModel.ModelFile::id)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void oneByOneIsTheSameAsTogether() {
        Reader reader = office.people().get(2).reader();
        for (int i = 0; i < 200; i++) {
            AccessModel.ModelDocument document = office.one(office.documents());
            Optional<Document> found = city.read(() -> documents.find(new DocumentId(document.id()), reader));
            assertThat(found.isPresent()).isEqualTo(AccessModel.mayRead(document, reader));
        }
    }

    private static int documentsIn(Files.Branch branch) {
        return branch.files().stream().mapToInt(Files.Leaf::documents).sum()
                + branch.branches().stream().mapToInt(AccessTest::documentsIn).sum();
    }

    private Set<UUID> seen(Reader reader) {
        Set<UUID> ours = office.files().stream().map(AccessModel.ModelFile::id).collect(Collectors.toSet());
        return city.read(() -> db
                .select(FILE.ID)
                .from(FILE)
                .where(Access.maySeeFile(reader), FILE.FISCAL_YEAR.eq(2030))
                .fetchSet(FILE.ID)
                .stream()
                .filter(ours::contains)
                .collect(Collectors.toSet()));
    }
}
