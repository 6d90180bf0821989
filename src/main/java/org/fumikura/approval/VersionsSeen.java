package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.SUBMISSION;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.organization.Actor;
import org.fumikura.records.Version;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What became of the words of a matter since somebody approved them, or since the version before (A.12-return). */
@Component
class VersionsSeen {

    private final DSLContext db;
    private final Pointers pointers;

    VersionsSeen(DSLContext db, Pointers pointers) {
        this.db = db;
        this.pointers = pointers;
    }

    /**
     * For one reader.
     *
     * @param versions all of the matter, oldest first; none after destruction
     * @return empty for a first version, where the words are the same, once it is decided, and for who was not sent the one
     *     before
     */
    Optional<MatterPage.Changes> changes(Matter matter, List<Version> versions, Actor actor) {
        if (versions.size() < 2 || matter.state().isFinal()) {
            return Optional.empty();
        }
        Version now = versions.getLast();
        Optional<Integer> approved = lastApproval(matter, actor).map(step -> versionOf(matter, step));
        if (approved.filter(version -> version == now.n()).isPresent()
                || approved.isEmpty() && !hasSeenBefore(matter, actor)) {
            return Optional.empty();
        }
        int since = approved.orElse(now.n() - 1);
        return versions.stream()
                .filter(version -> version.n() == since)
                .findFirst()
                .map(was -> new MatterPage.Changes(since, approved.isPresent(), between(matter, was, now)))
                .filter(changes -> !changes.fields().isEmpty());
    }

    /** Words, attachments and 要点. */
    List<Change> between(Matter matter, Version was, Version now) {
        return Stream.concat(
                        Change.between(was, now).stream(), pointers.changed(matter.id(), was.n(), now.n()).stream())
                .toList();
    }

    /** Earlier words may have been open to fewer people: they are for the drafter and whom they were sent to then. */
    private static boolean hasSeenBefore(Matter matter, Actor actor) {
        return matter.hasDrafted(actor.person())
                || matter.circulation().steps().stream()
                        .filter(step -> step.round() < matter.circulation().submittedRound())
                        .anyMatch(step -> step.post().equals(actor.post().id()));
    }

    private static Optional<Step> lastApproval(Matter matter, Actor actor) {
        return matter.circulation().steps().stream()
                .filter(step -> step.state() == StepState.APPROVED || step.state() == StepState.CONDITIONAL)
                .filter(step -> step.person().filter(actor.person()::equals).isPresent())
                .max(Comparator.comparingInt(Step::round));
    }

    /** The version that was on its way in the round of a step. */
    private int versionOf(Matter matter, Step step) {
        return db.select(DSL.max(SUBMISSION.VERSION))
                .from(SUBMISSION)
                .where(SUBMISSION.DOCUMENT_ID.eq(matter.id().value()), SUBMISSION.ROUND.le(step.round()))
                .fetchSingle()
                .value1();
    }
}
