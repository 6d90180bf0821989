package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PHRASE;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Slice;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Validity;
import org.fumikura.records.Typed;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.PhraseRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Fixed phrases (定型文) that are put into requests. Of record: one is entered and ended, never changed. */
@Component
class Phrases {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_WORDS = 2_000;

    private static final SharedRows SHARED =
            new SharedRows(PHRASE.ID, PHRASE.BODY_ID, PHRASE.UNIT_ID, PHRASE.PERSON_ID, PHRASE.NAME, PHRASE.VALID);

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Phrases(DSLContext db, Transactions transactions, Ledger ledger, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** A request with some words on a line of their own behind its last one. */
    static String below(String body, String words) {
        return body.isBlank() ? words + "\n" : body.stripTrailing() + "\n" + words + "\n";
    }

    /** Those that are offered to her: her own first, then those of her units, then those of the office; by name. */
    Paged<PhrasePage.Line> list(Actor actor, PageRequest page) {
        Condition offered = SHARED.offeredTo(actor, clock.today());
        int counted = db.fetchCount(DSL.selectOne().from(PHRASE).where(offered).limit(Paged.MOST_COUNTED + 1));
        return Paged.counted(
                lines(
                        db.selectFrom(PHRASE)
                                .where(offered)
                                .orderBy(SHARED.order())
                                .limit(page.size())
                                .offset(page.offset()),
                        actor),
                counted,
                page);
    }

    /** Those that are offered to her, from a place on and one more than wanted, the one kept last first. */
    List<PhrasePage.Line> listAfter(Actor actor, Slice.From from) {
        return lines(
                db.selectFrom(PHRASE)
                        .where(
                                SHARED.offeredTo(actor, clock.today()),
                                from.after() == null ? DSL.noCondition() : PHRASE.ID.lt(from.after()))
                        .orderBy(PHRASE.ID.desc())
                        .limit(from.sizeAndOne()),
                actor);
    }

    private static List<PhrasePage.Line> lines(ResultQuery<PhraseRecord> rows, Actor actor) {
        return rows.fetch(row -> line(row, actor));
    }

    private static PhrasePage.Line line(PhraseRecord row, Actor actor) {
        return new PhrasePage.Line(
                row.getId(), row.getName(), row.getWords(), SHARED.sharing(row), SHARED.isKeptBy(row, actor));
    }

    /** What the editor offers, in the order of the list. */
    List<DraftPage.Phrase> choices(Actor actor) {
        return db.select(PHRASE.ID, PHRASE.NAME)
                .from(PHRASE)
                .where(SHARED.offeredTo(actor, clock.today()))
                .orderBy(SHARED.order())
                .limit(PageRequest.MAX_SIZE)
                .fetch(row -> new DraftPage.Phrase(row.value1(), row.value2()));
    }

    /** The words of one that is offered to her; empty when it is not, or not any more. */
    Optional<String> findWords(UUID id, Actor actor) {
        return find(id, actor).map(PhraseRecord::getWords);
    }

    /** @throws NotFound when it is not offered to her */
    PhrasePage.Line get(UUID id, Actor actor) {
        return line(row(id, actor), actor);
    }

    /**
     * Keeps words as a phrase.
     *
     * @return its id
     * @throws PhraseRefused without name or words, with what is too long, or with what may be a personal number
     * @throws NotYours when she does not keep the phrases of those with whom she would share it
     */
    UUID keep(String typedName, String typedWords, Sharing sharing, Actor actor) {
        String name = Typed.line(typedName);
        String words = Typed.lines(typedWords);
        require("name", new Text("名前", "a name"), name, LONGEST_NAME);
        require("words", new Text("文", "the words"), words, LONGEST_WORDS);
        sharing.requireKeptBy(actor);
        return transactions.write(() -> {
            UUID id = ids.create();
            db.insertInto(PHRASE)
                    .set(PHRASE.ID, id)
                    .set(SHARED.kept(sharing, actor))
                    .set(PHRASE.NAME, name)
                    .set(PHRASE.WORDS, words)
                    .set(Validity.from(clock.today()).in(PHRASE.VALID))
                    .execute();
            ledger.record(Act.of(ApprovalActs.PHRASE_KEPT, subject(id), actor.doer(), name)
                    .changing("共有の範囲", null, sharing.label().ja()));
            return id;
        });
    }

    private static void require(String field, Text what, String typed, int longest) {
        if (typed.isBlank() || typed.length() > longest) {
            throw new PhraseRefused(
                    field,
                    new Text(
                            "%sを %,d 字以内で入力してください。".formatted(what.ja(), longest),
                            "Enter %s of at most %,d characters.".formatted(what.en(), longest)));
        }
        if (PersonalNumbers.appearIn(typed)) {
            throw new PhraseRefused(
                    field,
                    new Text(
                            "個人番号と思われる 12 桁の数字が含まれています。取り除いてから保存してください。",
                            "It seems to contain a personal number (12 digits). Remove it before you keep it."));
        }
    }

    /**
     * Nobody puts it into a request any more; the requests that have it stay.
     *
     * @throws NotFound when it is not offered to her
     * @throws NotYours when it is shared and she does not keep it
     */
    void end(UUID id, Actor actor) {
        transactions.write(() -> {
            PhraseRecord row = row(id, actor);
            if (!SHARED.isKeptBy(row, actor)) {
                throw new NotYours(new Text("この定型文を管理する人", "who keeps this phrase"));
            }
            db.update(PHRASE)
                    .set(SharedRows.ended(PHRASE.VALID, clock.today()))
                    .where(PHRASE.ID.eq(id))
                    .execute();
            ledger.record(Act.of(ApprovalActs.PHRASE_ENDED, subject(id), actor.doer(), row.getName()));
        });
    }

    private Optional<PhraseRecord> find(UUID id, Actor actor) {
        return db.selectFrom(PHRASE)
                .where(PHRASE.ID.eq(id), SHARED.offeredTo(actor, clock.today()))
                .fetchOptional();
    }

    private PhraseRecord row(UUID id, Actor actor) {
        return find(id, actor).orElseThrow(() -> new NotFound("phrase", new Text("定型文", "phrase"), id));
    }

    private static Subject subject(UUID id) {
        return new Subject("phrase", id);
    }
}
