package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.FILE;

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
import org.jspecify.annotations.Nullable;
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

    private final Random random = new Random(SEED);
    private final List<ModelFile> modelFiles = new ArrayList<>();
    private final List<ModelDocument> modelDocuments = new ArrayList<>();
    private final List<AccessRuleRecord> rules = new ArrayList<>();
    private RecordsCity city;
    private List<Actor> readers;

    /** Whom a rule names: herself, her post, her unit, a unit above it, or somebody else altogether. */
    private enum Named {
        PERSON,
        POST,
        UNIT,
        UNIT_ABOVE
    }

    private record Rule(boolean allowed, Named named) {}

    private record ModelRule(boolean allowed, UUID person, UUID post, UUID unit) {

        boolean names(Reader reader) {
            return namesByName(reader) || reader.line().contains(unit);
        }

        boolean namesByName(Reader reader) {
            return reader.person().value().equals(person)
                    || reader.post().value().equals(post);
        }
    }

    private record ModelFile(UUID id, UUID unit, int secrecy, Scope scope, int flags, List<ModelRule> rules) {}

    private record ModelDocument(
            UUID id, ModelFile file, UUID unit, int secrecy, Scope scope, int flags, List<ModelRule> rules) {}

    private static List<List<Rule>> ruleSets() {
        var sets = new ArrayList<List<Rule>>();
        sets.add(List.of());
        for (Named named : Named.values()) {
            sets.add(List.of(new Rule(true, named)));
            sets.add(List.of(new Rule(false, named)));
        }
        sets.add(List.of(new Rule(true, Named.PERSON), new Rule(false, Named.UNIT)));
        sets.add(List.of(new Rule(true, Named.UNIT), new Rule(false, Named.POST)));
        return sets;
    }

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
                    for (List<Rule> set : ruleSets()) {
                        var file = new ModelFile(
                                UUID.randomUUID(), one(units), secrecy.ordinal(), scope, flags, modelRules(set));
                        modelFiles.add(file);
                        fileRows.add(row(file, classification, modelFiles.size()));
                        file.rules.forEach(rule -> rules.add(row(rule, null, file.id)));
                    }
                }
            }
        }
        var documentRows = new ArrayList<DocumentRecord>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Scope scope : Scope.values()) {
                for (Secrecy secrecy : Secrecy.values()) {
                    for (int flags : FLAGS) {
                        for (List<Rule> set : ruleSets()) {
                            for (UUID unit : units) {
                                var document = new ModelDocument(
                                        UUID.randomUUID(),
                                        one(modelFiles),
                                        unit,
                                        secrecy.ordinal(),
                                        scope,
                                        flags,
                                        modelRules(set));
                                modelDocuments.add(document);
                                documentRows.add(row(document));
                                document.rules.forEach(rule -> rules.add(row(rule, document.id, null)));
                            }
                        }
                    }
                }
            }
        }
        insert(fileRows);
        insert(documentRows);
        insert(rules);
    }

    @Test
    @DisplayName("I-11 A.16: the predicate reads exactly what the model reads")
    void readsExactlyWhatTheModelReads() {
        for (Actor actor : readers) {
            Reader reader = actor.reader();
            Set<UUID> expected = modelDocuments.stream()
                    .filter(document -> mayRead(document, reader))
                    .map(ModelDocument::id)
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
    @DisplayName("I-11: lists and counts read no more and no less than pages")
    void listsAndCountsObeyAccess() {
        readers.stream().limit(4).forEach(actor -> listsWhatCanBeRead(actor.reader()));
    }

    private void listsWhatCanBeRead(Reader reader) {
        Set<UUID> readable = city.read(() -> new HashSet<>(db.fetchValues(documents.readableIds(reader))));
        var listed = new HashSet<UUID>();
        long total = 0;
        for (int page = 1; page == 1 || listed.size() < total; page++) {
            var request = new PageRequest(page, PageRequest.MAX_SIZE);
            var list = city.read(() -> documents.list(Documents.Query.all(), reader, request));
            total = list.total();
            assertThat(list.items()).isNotEmpty();
            list.items().forEach(line -> listed.add(line.document().id().value()));
        }

        assertThat(listed).isEqualTo(readable);
        int counted = city.read(() -> files.plan(new FiscalYear(2030), null, reader)).stream()
                .mapToInt(AccessTest::documentsIn)
                .sum();
        Set<UUID> seen = seen(reader);
        long inSeenFiles = modelDocuments.stream()
                .filter(document -> seen.contains(document.file.id) && readable.contains(document.id))
                .count();
        assertThat(counted).isEqualTo((int) inSeenFiles);
    }

    @Test
    @DisplayName("I-11: a file's own entry follows the model too")
    void seesExactlyTheFilesOfTheModel() {
        for (Actor actor : readers) {
            Reader reader = actor.reader();
            Set<UUID> expected = modelFiles.stream()
                    .filter(file -> maySee(file, reader))
                    .map(ModelFile::id)
                    .collect(Collectors.toSet());

            assertThat(seen(reader)).as(actor.post().name().ja()).isEqualTo(expected);
        }
    }

    @Test
    void oneByOneIsTheSameAsTogether() {
        Reader reader = readers.get(2).reader();
        for (int i = 0; i < 200; i++) {
            ModelDocument document = one(modelDocuments);
            Optional<Document> found = city.read(() -> documents.find(new DocumentId(document.id), reader));
            assertThat(found.isPresent()).isEqualTo(mayRead(document, reader));
        }
    }

    private static int documentsIn(Files.Branch branch) {
        return branch.files().stream().mapToInt(Files.Leaf::documents).sum()
                + branch.branches().stream().mapToInt(AccessTest::documentsIn).sum();
    }

    private Set<UUID> seen(Reader reader) {
        Set<UUID> ours = modelFiles.stream().map(ModelFile::id).collect(Collectors.toSet());
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
        return modelDocuments.stream().map(ModelDocument::id).collect(Collectors.toSet());
    }

    // --- A.16 in plain words ---

    private static boolean mayRead(ModelDocument document, Reader reader) {
        if (any(document.rules, false, reader) || any(document.file.rules, false, reader)) {
            return false;
        }
        boolean fileGranted = any(document.file.rules, true, reader);
        boolean fileReaches = fileGranted || reaches(document.file.scope, document.file.unit, reader);
        boolean documentReaches =
                reaches(document.scope, document.unit, reader) || (fileGranted && document.scope != Scope.NAMED);
        if (!any(document.rules, true, reader) && !(fileReaches && documentReaches)) {
            return false;
        }
        boolean byName = document.scope == Scope.NAMED
                && document.rules.stream().anyMatch(rule -> rule.allowed && rule.namesByName(reader));
        boolean cleared = byName || Math.max(document.secrecy, document.file.secrecy) <= reader.clearance();
        return cleared && ((document.flags | document.file.flags) & ~reader.handles()) == 0;
    }

    private static boolean maySee(ModelFile file, Reader reader) {
        return !any(file.rules, false, reader)
                && (any(file.rules, true, reader) || reaches(file.scope, file.unit, reader))
                && file.secrecy <= reader.clearance()
                && (file.flags & ~reader.handles()) == 0;
    }

    private static boolean any(List<ModelRule> rules, boolean allowed, Reader reader) {
        return rules.stream().anyMatch(rule -> rule.allowed == allowed && rule.names(reader));
    }

    private static boolean reaches(Scope scope, UUID unit, Reader reader) {
        return switch (scope) {
            case ALL -> true;
            case DEPARTMENT -> reader.department().contains(unit);
            case SECTION -> reader.section().contains(unit);
            case SUBSECTION -> reader.subsection().contains(unit);
            case NAMED -> false;
        };
    }

    // --- rows ---

    private List<ModelRule> modelRules(List<Rule> set) {
        Actor whom = one(readers);
        return set.stream().map(rule -> modelRule(rule, whom)).toList();
    }

    private static ModelRule modelRule(Rule rule, Actor whom) {
        UUID nobody = new UUID(0, 0);
        UUID unit = whom.post().unit().id().value();
        return switch (rule.named) {
            case PERSON -> new ModelRule(rule.allowed, whom.person().value(), nobody, nobody);
            case POST -> new ModelRule(rule.allowed, nobody, whom.post().id().value(), nobody);
            case UNIT -> new ModelRule(rule.allowed, nobody, nobody, unit);
            case UNIT_ABOVE ->
                new ModelRule(
                        rule.allowed,
                        nobody,
                        nobody,
                        whom.units().getLast().id().value());
        };
    }

    private static AccessRuleRecord row(ModelRule rule, @Nullable UUID document, @Nullable UUID file) {
        UUID nobody = new UUID(0, 0);
        var row = new AccessRuleRecord();
        row.setId(UUID.randomUUID());
        row.setDocumentId(document);
        row.setFileId(file);
        row.setAllowed(rule.allowed);
        row.setPersonId(rule.person.equals(nobody) ? null : rule.person);
        row.setPostId(rule.post.equals(nobody) ? null : rule.post);
        row.setUnitId(rule.unit.equals(nobody) ? null : rule.unit);
        row.setCause("NAMED");
        return row;
    }

    private static FileRecord row(ModelFile file, UUID classification, int n) {
        var row = new FileRecord();
        row.setId(file.id);
        row.setFiscalYear(2030);
        row.setUnitId(file.unit);
        row.setClassificationId(classification);
        row.setNumber("2030-" + n);
        row.setTitle("簿冊 " + n);
        row.setPublicTitle("簿冊 " + n);
        row.setRetentionKind("FIXED");
        row.setRetentionYears(5);
        row.setRetentionStart("AFTER_FISCAL_YEAR");
        row.setRetentionSource("test");
        row.setDisposition("DESTROY");
        row.setMedium("ELECTRONIC");
        row.setSecrecy((short) file.secrecy);
        row.setScope(file.scope.name());
        row.setFlags(file.flags);
        row.setState("OPEN");
        return row;
    }

    private static DocumentRecord row(ModelDocument document) {
        var row = new DocumentRecord();
        row.setId(document.id);
        row.setKind("MATERIAL");
        row.setUnitId(document.unit);
        row.setFiscalYear(2030);
        row.setTitle("文書");
        row.setFileId(document.file.id);
        row.setSecrecy((short) document.secrecy);
        row.setScope(document.scope.name());
        row.setFlags(document.flags);
        row.setDisclosure("OPEN");
        row.setState("PENDING");
        row.setRegisteredOn(LocalDate.of(2030, 5, 20));
        return row;
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
