package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.DOCUMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
import org.fumikuradb.records.tables.records.AccessRuleRecord;
import org.fumikuradb.records.tables.records.DocumentRecord;
import org.fumikuradb.records.tables.records.FileRecord;

/**
 * Files and documents of every scope × secrecy × flags × rules in the demonstration's city, in rows and in the model; and
 * readers of every kind.
 */
final class AccessOffice {

    private static final int CHUNK = 1_000;
    private static final int YEAR = 2030;
    private static final List<String> PEOPLE = List.of(
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
    private static final List<DocumentState> STATES =
            List.of(DocumentState.PENDING, DocumentState.PENDING, DocumentState.DECIDED, DocumentState.DENIED);

    private final RecordsCity city;
    private final Random random;
    private final List<Actor> people;
    private final List<UUID> units;
    private final List<AccessModel.ModelFile> files = new ArrayList<>();
    private final List<AccessModel.ModelDocument> documents = new ArrayList<>();

    AccessOffice(RecordsCity city, long seed) {
        this.city = city;
        this.random = new Random(seed);
        people = PEOPLE.stream().map(city::actor).toList();
        units = people.stream()
                .map(actor -> actor.post().unit().id().value())
                .distinct()
                .toList();
    }

    List<Actor> people() {
        return people;
    }

    List<AccessModel.ModelFile> files() {
        return files;
    }

    List<AccessModel.ModelDocument> documents() {
        return documents;
    }

    Set<UUID> ids() {
        return documents.stream().map(AccessModel.ModelDocument::id).collect(Collectors.toSet());
    }

    /** What a reader reads by the model. */
    List<AccessModel.ModelDocument> readable(Reader reader) {
        return documents.stream()
                .filter(document -> AccessModel.mayRead(document, reader))
                .toList();
    }

    /**
     * Fills files, and so many documents as there are of every kind in every unit.
     *
     * @param rounds how many of each kind
     * @param each takes one of so many alone
     */
    void fill(int rounds, int each) {
        UUID classification = city.read(() ->
                city.db().selectFrom(CLASSIFICATION).limit(1).fetchSingle().getId());
        var fileRows = new ArrayList<FileRecord>();
        var documentRows = new ArrayList<DocumentRecord>();
        var rules = new ArrayList<AccessRuleRecord>();
        everyKind((secrecy, scope, flags, set) -> {
            UUID holder = random.nextInt(8) == 0 ? one(units) : null;
            var file = new AccessModel.ModelFile(
                    UUID.randomUUID(), one(units), holder, secrecy.ordinal(), scope, flags, rules(set));
            files.add(file);
            fileRows.add(AccessModel.row(file, classification, files.size()));
            file.rules().forEach(rule -> rules.add(AccessModel.row(rule, null, file.id())));
        });
        for (int round = 0; round < rounds; round++) {
            everyKind((secrecy, scope, flags, set) -> {
                for (UUID unit : units) {
                    if (random.nextInt(each) > 0) {
                        continue;
                    }
                    var document = new AccessModel.ModelDocument(
                            UUID.randomUUID(),
                            one(files),
                            unit,
                            secrecy.ordinal(),
                            scope,
                            flags,
                            rules(set),
                            one(STATES),
                            YEAR - random.nextInt(3),
                            AccessModel.WORD + " " + one(AccessModel.LETTERS) + "の件");
                    documents.add(document);
                    documentRows.add(AccessModel.row(document));
                    document.rules().forEach(rule -> rules.add(AccessModel.row(rule, document.id(), null)));
                }
            });
        }
        insert(fileRows);
        insert(documentRows);
        insert(rules);
        city.write(() -> {
            STATES.forEach(this::goOn);
            files.forEach(file -> holdByName(file, one(units)));
            return true;
        });
    }

    /** No document begins as it ends. */
    private void goOn(DocumentState state) {
        city.db()
                .update(DOCUMENT)
                .set(DOCUMENT.STATE, state.name())
                .set(
                        DOCUMENT.DECIDED_ON,
                        state == DocumentState.DECIDED ? city.clock().today() : null)
                .where(
                        DOCUMENT.STATE.eq(DocumentState.PENDING.name()),
                        DOCUMENT.ID.in(documents.stream()
                                .filter(document -> document.state() == state && state != DocumentState.PENDING)
                                .map(AccessModel.ModelDocument::id)
                                .toList()))
                .execute();
    }

    @FunctionalInterface
    private interface Kind {
        void make(Secrecy secrecy, Scope scope, int flags, List<AccessModel.Rule> rules);
    }

    private static void everyKind(Kind kind) {
        for (Scope scope : Scope.values()) {
            for (Secrecy secrecy : Secrecy.values()) {
                for (int flags : FLAGS) {
                    for (List<AccessModel.Rule> set : AccessModel.ruleSets()) {
                        kind.make(secrecy, scope, flags, set);
                    }
                }
            }
        }
    }

    /** By the model's holder today; by somebody else before and after, or not at all today. */
    private void holdByName(AccessModel.ModelFile file, UUID other) {
        LocalDate today = city.clock().today();
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
        city.db()
                .execute(
                        "insert into records.file_holder (id, file_id, unit_id, valid, reason, withdrawn) "
                                + "values (?, ?, ?, daterange(?, ?), 'test', ?)",
                        UUID.randomUUID(),
                        file.id(),
                        unit,
                        from,
                        to,
                        withdrawn);
    }

    private List<AccessModel.ModelRule> rules(List<AccessModel.Rule> set) {
        Actor whom = one(people);
        return set.stream()
                .map(rule -> AccessModel.modelRule(rule, whom, rule.allowed() && random.nextBoolean()))
                .toList();
    }

    private void insert(List<? extends org.jooq.UpdatableRecord<?>> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            city.write(() -> city.db().batchInsert(chunk).execute());
        }
    }

    /** Somebody with any clearance, in any units, with or without posts in whose place she acts. */
    Reader anybody() {
        Actor like = one(people);
        UUID post = one(people).post().id().value();
        var seats = new HashSet<>(Set.of(post));
        if (random.nextInt(4) == 0) {
            seats.add(one(people).post().id().value());
        }
        Reader.Reach ofFiles = anyReach();
        return new Reader(
                random.nextBoolean() ? like.person() : new PersonId(UUID.randomUUID()),
                new PostId(post),
                Set.copyOf(seats),
                random.nextInt(3) == 0 ? Set.of(one(people).post().id().value()) : Set.of(),
                like.post().unit().id(),
                some(3),
                ofFiles.subsection(),
                ofFiles.section(),
                ofFiles.department(),
                random.nextInt(Secrecy.values().length),
                random.nextInt(1 << Flag.values().length),
                like.horizon(),
                random.nextInt(4) == 0 ? anyReach() : ofFiles);
    }

    private Reader.Reach anyReach() {
        Set<UUID> subsection = some(2);
        Set<UUID> section = with(subsection, some(2));
        return new Reader.Reach(subsection, section, with(section, some(3)));
    }

    private static Set<UUID> with(Set<UUID> some, Set<UUID> more) {
        var both = new HashSet<>(some);
        both.addAll(more);
        return Set.copyOf(both);
    }

    private Set<UUID> some(int most) {
        var some = new HashSet<UUID>();
        int wanted = random.nextInt(most + 1);
        for (int i = 0; i < wanted; i++) {
            some.add(one(units));
        }
        return Set.copyOf(some);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
