package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.REDACTION_;

import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a second person does with what was made: confirms it or gives it back; and how it ends. */
@Component
class Confirming {

    private static final int LONGEST_REASON = 1_000;

    private final DSLContext db;
    private final RedactionRows rows;
    private final RedactionAccess access;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;

    Confirming(
            DSLContext db,
            RedactionRows rows,
            RedactionAccess access,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.rows = rows;
        this.access = access;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Confirms what was made. From then on nothing here tells what was taken away: its words go, and so does the PDF it was made
     * from, unless somebody else keeps it.
     *
     * @throws NotTheSecondPerson when she marked it herself
     * @throws NotInThisState when there is nothing to confirm
     */
    void confirm(RedactionId id, Actor actor) {
        transactions.write(() -> {
            Redaction redaction = access.requireLocked(id, actor);
            RedactionState after = RedactionEvent.CONFIRM.after(redaction.state());
            requireSecond(redaction, actor);
            db.update(REDACTION_)
                    .set(REDACTION_.STATE, after.name())
                    .set(REDACTION_.CONFIRMED_BY, actor.person().value())
                    .set(REDACTION_.CONFIRMED_IN, actor.post().id().value())
                    .set(REDACTION_.CONFIRMED_AT, clock.now())
                    .where(REDACTION_.ID.eq(id.value()))
                    .execute();
            rows.forgetSource(redaction);
            ledger.record(act(RedactionEvent.CONFIRM, redaction, actor));
        });
    }

    /**
     * Gives it back to who marked it.
     *
     * @throws NotTheSecondPerson when that is herself
     */
    void giveBack(RedactionId id, String reason, Actor actor) {
        requireReason(reason);
        transactions.write(() -> {
            Redaction redaction = access.requireLocked(id, actor);
            RedactionState after = RedactionEvent.RETURN.after(redaction.state());
            requireSecond(redaction, actor);
            rows.giveBack(redaction, after);
            ledger.record(act(RedactionEvent.RETURN, redaction, actor).because(reason));
        });
    }

    /** Ends it; what was made of it is not handed out any more. */
    void withdraw(RedactionId id, String reason, Actor actor) {
        requireReason(reason);
        transactions.write(() -> {
            Redaction redaction = access.requireLocked(id, actor);
            rows.withdraw(redaction, RedactionEvent.WITHDRAW.after(redaction.state()));
            ledger.record(act(RedactionEvent.WITHDRAW, redaction, actor).because(reason));
        });
    }

    /**
     * The new PDF is about to leave; the first time is an act.
     *
     * @throws NotConfirmed when nobody has confirmed it
     */
    Redaction.Result handOut(RedactionId id, Actor actor) {
        Redaction redaction = transactions.read(() -> access.require(id, actor));
        if (!redaction.isConfirmed()) {
            throw new NotConfirmed();
        }
        if (redaction.state() == RedactionState.CONFIRMED) {
            transactions.write(() -> {
                Redaction now = access.requireLocked(id, actor);
                rows.setState(id, RedactionEvent.HAND_OUT.after(now.state()));
                ledger.record(act(RedactionEvent.HAND_OUT, now, actor));
            });
        }
        return redaction.result().orElseThrow(NotConfirmed::new);
    }

    private static Act act(RedactionEvent event, Redaction redaction, Actor actor) {
        return Act.of(event.act(), Redactions.subject(redaction.id()), actor.doer(), redaction.name());
    }

    private static void requireSecond(Redaction redaction, Actor actor) {
        if (redaction.markedBy().equals(actor.person())) {
            throw new NotTheSecondPerson();
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Invalid(
                    "reason",
                    new Text(
                            "理由を %d 字以内で入力してください。".formatted(LONGEST_REASON),
                            "Enter the reason, in at most %d letters.".formatted(LONGEST_REASON)));
        }
    }
}
