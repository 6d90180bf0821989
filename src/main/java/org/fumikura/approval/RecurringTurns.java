package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.RECURRENCE;
import static org.fumikuradb.approval.Tables.RECURRENCE_DRAFT;
import static org.fumikuradb.approval.Tables.RECURRENCE_TURN;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Typed;
import org.fumikura.shared.Era;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.RecurrenceRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The turns of recurring drafts (回): each is drafted or left out, once (R-020-recurring). */
@Component
class RecurringTurns {

    static final int LONGEST_REASON = 200;

    private static final int LAST_YEAR = 9_999;

    private final DSLContext db;
    private final Recurrences recurrences;
    private final DraftTemplates templates;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;

    RecurringTurns(
            DSLContext db,
            Recurrences recurrences,
            DraftTemplates templates,
            Transactions transactions,
            Ledger ledger,
            OfficialClock clock) {
        this.db = db;
        this.recurrences = recurrences;
        this.templates = templates;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Begins the draft of a turn, which counts as drafted as long as there is the draft or what it is submitted as. Who begins it
     * once more is led to the same draft.
     *
     * @throws NotFound when it is not of her acting post, or has ended
     * @throws TurnNotDue when the turn was answered by somebody else, or its time has not come
     */
    DocumentId begin(UUID id, LocalDate dueOn, Actor actor) {
        requireDay(dueOn);
        return transactions.work(() -> {
            RecurrenceRecord row = lock(id, actor);
            Optional<DocumentId> begun = begun(id, dueOn, actor);
            if (begun.isPresent()) {
                return begun.get();
            }
            requireDue(id, dueOn, actor);
            leaveBehind(id, dueOn);
            DocumentId draft = templates.beginGiven(row.getTemplateId(), actor);
            db.insertInto(RECURRENCE_DRAFT)
                    .set(RECURRENCE_DRAFT.DOCUMENT_ID, draft.value())
                    .set(RECURRENCE_DRAFT.RECURRENCE_ID, id)
                    .set(RECURRENCE_DRAFT.DUE_ON, dueOn)
                    .execute();
            return draft;
        });
    }

    /** The draft of somebody who has left the post stays hers, and is no longer that of the turn. */
    private void leaveBehind(UUID id, LocalDate dueOn) {
        db.deleteFrom(RECURRENCE_DRAFT)
                .where(RECURRENCE_DRAFT.RECURRENCE_ID.eq(id), RECURRENCE_DRAFT.DUE_ON.eq(dueOn))
                .execute();
    }

    private Optional<DocumentId> begun(UUID id, LocalDate dueOn, Actor actor) {
        return db.select(RECURRENCE_DRAFT.DOCUMENT_ID)
                .from(RECURRENCE_DRAFT)
                .join(DRAFT)
                .on(DRAFT.TENANT_ID.eq(RECURRENCE_DRAFT.TENANT_ID), DRAFT.DOCUMENT_ID.eq(RECURRENCE_DRAFT.DOCUMENT_ID))
                .where(
                        RECURRENCE_DRAFT.RECURRENCE_ID.eq(id),
                        RECURRENCE_DRAFT.DUE_ON.eq(dueOn),
                        DRAFT.PERSON_ID.eq(actor.person().value()))
                .fetchOptional(row -> new DocumentId(row.value1()));
    }

    /**
     * Leaves a turn out (見送り). Its reason stands in the act alone, whose words can be erased.
     *
     * @throws NotFound when it is not of her acting post, or has ended
     * @throws TurnNotDue when the turn was answered already, or its time has not come
     * @throws ReasonNeeded without a reason
     * @throws PersonalNumberInReason when the reason seems to contain one
     */
    void skip(UUID id, LocalDate dueOn, String typed, Actor actor) {
        String reason = Typed.line(typed);
        if (reason.isEmpty()) {
            throw ReasonNeeded.ofTurn();
        }
        if (reason.length() > LONGEST_REASON) {
            throw new TooLong(LONGEST_REASON);
        }
        if (PersonalNumbers.appearIn(reason)) {
            throw new PersonalNumberInReason();
        }
        transactions.write(() -> {
            lock(id, actor);
            RecurringPage.Due turn = requireDue(id, dueOn, actor);
            db.insertInto(RECURRENCE_TURN)
                    .set(RECURRENCE_TURN.RECURRENCE_ID, id)
                    .set(RECURRENCE_TURN.DUE_ON, dueOn)
                    .set(RECURRENCE_TURN.PERSON_ID, actor.person().value())
                    .set(RECURRENCE_TURN.POST_ID, actor.post().id().value())
                    .execute();
            ledger.record(Act.of(ApprovalActs.RECURRENCE_SKIPPED, Recurrences.subject(id), actor.doer(), turn.name())
                    .changing("回", dueOn.toString(), "見送り")
                    .because(reason));
        });
    }

    /**
     * No turn ever falls on a day that is written in no era or in no year of four digits, and the database does not know each of
     * them.
     *
     * @throws TurnNotDue when it is such a day
     */
    static LocalDate requireDay(LocalDate dueOn) {
        if (Era.find(dueOn).isEmpty() || dueOn.getYear() > LAST_YEAR) {
            throw new TurnNotDue();
        }
        return dueOn;
    }

    private RecurringPage.Due requireDue(UUID id, LocalDate dueOn, Actor actor) {
        return recurrences.due(actor).stream()
                .filter(turn -> turn.recurrence().equals(id) && turn.dueOn().equals(dueOn))
                .findFirst()
                .orElseThrow(TurnNotDue::new);
    }

    /** One answer to a turn at a time. */
    private RecurrenceRecord lock(UUID id, Actor actor) {
        return db.selectFrom(RECURRENCE)
                .where(
                        RECURRENCE.ID.eq(id),
                        Recurrences.isOf(actor),
                        SharedRows.holdsOn(RECURRENCE.VALID, clock.today()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Recurrences.missing(id));
    }
}
