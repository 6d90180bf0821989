package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AFTER_OPINION;
import static org.fumikuradb.approval.Tables.AFTER_VIEW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** 後閲: who was passed over or deputised for sees the matter afterwards. It never changes what was decided (A.12). */
@Component
class AfterViews {

    private final DSLContext db;
    private final OfficialClock clock;

    AfterViews(DSLContext db, OfficialClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Why somebody sees a matter afterwards. */
    enum Cause {
        PULLED_UP("引上げ", "Pulled up over it"),
        ABSENT("不在", "Absent"),
        HURRIED("緊急", "Urgent"),
        PROXY("代決", "Decided or answered by proxy");

        private final Text label;

        Cause(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /**
     * One of them.
     *
     * @param post while it is outstanding the one in charge today
     * @param seenAt empty while it is outstanding
     * @param words empty when nothing was said, or it was destroyed
     */
    record AfterView(
            int round,
            int ordinal,
            PostId post,
            Cause cause,
            Instant openedAt,
            Optional<Instant> seenAt,
            boolean withOpinion,
            Optional<String> words) {}

    /** Part of a write: whom the event passed over, or the post in whose place somebody acted, sees it afterwards. */
    void open(Matter before, Proceeding.Outcome outcome, MatterEvent event) {
        for (Step step : outcome.after().steps()) {
            boolean now = step.state() == StepState.SKIPPED
                    && before.circulation().steps().stream()
                            .anyMatch(old -> old.isSamePlace(step) && old.state() != StepState.SKIPPED);
            if (now) {
                open(before.id(), step, cause(event));
            }
        }
        boolean answered = outcome.after().steps().stream()
                .anyMatch(
                        step -> step.isSamePlace(outcome.step()) && step.state().isActed());
        if (answered && outcome.by().capacity() == Capacity.PROXY) {
            open(before.id(), outcome.step(), Cause.PROXY);
        }
        if (answered
                && outcome.by().capacity() == Capacity.SELF
                && before.circulation().isSeenAfterwards()) {
            settle(before.id(), outcome.by());
        }
    }

    private static Cause cause(MatterEvent event) {
        return switch (event) {
            case PULL_UP -> Cause.PULLED_UP;
            case HURRY -> Cause.HURRIED;
            default -> Cause.ABSENT;
        };
    }

    /** Who acts herself has seen it: nothing is left for her to see afterwards. */
    private void settle(DocumentId id, Hand by) {
        db.update(AFTER_VIEW)
                .set(AFTER_VIEW.PERSON_ID, by.person().value())
                .set(AFTER_VIEW.SEEN_AT, clock.now())
                .where(
                        AFTER_VIEW.DOCUMENT_ID.eq(id.value()),
                        PostSuccession.inCharge(AFTER_VIEW.POST_ID, clock.today())
                                .eq(by.post().value()),
                        AFTER_VIEW.SEEN_AT.isNull())
                .execute();
    }

    private void open(DocumentId id, Step step, Cause cause) {
        db.insertInto(AFTER_VIEW)
                .set(AFTER_VIEW.DOCUMENT_ID, id.value())
                .set(AFTER_VIEW.ROUND, step.round())
                .set(AFTER_VIEW.ORDINAL, step.ordinal())
                .set(AFTER_VIEW.POST_ID, step.post().value())
                .set(AFTER_VIEW.CAUSE, cause.name())
                .set(AFTER_VIEW.OPENED_AT, clock.now())
                .onConflictDoNothing()
                .execute();
    }

    /** All of a matter, in the order of the route. */
    List<AfterView> list(DocumentId id) {
        Field<UUID> inCharge = DSL.when(
                        AFTER_VIEW.SEEN_AT.isNull(), PostSuccession.inCharge(AFTER_VIEW.POST_ID, clock.today()))
                .otherwise(AFTER_VIEW.POST_ID)
                .as("in_charge");
        return db.select(AFTER_VIEW.asterisk(), AFTER_OPINION.WORDS, inCharge)
                .from(AFTER_VIEW)
                .leftJoin(AFTER_OPINION)
                .on(
                        AFTER_OPINION.TENANT_ID.eq(AFTER_VIEW.TENANT_ID),
                        AFTER_OPINION.DOCUMENT_ID.eq(AFTER_VIEW.DOCUMENT_ID),
                        AFTER_OPINION.ROUND.eq(AFTER_VIEW.ROUND),
                        AFTER_OPINION.ORDINAL.eq(AFTER_VIEW.ORDINAL))
                .where(AFTER_VIEW.DOCUMENT_ID.eq(id.value()))
                .orderBy(AFTER_VIEW.ROUND, AFTER_VIEW.ORDINAL)
                .fetch(row -> new AfterView(
                        row.get(AFTER_VIEW.ROUND),
                        row.get(AFTER_VIEW.ORDINAL),
                        new PostId(row.get(inCharge)),
                        Cause.valueOf(row.get(AFTER_VIEW.CAUSE)),
                        row.get(AFTER_VIEW.OPENED_AT),
                        Optional.ofNullable(row.get(AFTER_VIEW.SEEN_AT)),
                        row.get(AFTER_VIEW.WITH_OPINION),
                        Optional.ofNullable(row.get(AFTER_OPINION.WORDS))));
    }

    /** Those of a matter that the acting post has not seen. */
    List<AfterView> outstanding(DocumentId id, Actor actor) {
        return list(id).stream()
                .filter(each ->
                        each.post().equals(actor.post().id()) && each.seenAt().isEmpty())
                .toList();
    }

    /** Part of a write: the acting post has seen all that was outstanding of a matter. */
    void see(DocumentId id, List<AfterView> outstanding, Actor actor, String words) {
        UUID document = id.value();
        for (AfterView each : outstanding) {
            db.update(AFTER_VIEW)
                    .set(AFTER_VIEW.PERSON_ID, actor.person().value())
                    .set(AFTER_VIEW.SEEN_AT, clock.now())
                    .set(AFTER_VIEW.WITH_OPINION, !words.isBlank() && each.equals(outstanding.getLast()))
                    .where(
                            AFTER_VIEW.DOCUMENT_ID.eq(document),
                            AFTER_VIEW.ROUND.eq(each.round()),
                            AFTER_VIEW.ORDINAL.eq(each.ordinal()))
                    .execute();
        }
        if (!words.isBlank()) {
            AfterView last = outstanding.getLast();
            db.insertInto(AFTER_OPINION)
                    .set(AFTER_OPINION.DOCUMENT_ID, document)
                    .set(AFTER_OPINION.ROUND, last.round())
                    .set(AFTER_OPINION.ORDINAL, last.ordinal())
                    .set(AFTER_OPINION.WORDS, words.strip())
                    .execute();
        }
    }
}
