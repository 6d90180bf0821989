package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.FILE;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Reader;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.PageRequest;
import org.fumikura.testing.FumikuraTest;
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
    private static final int ROUNDS = 1;

    @Autowired
    private DSLContext db;

    @Autowired
    private Documents documents;

    @Autowired
    private Files files;

    @Autowired
    private RecordsCity city;

    private AccessOffice office;

    @BeforeAll
    void fill() {
        office = new AccessOffice(city, SEED);
        office.fill(ROUNDS, 1);
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

    private static Set<UUID> idsOf(List<AccessModel.ModelDocument> documents) {
        return documents.stream().map(AccessModel.ModelDocument::id).collect(Collectors.toSet());
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
