package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.FILE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.search.Allowed;
import org.fumikura.search.IndexedThings;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikuradb.records.tables.records.AccessRuleRecord;
import org.fumikuradb.records.tables.records.DocumentRecord;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The one access predicate against a model of A.16 in memory: every scope × secrecy × flags × unit × rule on the document, each
 * in a file drawn from every scope × secrecy × flags × unit × rule on the file.
 */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final long SEED = 20220523;
    private static final int ROUNDS = 2;
    private static final int CHUNK = 1_000;
    private static final List<String> READERS = List.of(
            "joho-kanri-tanto",
            "joho-kanri-kakaricho",
            "joho-kacho",
            "seisaku-bucho",
            "kikaku-kacho",
            "kikaku-shunin",
            "somu-kacho",
            "system-kanri",
            "fuku-kucho",
            "kansa-tanto");
    private static final int[] FLAGS = {
        0, Flag.bits(Set.of(Flag.PERSONAL)), Flag.bits(Set.of(Flag.PERSONNEL, Flag.TENDER))
    };

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

    private final Random random = new Random(SEED);
    private final List<AccessModel.ModelFile> modelFiles = new ArrayList<>();
    private final List<AccessModel.ModelDocument> modelDocuments = new ArrayList<>();
    private final List<AccessRuleRecord> rules = new ArrayList<>();
    private RecordsCity city;
    private List<Actor> readers;

    @BeforeAll
    void fill() {
        city = RecordsCity.of(municipalities, transactions, ledger, organization, actors, clock, db);
        readers = READERS.stream().map(city::actor).toList();
        UUID classification = city.read(
                () -> db.selectFrom(CLASSIFICATION).limit(1).fetchSingle().getId());
        List<UUID> units = readers.stream()
                .map(actor -> actor.post().unit().id().value())
                .distinct()
                .toList();
        var fileRows = new ArrayList<FileRecord>();
        for (Scope scope : Scope.values()) {
            for (Secrecy secrecy : Secrecy.values()) {
                for (int flags : FLAGS) {
                    for (List<AccessModel.Rule> set : AccessModel.ruleSets()) {
                        UUID holder = random.nextInt(3) == 0 ? one(units) : null;
                        var file = new AccessModel.ModelFile(
                                UUID.randomUUID(),
                                one(units),
                                holder,
                                secrecy.ordinal(),
                                scope,
                                flags,
                                modelRules(set));
                        modelFiles.add(file);
                        fileRows.add(AccessModel.row(file, classification, modelFiles.size()));
                        file.rules().forEach(rule -> rules.add(AccessModel.row(rule, null, file.id())));
                    }
                }
            }
        }
        var documentRows = new ArrayList<DocumentRecord>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Scope scope : Scope.values()) {
                for (Secrecy secrecy : Secrecy.values()) {
                    for (int flags : FLAGS) {
                        for (List<AccessModel.Rule> set : AccessModel.ruleSets()) {
                            for (UUID unit : units) {
                                var document = new AccessModel.ModelDocument(
                                        UUID.randomUUID(),
                                        one(modelFiles),
                                        unit,
                                        secrecy.ordinal(),
                                        scope,
                                        flags,
                                        modelRules(set));
                                modelDocuments.add(document);
                                documentRows.add(AccessModel.row(document));
                                document.rules().forEach(rule -> rules.add(AccessModel.row(rule, document.id(), null)));
                            }
                        }
                    }
                }
            }
        }
        insert(fileRows);
        insert(documentRows);
        insert(rules);
        city.write(() -> {
            modelFiles.forEach(file -> holdByName(file, one(units)));
            return true;
        });
    }

    /** By the model's holder today; by somebody else before and after, or not at all today. */
    private void holdByName(AccessModel.ModelFile file, UUID other) {
        LocalDate today = clock.today();
        if (file.holder() != null) {
            hold(file, file.holder(), today, today.plusDays(1), false);
        }
        if (file.holder() != null || random.nextInt(4) == 0) {
            hold(file, other, today.minusDays(9), today, false);
            hold(file, other, today.plusDays(1), today.plusDays(9), false);
            hold(file, other, today.minusDays(9), today.plusDays(9), true);
        }
    }

    private void hold(AccessModel.ModelFile file, UUID unit, LocalDate from, LocalDate to, boolean withdrawn) {
        db.execute(
                "insert into records.file_holder (id, file_id, unit_id, valid, reason, withdrawn) "
                        + "values (?, ?, ?, daterange(?, ?), 'test', ?)",
                UUID.randomUUID(),
                file.id(),
                unit,
                from,
                to,
                withdrawn);
    }

    @Test
    @DisplayName("I-11 A.16: the predicate reads exactly what the model reads")
    void readsExactlyWhatTheModelReads() {
        for (Actor actor : readers) {
            Reader reader = actor.reader();
            Set<UUID> expected = modelDocuments.stream()
                    .filter(document -> AccessModel.mayRead(document, reader))
                    .map(AccessModel.ModelDocument::id)
                    .collect(Collectors.toSet());
            Set<UUID> ours = ids();
            Set<UUID> read = city.read(() -> new HashSet<>(db.fetchValues(documents.readableIds(reader))));
            read.retainAll(ours);

            assertThat(read).as(actor.post().name().ja()).isEqualTo(expected);
            assertThat(expected).as("something to read, and something not").isNotEmpty();
            assertThat(expected.size()).isLessThan(ours.size());
        }
    }

    @Test
    @DisplayName("I-11 A.16: the index finds exactly what the model reads")
    void findsExactlyWhatTheModelReads(@TempDir Path folder) throws IOException {
        try (var index = new IndexedThings(folder)) {
            var ids = List.copyOf(ids());
            for (int from = 0; from < ids.size(); from += CHUNK) {
                var chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
                index.put(city.read(() -> found.read(chunk)));
            }
            for (Actor actor : readers) {
                Reader reader = actor.reader();
                Set<UUID> expected = modelDocuments.stream()
                        .filter(document -> AccessModel.mayRead(document, reader))
                        .map(AccessModel.ModelDocument::id)
                        .collect(Collectors.toSet());

                Allowed allowed = city.read(() -> found.allowed(reader));
                assertThat(index.found("", allowed))
                        .as(actor.post().name().ja())
                        .isEqualTo(expected);
                assertThat(index.alike("文書", allowed))
                        .as("what is like it, for " + actor.post().name().ja())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("I-11: lists and counts read no more and no less than pages")
    void listsAndCountsObeyAccess() {
        readers.stream().limit(4).forEach(actor -> listsWhatCanBeRead(actor.reader()));
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
        long inSeenFiles = modelDocuments.stream()
                .filter(document -> seen.contains(document.file().id()) && readable.contains(document.id()))
                .count();
        assertThat(counted).isEqualTo((int) inSeenFiles);
    }

    @Test
    @DisplayName("I-11: a file's own entry follows the model too")
    void seesExactlyTheFilesOfTheModel() {
        for (Actor actor : readers) {
            Reader reader = actor.reader();
            Set<UUID> expected = modelFiles.stream()
                    .filter(file -> AccessModel.maySee(file, reader))
                    .map(AccessModel.ModelFile::id)
                    .collect(Collectors.toSet());

            assertThat(seen(reader)).as(actor.post().name().ja()).isEqualTo(expected);
        }
    }

    @Test
    void oneByOneIsTheSameAsTogether() {
        Reader reader = readers.get(2).reader();
        for (int i = 0; i < 200; i++) {
            AccessModel.ModelDocument document = one(modelDocuments);
            Optional<Document> found = city.read(() -> documents.find(new DocumentId(document.id()), reader));
            assertThat(found.isPresent()).isEqualTo(AccessModel.mayRead(document, reader));
        }
    }

    private static int documentsIn(Files.Branch branch) {
        return branch.files().stream().mapToInt(Files.Leaf::documents).sum()
                + branch.branches().stream().mapToInt(AccessTest::documentsIn).sum();
    }

    private Set<UUID> seen(Reader reader) {
        Set<UUID> ours = modelFiles.stream().map(AccessModel.ModelFile::id).collect(Collectors.toSet());
        return city.read(() -> db
                .select(FILE.ID)
                .from(FILE)
                .where(Access.maySeeFile(reader), FILE.FISCAL_YEAR.eq(2030))
                .fetchSet(FILE.ID)
                .stream()
                .filter(ours::contains)
                .collect(Collectors.toSet()));
    }

    private Set<UUID> ids() {
        return modelDocuments.stream().map(AccessModel.ModelDocument::id).collect(Collectors.toSet());
    }

    private List<AccessModel.ModelRule> modelRules(List<AccessModel.Rule> set) {
        Actor whom = one(readers);
        return set.stream().map(rule -> AccessModel.modelRule(rule, whom)).toList();
    }

    private void insert(List<? extends org.jooq.UpdatableRecord<?>> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            city.write(() -> db.batchInsert(chunk).execute());
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
