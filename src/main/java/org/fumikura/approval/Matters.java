package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.MEMO;
import static org.fumikuradb.approval.Tables.STEP;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Responsibility;
import org.fumikura.shared.OfficialClock;
import org.fumikuradb.approval.tables.records.MatterRecord;
import org.fumikuradb.approval.tables.records.StepRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Matters in the database. */
@Component
class Matters {

    private static final Field<UUID> IN_CHARGE = DSL.field("in_charge", UUID.class);
    private static final String WITH = "with_unit";

    private final DSLContext db;
    private final Responsibility responsibility;
    private final TakeoverRows takeovers;
    private final OfficialClock clock;

    Matters(DSLContext db, Responsibility responsibility, TakeoverRows takeovers, OfficialClock clock) {
        this.db = db;
        this.responsibility = responsibility;
        this.takeovers = takeovers;
        this.clock = clock;
    }

    Optional<Matter> find(DocumentId id) {
        return select(id).fetchOptional(this::matter);
    }

    /** Locks the matter for the rest of the write: its events happen one after the other. */
    Matter lock(DocumentId id) {
        return select(id).forUpdate().of(MATTER).fetchOptional(this::matter).orElseThrow(() -> Documents.missing(id));
    }

    private SelectConditionStep<?> select(DocumentId id) {
        return db.select(
                        MATTER.asterisk(),
                        responsibility.unitOf(MATTER.DOCUMENT_ID).as(WITH))
                .from(MATTER)
                .where(MATTER.DOCUMENT_ID.eq(id.value()));
    }

    void enter(Matter matter) {
        db.insertInto(MATTER)
                .set(MATTER.DOCUMENT_ID, matter.id().value())
                .set(MATTER.STATE, MatterState.DRAFTING.name())
                .set(MATTER.DRAFTER_ID, matter.drafter().value())
                .set(MATTER.DRAFTER_POST_ID, matter.drafterPost().value())
                .set(MATTER.UNIT_ID, matter.unit().value())
                .set(MATTER.MATTER_CODE, matter.matterCode())
                .set(MATTER.EXPENDITURE_ITEM, matter.expenditureItem())
                .set(MATTER.ENFORCED, matter.enforced())
                .set(MATTER.PREVIOUS_YEAR_PREFIX, matter.previousYearPrefix())
                .set(MATTER.VERSION, 0)
                .set(MATTER.ROUND, 0)
                .set(MATTER.SUBMITTED_ROUND, 0)
                .execute();
    }

    /** Writes who is its drafter from now on; the takeover first. */
    void changeDrafter(DocumentId id, PersonId drafter, PostId post) {
        db.update(MATTER)
                .set(MATTER.DRAFTER_ID, drafter.value())
                .set(MATTER.DRAFTER_POST_ID, post.value())
                .where(MATTER.DOCUMENT_ID.eq(id.value()))
                .execute();
    }

    /** Writes what changed, the route first. */
    void save(Matter before, Matter after) {
        saveSteps(before, after);
        saveMatter(after);
    }

    /** Writes the route: new steps are inserted, changed ones updated, none is removed. */
    void saveSteps(Matter before, Matter after) {
        for (Step step : after.circulation().steps()) {
            Optional<Step> old = before.circulation().steps().stream()
                    .filter(step::isSamePlace)
                    .findFirst();
            if (old.isEmpty()) {
                insert(after.id(), step);
            } else if (!old.get().equals(step)) {
                update(after.id(), step);
            }
        }
    }

    /** Writes the matter itself; once it is final the database refuses every further change of its route. */
    void saveMatter(Matter after) {
        db.update(MATTER)
                .set(MATTER.STATE, after.state().name())
                .set(MATTER.MATTER_CODE, after.matterCode())
                .set(MATTER.EXPENDITURE_ITEM, after.expenditureItem())
                .set(MATTER.ENFORCED, after.enforced())
                .set(MATTER.PREVIOUS_YEAR_PREFIX, after.previousYearPrefix())
                .set(MATTER.NO_PROXY, after.noProxy())
                .set(MATTER.DUE_ON, after.dueOn().orElse(null))
                .set(MATTER.AMOUNT, after.amount().orElse(null))
                .set(MATTER.VERSION, after.version())
                .set(MATTER.ROUND, after.circulation().round())
                .set(MATTER.SUBMITTED_ROUND, after.circulation().submittedRound())
                .set(MATTER.SUBMITTED_AT, after.submittedAt().orElse(null))
                .where(MATTER.DOCUMENT_ID.eq(after.id().value()))
                .execute();
        if (after.state().isOver()) {
            // what people noted for themselves is no part of what is kept
            db.deleteFrom(MEMO).where(MEMO.DOCUMENT_ID.eq(after.id().value())).execute();
        }
    }

