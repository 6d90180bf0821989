package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.CONDITION;

import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Conditions under which matters were decided (条件付決裁): nothing is issued before they are confirmed to be met. */
@Component
class Conditions {

    private final DSLContext db;
    private final OfficialClock clock;

    Conditions(DSLContext db, OfficialClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Part of the write that decides; the words of the condition stand among the opinions.
     *
     * @param councilVote whether the council's vote is (also) what it waits for
     */
    void set(DocumentId id, boolean councilVote) {
        db.insertInto(CONDITION)
                .set(CONDITION.DOCUMENT_ID, id.value())
                .set(CONDITION.COUNCIL_VOTE, councilVote)
                .execute();
    }

    Optional<MatterPage.Condition> find(DocumentId id) {
        return db.fetchOptional(CONDITION, CONDITION.DOCUMENT_ID.eq(id.value()))
                .map(row -> new MatterPage.Condition(row.getCouncilVote(), Optional.ofNullable(row.getMetAt())));
    }

    boolean isOpen(DocumentId id) {
        return find(id).filter(condition -> condition.metAt().isEmpty()).isPresent();
    }

    void meet(DocumentId id, Actor actor) {
        db.update(CONDITION)
                .set(CONDITION.MET_AT, clock.now())
                .set(CONDITION.PERSON_ID, actor.person().value())
                .set(CONDITION.POST_ID, actor.post().id().value())
                .where(CONDITION.DOCUMENT_ID.eq(id.value()))
                .execute();
    }
}
