package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AFTER_VIEW;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.OPENED;
import static org.fumikuradb.approval.Tables.PAPER_RECORD;
import static org.fumikuradb.approval.Tables.PAPER_RECORD_STEP;
import static org.fumikuradb.approval.Tables.STEP;
import static org.fumikuradb.approval.Tables.SUBMISSION;
import static org.fumikuradb.approval.Tables.TAKEOVER;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies;
import org.fumikura.organization.Deputies.Substitution;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Succession.Share;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which matters stand on which list. */
@Component
class ListedMatters {

    private final Documents documents;
    private final Organization organization;
    private final LeftBehind left;
    private final Deputies deputies;
    private final OfficialClock clock;

    ListedMatters(
            Documents documents, Organization organization, LeftBehind left, Deputies deputies, OfficialClock clock) {
        this.documents = documents;
        this.organization = organization;
        this.left = left;
        this.deputies = deputies;
        this.clock = clock;
    }

    /** As a condition on {@code approval.matter}; nothing in it that the actor may not read. */
    Condition of(MatterLists.Kind kind, Actor actor) {
        UUID person = actor.person().value();
        Condition condition = switch (kind) {
            case WAITING ->
                MATTER.DOCUMENT_ID.in(DSL.select(STEP.DOCUMENT_ID)
                        .from(STEP)
                        .where(
                                STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())),
                                STEP.POST_ID.in(actor.reader().seats())));
            case AFTER_VIEW ->
                MATTER.DOCUMENT_ID.in(DSL.select(AFTER_VIEW.DOCUMENT_ID)
                        .from(AFTER_VIEW)
                        .where(
                                AFTER_VIEW.SEEN_AT.isNull(),
                                AFTER_VIEW.POST_ID.in(actor.reader().seats())));
            case CHANGED -> isChangedSince(person);
            case IN_PLACE ->
                deputies.of(actor.post().id(), clock.now()).stream()
                        .map(ListedMatters::isAskedOf)
                        .reduce(DSL.falseCondition(), Condition::or);
            case OWN -> MATTER.DRAFTER_ID.eq(person).and(isIn(MatterState.CIRCULATING, MatterState.ABANDONING));
            case MINE -> MATTER.DRAFTER_ID.eq(person);
            case TO_FINISH ->
                MATTER.DRAFTER_ID
                        .eq(person)
                        .and(isIn(MatterState.RETURNED, MatterState.AWAITING_EFFECT, MatterState.AWAITING_CLOSE));
            case ABANDONING ->
                isIn(MatterState.ABANDONING)
                        .and(isDraftedByOthers(person))
                        .and(isWith(
                                actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD)
                                        ? actor.reader().ofOpen().subsection()
                                        : Set.of(),
                                actor));
            case PAPER ->
                isIn(MatterState.CIRCULATING)
                        .and(isDraftedByOthers(person))
                        .and(isLookedAfterBy(actor))
                        .and(MATTER.DOCUMENT_ID.in(waitsForComparisonByAnother(person)));
            case HANDED_ON ->
                isIn(MatterState.CIRCULATING)
                        .and(isLookedAfterBy(actor))
                        .andExists(DSL.selectOne()
                                .from(STEP)
                                .where(
                                        STEP.TENANT_ID.eq(MATTER.TENANT_ID),
                                        STEP.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                        STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())),
                                        PostSuccession.isHeldSince(STEP.POST_ID, STEP.ACTIVATED_AT, clock.today())
                                                .not()));
            case TAKEOVER -> isIn(state -> !state.isOver()).and(left.isMatter(actor));
            case UNIT ->
                isWith(actor.reader().subsection(), actor)
                        .or(isWith(actor.reader().ofOpen().subsection(), actor));
        };
        return condition.and(MATTER.DOCUMENT_ID.in(documents.readableIds(actor.reader())));
    }

    /** Of a unit whose records clerk she is, as far as papers and new holders go. */
    private Condition isLookedAfterBy(Actor actor) {
        Set<UUID> units = organization
                .succession(Share.OPEN_DOCUMENTS)
                .withPredecessors(actor.unitsOf(ApprovalPermissions.PAPER), clock.today());
        return isWith(units, actor);
    }

    /** She is not its drafter and never was. */
    private static Condition isDraftedByOthers(UUID person) {
        return MATTER.DRAFTER_ID
                .ne(person)
                .andNotExists(DSL.selectOne()
                        .from(TAKEOVER)
                        .where(
                                TAKEOVER.TENANT_ID.eq(MATTER.TENANT_ID),
                                TAKEOVER.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                TAKEOVER.FROM_PERSON_ID.eq(person)));
    }

    private Condition isWith(Set<UUID> units, Actor actor) {
        return documents.isWith(MATTER.DOCUMENT_ID, MATTER.UNIT_ID, units, actor.reader());
    }

    private static Select<Record1<UUID>> waitsForComparisonByAnother(UUID person) {
        return DSL.select(PAPER_RECORD.DOCUMENT_ID)
                .from(PAPER_RECORD)
                .where(
                        PAPER_RECORD.STATE.eq(DSL.inline(PaperRecord.State.OPEN.name())),
                        PAPER_RECORD.RECORDER_ID.ne(person),
                        DSL.notExists(DSL.selectOne()
                                .from(PAPER_RECORD_STEP)
                                .where(
                                        PAPER_RECORD_STEP.TENANT_ID.eq(PAPER_RECORD.TENANT_ID),
                                        PAPER_RECORD_STEP.DOCUMENT_ID.eq(PAPER_RECORD.DOCUMENT_ID),
                                        PAPER_RECORD_STEP.RECORD_ID.eq(PAPER_RECORD.ID),
                                        PAPER_RECORD_STEP.PERSON_ID.eq(person))));
    }

    /** An approval of hers is kept, and the words changed since in a version that she has not opened, nor a later one. */
    private static Condition isChangedSince(UUID person) {
        org.fumikuradb.approval.tables.Step hers = STEP.as("hers");
        return isIn(MatterState.CIRCULATING)
                .and(MATTER.DOCUMENT_ID.in(DSL.select(STEP.DOCUMENT_ID)
                        .from(STEP)
                        .where(
                                STEP.STATE.eq(DSL.inline(StepState.KEPT.name())),
                                STEP.PERSON_ID.eq(person),
                                STEP.ROUND.ge(MATTER.SUBMITTED_ROUND))))
                .andExists(DSL.selectOne()
                        .from(SUBMISSION)
                        .where(
                                SUBMISSION.TENANT_ID.eq(MATTER.TENANT_ID),
                                SUBMISSION.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                SUBMISSION.CHANGED.isTrue(),
                                SUBMISSION.ROUND.gt(DSL.field(DSL.select(DSL.max(hers.ROUND))
                                        .from(hers)
                                        .where(
                                                hers.TENANT_ID.eq(MATTER.TENANT_ID),
                                                hers.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                                hers.PERSON_ID.eq(person),
                                                hers.STATE.eq(DSL.inline(StepState.APPROVED.name()))))))
                        .andNotExists(DSL.selectOne()
                                .from(OPENED)
                                .where(
                                        OPENED.TENANT_ID.eq(MATTER.TENANT_ID),
                                        OPENED.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                        OPENED.PERSON_ID.eq(person),
                                        OPENED.VERSION.ge(SUBMISSION.VERSION))));
    }

    private static Condition isAskedOf(Substitution absent) {
        Condition kind =
                absent.matterCodes().isEmpty() ? DSL.noCondition() : MATTER.MATTER_CODE.in(absent.matterCodes());
        return kind.and(MATTER.DOCUMENT_ID.in(DSL.select(STEP.DOCUMENT_ID)
                .from(STEP)
                .where(
                        STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())),
                        STEP.POST_ID.eq(absent.inPlaceOf().value()),
                        STEP.KIND.in(Arrays.stream(StepKind.values())
                                .filter(asked -> Proceeding.mayAnswer(absent.capacity(), asked))
                                .map(StepKind::name)
                                .toList()))));
    }

    static Condition isIn(Predicate<MatterState> which) {
        return isIn(Arrays.stream(MatterState.values()).filter(which).toArray(MatterState[]::new));
    }

    /** The states stand in the statement itself: a plan made once for all readers then knows how many matters are in them. */
    private static Condition isIn(MatterState... states) {
        return MATTER.STATE.in(
                Arrays.stream(states).map(state -> DSL.inline(state.name())).toList());
    }
}