    private void insert(DocumentId id, Step step) {
        db.insertInto(STEP)
                .set(STEP.DOCUMENT_ID, id.value())
                .set(STEP.ROUND, step.round())
                .set(STEP.ORDINAL, step.ordinal())
                .set(STEP.KIND, step.addressee().kind().name())
                .set(STEP.POST_ID, step.asked().value())
                .set(STEP.UNIT_ID, step.addressee().unit().value())
                .set(STEP.JOINING, step.addressee().joining().name())
                .set(answer(step))
                .execute();
    }

    private void update(DocumentId id, Step step) {
        db.update(STEP)
                .set(answer(step))
                .where(STEP.DOCUMENT_ID.eq(id.value()), STEP.ROUND.eq(step.round()), STEP.ORDINAL.eq(step.ordinal()))
                .execute();
    }

    /** What became of a request: all that changes of it. */
    private static StepRecord answer(Step step) {
        var row = new StepRecord();
        row.setState(step.state().name());
        row.setPersonId(step.by().map(by -> by.person().value()).orElse(null));
        row.setActingPostId(step.by().map(by -> by.post().value()).orElse(null));
        row.setCapacity(step.by().map(by -> by.capacity().name()).orElse(null));
        row.setActivatedAt(step.activatedAt().orElse(null));
        row.setActedAt(step.actedAt().orElse(null));
        row.setHeldAt(step.heldAt().orElse(null));
        return row;
    }

    private Matter matter(Record found) {
        MatterRecord row = found.into(MATTER);
        boolean open = !MatterState.valueOf(row.getState()).isOver();
        List<Step> steps = steps(List.of(row.getDocumentId())).getOrDefault(row.getDocumentId(), List.of());
        return new Matter(
                new DocumentId(row.getDocumentId()),
                new PersonId(row.getDrafterId()),
                new PostId(row.getDrafterPostId()),
                takeovers.earlierDrafters(new DocumentId(row.getDocumentId())),
                new UnitId(row.getUnitId()),
                responsibility.goingOnWith(found.get(WITH, UUID.class), open),
                row.getMatterCode(),
                row.getExpenditureItem(),
                row.getEnforced(),
                row.getPreviousYearPrefix(),
                row.getNoProxy(),
                Optional.ofNullable(row.getDueOn()),
                Optional.ofNullable(row.getAmount()),
                row.getVersion(),
                Optional.ofNullable(row.getSubmittedAt()),
                circulation(row, steps));
    }

    /** Every step of some matters, in the order of round and place. */
    Map<UUID, List<Step>> steps(Collection<UUID> matters) {
        return db.select(
                        STEP.asterisk(),
                        PostSuccession.inCharge(STEP.POST_ID, clock.today()).as(IN_CHARGE))
                .from(STEP)
                .where(STEP.DOCUMENT_ID.in(matters))
                .orderBy(STEP.ROUND, STEP.ORDINAL)
                .fetchGroups(STEP.DOCUMENT_ID, row -> step(row.into(STEP), new PostId(row.get(IN_CHARGE))));
    }

    static Circulation circulation(MatterRecord row, List<Step> steps) {
        return new Circulation(
                MatterState.valueOf(row.getState()), row.getRound(), row.getSubmittedRound(), List.copyOf(steps));
    }

    private static Step step(StepRecord row, PostId inCharge) {
        return new Step(
                row.getRound(),
                row.getOrdinal(),
                new PostId(row.getPostId()),
                new Addressee(
                        StepKind.valueOf(row.getKind()),
                        inCharge,
                        new UnitId(row.getUnitId()),
                        Joining.valueOf(row.getJoining())),
                StepState.valueOf(row.getState()),
                by(row),
                Optional.ofNullable(row.getActivatedAt()),
                Optional.ofNullable(row.getActedAt()),
                Optional.ofNullable(row.getHeldAt()));
    }

    private static Optional<Hand> by(StepRecord row) {
        return row.getPersonId() == null
                ? Optional.empty()
                : Optional.of(new Hand(
                        new PersonId(row.getPersonId()),
                        new PostId(row.getActingPostId()),
                        Capacity.valueOf(row.getCapacity())));
    }
}
