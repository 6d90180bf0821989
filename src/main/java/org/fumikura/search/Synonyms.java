package org.fumikura.search;

import static org.fumikuradb.search.Tables.SYNONYM;
import static org.fumikuradb.search.Tables.SYNONYM_REVISION;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.RowRefused;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.search.tables.records.SynonymRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The groups of words that mean the same for an office. A change counts from the next search on. */
@Component
class Synonyms {

    static final int MOST_GROUPS = 2_000;

    private static final Text TAKEN = new Text("この言葉のグループは、すでに登録されています。", "There is a group of this word already.");
    private static final Map<String, Text> RULES = Map.of("one_group_of_a_word", TAKEN);

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;
    private final Map<MunicipalityId, Known> known = new ConcurrentHashMap<>();

    Synonyms(DSLContext db, Transactions transactions, Ledger ledger, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** What was read of a municipality, and as of which change. */
    private record Known(long revision, Alternatives alternatives) {}

    /** What a constraint says. */
    static Optional<Text> rule(String constraint) {
        return Optional.ofNullable(RULES.get(constraint));
    }

    /** What may stand for what in the current municipality; part of a read. */
    Alternatives current() {
        long revision = db.select(SYNONYM_REVISION.REVISION)
                .from(SYNONYM_REVISION)
                .fetchOptional(SYNONYM_REVISION.REVISION)
                .orElse(0L);
        Known before = known.get(Tenancy.current());
        return before != null && before.revision == revision ? before.alternatives : readAnew(revision);
    }

    /** Once for each change: whoever asks meanwhile waits for it. */
    private synchronized Alternatives readAnew(long revision) {
        Known before = known.get(Tenancy.current());
        if (before != null && before.revision >= revision) {
            return before.alternatives;
        }
        var read = new Alternatives(all(""));
        known.put(Tenancy.current(), new Known(revision, read));
        return read;
    }

    /** All groups with some letters in one of their words, in the order of the words by which they are known. */
    List<Synonym> all(String letters) {
        return db.selectFrom(SYNONYM)
                .where(SYNONYM.REMOVED_ON.isNull(), has(letters))
                .orderBy(SYNONYM.KEY)
                .fetch(Synonyms::read);
    }

    /** @param removed those that are used no more in place of the others */
    Paged<Synonym> page(String letters, boolean removed, PageRequest page) {
        Condition which = has(letters).and(removed ? SYNONYM.REMOVED_ON.isNotNull() : SYNONYM.REMOVED_ON.isNull());
        return new Paged<>(
                db.selectFrom(SYNONYM)
                        .where(which)
                        .orderBy(SYNONYM.KEY, SYNONYM.ID)
                        .limit(page.size())
                        .offset(page.offset())
                        .fetch(Synonyms::read),
                db.fetchCount(SYNONYM, which),
                page);
    }

    private static Condition has(String letters) {
        return letters.isEmpty()
                ? DSL.noCondition()
                : SYNONYM.WORD
                        .containsIgnoreCase(letters)
                        .or(DSL.arrayToString(SYNONYM.OTHERS, DSL.val(Synonym.BETWEEN))
                                .containsIgnoreCase(letters));
    }

    /** The group that is known by a word, however it is written. */
    Optional<Synonym> find(String word) {
        return db.selectFrom(SYNONYM)
                .where(SYNONYM.KEY.eq(Synonym.folded(word)), SYNONYM.REMOVED_ON.isNull())
                .fetchOptional(Synonyms::read);
    }

    /** @throws NotFound when there never was such a group */
    Synonym get(UUID id) {
        return db.selectFrom(SYNONYM)
                .where(SYNONYM.ID.eq(id))
                .fetchOptional(Synonyms::read)
                .orElseThrow(() -> missing(id));
    }

    /** Whether a group is used by searches. */
    boolean isUsed(UUID id) {
        return db.fetchExists(SYNONYM, SYNONYM.ID.eq(id), SYNONYM.REMOVED_ON.isNull());
    }

    private static NotFound missing(UUID id) {
        return new NotFound("synonym", new Text("同義語", "group of synonyms"), id);
    }

    private static Synonym read(SynonymRecord row) {
        return new Synonym(row.getId(), row.getWord(), Arrays.asList(row.getOthers()), row.getOneWay());
    }

    /** @throws RowRefused for words that can not be used, or when there are {@value #MOST_GROUPS} groups already */
    UUID enter(String word, List<String> others, boolean oneWay, Doer doer) {
        var group = new Synonym(ids.create(), word, others, oneWay);
        require(group);
        return transactions.write(() -> {
            revise();
            if (db.fetchCount(SYNONYM, SYNONYM.REMOVED_ON.isNull()) >= MOST_GROUPS) {
                throw new RowRefused(new Text(
                        "登録できるのは %,d グループまでです。使わないものを削除してください。".formatted(MOST_GROUPS),
                        "There are %,d groups already. Remove some that are not used.".formatted(MOST_GROUPS)));
            }
            db.insertInto(SYNONYM)
                    .set(SYNONYM.ID, group.id())
                    .set(SYNONYM.WORD, word)
                    .set(SYNONYM.KEY, Synonym.folded(word))
                    .set(SYNONYM.OTHERS, others.toArray(String[]::new))
                    .set(SYNONYM.ONE_WAY, oneWay)
                    .execute();
            ledger.record(act(SearchActs.SYNONYM_ENTERED, group, doer)
                    .changing("同じ意味の言葉", null, group.line())
                    .changing("向き", null, direction(oneWay)));
            return group.id();
        });
    }

    /**
     * @throws NotFound when it is not there (any more)
     * @throws RowRefused for words that can not be used
     */
    void change(UUID id, String word, List<String> others, boolean oneWay, Doer doer) {
        var group = new Synonym(id, word, others, oneWay);
        require(group);
        transactions.write(() -> {
            revise();
            Synonym before = used(id);
            db.update(SYNONYM)
                    .set(SYNONYM.WORD, word)
                    .set(SYNONYM.KEY, Synonym.folded(word))
                    .set(SYNONYM.OTHERS, others.toArray(String[]::new))
                    .set(SYNONYM.ONE_WAY, oneWay)
                    .where(SYNONYM.ID.eq(id))
                    .execute();
            Act act = act(SearchActs.SYNONYM_CHANGED, group, doer);
            if (!before.word().equals(word)) {
                act.changing("言葉", before.word(), word);
            }
            if (!before.others().equals(others)) {
                act.changing("同じ意味の言葉", before.line(), group.line());
            }
            if (before.oneWay() != oneWay) {
                act.changing("向き", direction(before.oneWay()), direction(oneWay));
            }
            ledger.record(act);
        });
    }

    /** @throws NotFound when it is not there (any more) */
    void remove(UUID id, Doer doer) {
        transactions.write(() -> {
            revise();
            Synonym before = used(id);
            db.update(SYNONYM)
                    .set(SYNONYM.REMOVED_ON, clock.today())
                    .where(SYNONYM.ID.eq(id))
                    .execute();
            ledger.record(act(SearchActs.SYNONYM_REMOVED, before, doer).changing("同じ意味の言葉", before.line(), null));
        });
    }

    private Synonym used(UUID id) {
        return db.selectFrom(SYNONYM)
                .where(SYNONYM.ID.eq(id), SYNONYM.REMOVED_ON.isNull())
                .fetchOptional(Synonyms::read)
                .orElseThrow(() -> missing(id));
    }

    /** Also lets changes come one after the other. */
    private void revise() {
        db.insertInto(SYNONYM_REVISION)
                .set(SYNONYM_REVISION.REVISION, 1L)
                .onConflict(SYNONYM_REVISION.TENANT_ID)
                .doUpdate()
                .set(SYNONYM_REVISION.REVISION, SYNONYM_REVISION.REVISION.plus(1))
                .execute();
    }

    private static void require(Synonym group) {
        Synonym.objection(group.word())
                .or(() -> Synonym.objection(group.word(), group.others()))
                .ifPresent(why -> {
                    throw new RowRefused(why);
                });
    }

    private static Act act(String kind, Synonym group, Doer doer) {
        return Act.of(kind, new Subject("synonym", group.id()), doer, group.word());
    }

    static String direction(boolean oneWay) {
        return oneWay ? "この言葉からだけ" : "互いに";
    }
}
