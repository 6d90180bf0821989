package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fumikura.organization.Reader;
import org.fumikura.search.Allowed;
import org.fumikura.search.Findable;
import org.fumikura.search.SearchAtHand;
import org.fumikura.search.SearchPage;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the search tells of documents and files is what may be read (I-11), held against the same model as pages. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundAsReadTest {

    private static final long SEED = Long.getLong("fumikura.test.seed", 20_220_523);
    private static final int READERS = Integer.getInteger("fumikura.test.readers", 200);
    private static final int ROUNDS = 1;

    /** What takes its time is looked at for one in so many readers. */
    private static final int RARELY = 50;

    private static final int SOMETIMES = 5;
    private static final int MOST_PAGES = 5;

    @Autowired
    private DSLContext db;

    @Autowired
    private Files files;

    @Autowired
    private FoundDocuments found;

    @Autowired
    private FindingRules rules;

    @Autowired
    private FoundFiles foundFiles;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private RecordsCity city;

    private AccessOffice office;

    @BeforeAll
    void fill() {
        office = new AccessOffice(city, SEED);
        office.fill(ROUNDS, 1);
        search.catchUp();
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
    @DisplayName("I-11 A.16: why somebody finds a document is told by what decides it")
    void explainsWhatItDecides() {
        for (int n = 0; n < READERS; n++) {
            Reader reader = office.anybody();
            List<AccessModel.ModelDocument> some = IntStream.range(0, 10)
                    .mapToObj(i -> office.one(office.documents()))
                    .toList();
            FindingRule rule = city.read(() -> rules.of(reader));
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

    private static Set<UUID> idsOf(List<AccessModel.ModelDocument> documents) {
        return documents.stream().map(AccessModel.ModelDocument::id).collect(Collectors.toSet());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(city.id(), work);
    }
}
