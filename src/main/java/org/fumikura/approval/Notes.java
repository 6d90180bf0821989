package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MEMO;
import static org.fumikuradb.approval.Tables.NOTE;

import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.NoteRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Words on pages of attachments: notes (付箋), which are part of the record, and memos (メモ), which only their author ever
 * sees.
 */
@Component
class Notes {

    /** In characters. */
    static final int LONGEST = 2_000;

    private final DSLContext db;
    private final Transactions transactions;
    private final Matters matters;
    private final Offices offices;
    private final Spots spots;
    private final Documents documents;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Notes(
            DSLContext db,
            Transactions transactions,
            Matters matters,
            Offices offices,
            Spots spots,
            Documents documents,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.matters = matters;
        this.offices = offices;
        this.spots = spots;
        this.documents = documents;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** Puts a note on a page of the present version, before the decision; it can not be changed afterwards. */
    UUID add(DocumentId id, Actor actor, Spot spot, String words) {
        UUID note = ids.create();
        transactions.write(() -> {
            Document document = documents.get(id, actor.reader());
            Matter matter = locked(id, actor, words);
            requireUndecided(matter);
            AttachedFile file = spots.get(spot, documents.latest(id));
            insert(note, id, actor, spot, words);
            ledger.record(Act.of(ApprovalActs.NOTED, Approvals.subject(id), actor.doer(), document.title())
                    .because(words.strip())
                    .changing("箇所", null, Spots.label(file, spot.page()).ja()));
        });
        return note;
    }

    /** As {@link #add} for the author alone, until the matter is over. */
    UUID remember(DocumentId id, Actor actor, Spot spot, String words) {
        UUID memo = ids.create();
        transactions.work(() -> {
            documents.get(id, actor.reader());
            Matter matter = locked(id, actor, words);
            if (matter.state().isOver()) {
                throw new NotInThisState(MatterEvent.APPROVE, matter.state());
            }
            spots.get(spot, documents.latest(id));
            db.insertInto(MEMO)
                    .set(MEMO.DOCUMENT_ID, id.value())
                    .set(MEMO.ID, memo)
                    .set(MEMO.ATTACHMENT_ID, spot.attachment())
                    .set(MEMO.PAGE, spot.page().orElse(null))
                    .set(MEMO.AREA_LEFT, spot.area().map(Spot.Area::left).orElse(null))
                    .set(MEMO.AREA_TOP, spot.area().map(Spot.Area::top).orElse(null))
                    .set(MEMO.AREA_WIDTH, spot.area().map(Spot.Area::width).orElse(null))
                    .set(MEMO.AREA_HEIGHT, spot.area().map(Spot.Area::height).orElse(null))
                    .set(MEMO.WORDS, words.strip())
                    .set(MEMO.PERSON_ID, actor.person().value())
                    .set(MEMO.AT, clock.now())
                    .execute();
        });
        return memo;
    }

    /** Its author withdraws a note before the decision; it stays to be seen as withdrawn. */
    void withdraw(DocumentId id, UUID note, Actor actor) {
        transactions.write(() -> {
            Document document = documents.get(id, actor.reader());
            Matter matter = matters.lock(id);
            NoteRecord found = db.fetchOptional(NOTE, NOTE.DOCUMENT_ID.eq(id.value()), NOTE.ID.eq(note))
                    .orElseThrow(() -> missing(note));
            if (!found.getPersonId().equals(actor.person().value())) {
                throw new NotYours(new Text("付箋を付けた人", "who wrote the note"));
            }
            requireUndecided(matter);
            if (found.getWithdrawnAt() == null) {
                db.update(NOTE)
                        .set(NOTE.WITHDRAWN_AT, clock.now())
                        .where(NOTE.DOCUMENT_ID.eq(id.value()), NOTE.ID.eq(note))
                        .execute();
                ledger.record(Act.of(ApprovalActs.NOTE_WITHDRAWN, Approvals.subject(id), actor.doer(), document.title())
                        .changing("付箋", found.getWords(), "取下げ"));
            }
        });
    }

    /** Its author throws a memo away; for everybody else there is none. */
    void forget(DocumentId id, UUID memo, Actor actor) {
        transactions.work(() -> {
            documents.get(id, actor.reader());
            int gone = db.deleteFrom(MEMO)
                    .where(
                            MEMO.DOCUMENT_ID.eq(id.value()),
                            MEMO.ID.eq(memo),
                            MEMO.PERSON_ID.eq(actor.person().value()))
                    .execute();
            if (gone == 0) {
                throw missing(memo);
            }
        });
    }

    /** Withdraws a note, or throws a memo of the actor's own away. */
    void takeOff(DocumentId id, UUID note, Actor actor) {
        boolean memo = transactions.read(() -> db.fetchExists(
                MEMO,
                MEMO.DOCUMENT_ID.eq(id.value()),
                MEMO.ID.eq(note),
                MEMO.PERSON_ID.eq(actor.person().value())));
        if (memo) {
            forget(id, note, actor);
        } else {
            withdraw(id, note, actor);
        }
    }

    private void insert(UUID note, DocumentId id, Actor actor, Spot spot, String words) {
        db.insertInto(NOTE)
                .set(NOTE.DOCUMENT_ID, id.value())
                .set(NOTE.ID, note)
                .set(NOTE.ATTACHMENT_ID, spot.attachment())
                .set(NOTE.PAGE, spot.page().orElse(null))
                .set(NOTE.AREA_LEFT, spot.area().map(Spot.Area::left).orElse(null))
                .set(NOTE.AREA_TOP, spot.area().map(Spot.Area::top).orElse(null))
                .set(NOTE.AREA_WIDTH, spot.area().map(Spot.Area::width).orElse(null))
                .set(NOTE.AREA_HEIGHT, spot.area().map(Spot.Area::height).orElse(null))
                .set(NOTE.WORDS, words.strip())
                .set(NOTE.PERSON_ID, actor.person().value())
                .set(NOTE.POST_ID, actor.post().id().value())
                .set(NOTE.AT, clock.now())
                .execute();
    }

    private Matter locked(DocumentId id, Actor actor, String words) {
        Matter matter = matters.lock(id);
        if (!mayNote(matter, offices.of(matter), actor)) {
            throw new NotYours(new Text("起案者と経路の人", "the drafter and those on the route"));
        }
        if (words.isBlank()) {
            throw ReasonNeeded.ofNote();
        }
        if (words.length() > LONGEST) {
            throw new TooLong(LONGEST);
        }
        return matter;
    }

    /** Who may write on its pages: the drafter and everybody on its course. */
    boolean mayNote(Matter matter, Office office, Actor actor) {
        return new Proceeding(matter, office, actor.person(), actor.post().id(), clock.now()).isOnCourse();
    }

    private static void requireUndecided(Matter matter) {
        if (matter.state().isFinal()) {
            throw new NotInThisState(MatterEvent.APPROVE, matter.state());
        }
    }

    private static NotFound missing(UUID note) {
        return new NotFound("note", new Text("付箋・メモ", "note"), note);
    }
}
