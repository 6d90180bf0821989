package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.CLASSIFICATION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Horizon;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Succession.Share;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.RandomReorganisation;
import org.fumikura.testing.RandomReorganisation.Section;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Files and documents of sections that are reorganised at random, some of them given to other sections by name. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldFilesTest {

    private static final long SEED = 20230401;
    private static final int CHANGES = 12;
    private static final int FILES = 40;
    private static final int DAYS = 8;
    private static final UUID NOBODY = new UUID(0, 0);

    @Autowired
    private Transactions transactions;

    @Autowired
    private Organization organization;

    @Autowired
    private OrganizationRegister register;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private DSLContext db;

    @Autowired
    private FilePlan plan;

    @Autowired
    private FileHolders holders;

    @Autowired
    private Files files;

    @Autowired
    private Documents documents;

    @Autowired
    private Responsibility responsibility;

    private final Random random = new Random(SEED);
    private final List<HeldFile> held = new ArrayList<>();

    @Autowired
    private RecordsCity city;

    private RandomReorganisation reorganisation;

    private record Given(Section section, LocalDate from) {}

    private record HeldFile(FileId file, DocumentId document, Section entered, List<Given> given) {

        Section inCharge(LocalDate on) {
            return inCharge(Share.FILES, on);
        }

        /** It is open. */
        Section inChargeOfDocument(LocalDate on) {
            return inCharge(Share.OPEN_DOCUMENTS, on);
        }

        private Section inCharge(Share share, LocalDate on) {
            return given.stream()
                    .filter(each -> !on.isBefore(each.from))
                    .reduce((first, second) -> second)
                    .map(Given::section)
                    .orElse(entered)
                    .inCharge(share, on);
        }
    }

    @BeforeAll
    void reorganise() {
        reorganisation = Tenancy.in(
                city.id(), () -> RandomReorganisation.of(SEED, CHANGES).enter(register));
        UUID classification = city.read(
                () -> db.selectFrom(CLASSIFICATION).limit(1).fetchSingle().getId());
        for (int n = 0; n < FILES; n++) {
            Section entered = any(reorganisation.on(RandomReorganisation.FIRST));
            int number = n;
            FileId file =
                    Tenancy.in(city.id(), () -> plan.enter(file(entered, classification, number), RecordsCity.PROGRAM));
            var document = new DocumentId(UUID.randomUUID());
            city.write(() -> {
                documents.register(document, DocumentKind.MATERIAL, writ(entered, file), new FiscalYear(2018));
                return true;
            });
            held.add(new HeldFile(file, document, entered, n % 2 == 0 ? List.of() : giveAway(file)));
        }
    }

    private List<Given> giveAway(FileId file) {
        var given = new ArrayList<Given>();
        LocalDate from = RandomReorganisation.FIRST;
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            LocalDate day = from.plusDays(1L + random.nextInt(700));
            Section to = any(reorganisation.on(day));
            var order = new FileHolders.Order(to.unit(), day, "組織改正による事務の移管");
            Tenancy.run(city.id(), () -> transactions.write(() -> holders.enter(file, order, RecordsCity.PROGRAM)));
            given.add(new Given(to, day));
            from = day;
        }
        return given;
    }

    @Test
    @DisplayName("I-16: on every day exactly the people of one section read a file and what lies in it")
    void exactlyOneSectionReadsIt() {
        for (int i = 0; i < DAYS; i++) {
            LocalDate on = someDay();
            var readBy = new ArrayList<FileId>();
            var documentsReadBy = new ArrayList<DocumentId>();
            for (Section section : reorganisation.on(on)) {
                Reader reader = reader(section.unit(), on);
                List<HeldFile> expected = held.stream()
                        .filter(each -> each.inCharge(on) == section)
                        .toList();
                assertThat(city.read(() -> files.listWith(section.unit(), FILES + 1, reader)))
                        .extracting(FilePlanEntry::id)
                        .containsExactlyInAnyOrderElementsOf(
                                expected.stream().map(HeldFile::file).toList());
                assertThat(city.read(() -> files.listWith(section.unit(), FILES + 1, reader)))
                        .allMatch(file -> file.unit().equals(section.unit()));
                List<HeldFile> theirs = held.stream()
                        .filter(each -> each.inChargeOfDocument(on) == section)
                        .toList();
                assertThat(documentsOf(reader))
                        .containsExactlyInAnyOrderElementsOf(
                                theirs.stream().map(HeldFile::document).toList());
                assertThat(city.read(() -> documents.readable(
                                held.stream().map(each -> each.document.value()).toList(), reader)))
                        .containsOnlyKeys(theirs.stream()
                                .map(each -> each.document.value())
                                .toArray(UUID[]::new));
                expected.forEach(each -> readBy.add(each.file));
                theirs.forEach(each -> documentsReadBy.add(each.document));
            }
            assertThat(readBy)
                    .containsExactlyInAnyOrderElementsOf(
                            held.stream().map(HeldFile::file).toList());
            assertThat(documentsReadBy)
                    .containsExactlyInAnyOrderElementsOf(
                            held.stream().map(HeldFile::document).toList());
        }
    }

    @Test
    @DisplayName("I-16: the history of a file names for every day the section that reads it")
    void theHistoryNamesTheOneThatReadsIt() {
        for (HeldFile each : held) {
            List<Responsibility.Term> terms = city.read(() -> responsibility.termsOf(each.file));
            for (int i = 0; i < DAYS; i++) {
                LocalDate on = someDay();
                UnitId expected = each.inCharge(on).unit();
                assertThat(city.read(() -> responsibility.on(each.file, on))).isEqualTo(expected);
                if (!on.isAfter(clock.today())) {
                    assertThat(terms.stream().filter(term -> term.covers(on)))
                            .extracting(Responsibility.Term::unit)
                            .containsExactly(expected);
                }
            }
        }
    }

    @Test
    void nothingIsWrittenInTheDocument() {
        for (HeldFile each : held) {
            LocalDate on = someDay();
            Reader reader = reader(each.inChargeOfDocument(on).unit(), on);
            assertThat(city.read(() -> documents.get(each.document, reader)).unit())
                    .isEqualTo(each.entered.unit());
        }
    }

    private Set<DocumentId> documentsOf(Reader reader) {
        var found = new HashSet<DocumentId>();
        boolean more = true;
        for (int page = 1; more; page++) {
            var request = new PageRequest(page, PageRequest.MAX_SIZE);
            var query = new Documents.Query("組織改正", Optional.empty(), Optional.empty(), Optional.empty());
            var list = city.read(() -> documents.list(query, reader, request));
            list.items().forEach(line -> found.add(line.document().id()));
            more = list.hasNext();
        }
        return found;
    }

    private LocalDate someDay() {
        int days = (int) (reorganisation.last().toEpochDay() - RandomReorganisation.FIRST.toEpochDay()) + 400;
        return RandomReorganisation.FIRST.plusDays(random.nextInt(days));
    }

    /** Somebody of a section who reads all that reaches the section. */
    private Reader reader(UnitId section, LocalDate on) {
        Set<UUID> reach = city.read(() -> organization.withPredecessors(section, on));
        Set<UUID> ofOpen = city.read(
                () -> organization.succession(Share.OPEN_DOCUMENTS).withPredecessors(Set.of(section.value()), on));
        return new Reader(
                new PersonId(NOBODY),
                new PostId(NOBODY),
                Set.of(NOBODY),
                Set.of(),
                section,
                reach,
                reach,
                reach,
                reach,
                3,
                -1,
                new Horizon(on, false),
                new Reader.Reach(ofOpen, ofOpen, ofOpen));
    }

    private static Writ writ(Section entered, FileId file) {
        return new Writ(
                entered.unit(),
                file,
                "組織改正をまたぐ文書",
                "",
                "",
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of(),
                Disclosure.OPEN,
                "",
                List.of());
    }

    private static FilePlan.NewFile file(Section entered, UUID classification, int n) {
        return new FilePlan.NewFile(
                new FiscalYear(2018),
                entered.unit(),
                new ClassificationId(classification),
                "2018-test-" + n,
                "組織改正をまたぐ簿冊",
                "組織改正をまたぐ簿冊",
                new RetentionPeriod.Fixed(5),
                RetentionStartRule.AFTER_FISCAL_YEAR,
                "test",
                Disposition.DESTROY,
                Medium.ELECTRONIC,
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
