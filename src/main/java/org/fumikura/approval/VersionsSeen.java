package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.SUBMISSION;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Reader;
import org.fumikura.records.DocumentId;
import org.fumikura.records.EarlierWords;
import org.fumikura.records.Version;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What became of the words of a matter since somebody approved them, or since the version before (A.12-return). */
@Component
class VersionsSeen implements EarlierWords {

    private final DSLContext db;
    private final Pointers pointers;
    private final Matters matters;

    VersionsSeen(DSLContext db, Pointers pointers, Matters matters) {
        this.db = db;
        this.pointers = pointers;
        this.matters = matters;
    }

    @Override
    public boolean areOpen(DocumentId document, Reader reader) {
        return matters.find(document)
                .map(matter -> hasSeenBefore(matter, reader))
                .orElse(true);
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
        Optional<Integer> approved = approvedVersion(matter, actor);
        if (approved.filter(version -> version == now.n()).isPresent()) {
            return Optional.empty();
        }
        return since(approved, matter, versions, actor)
                .map(was -> new MatterPage.Changes(was.n(), approved.isPresent(), between(matter, was, now)))
                .filter(changes -> !changes.fields().isEmpty());
    }

    /** Words, attachments and 要点. */
    List<Change> between(Matter matter, Version was, Version now) {
        return Stream.concat(
                        Change.between(was, now).stream(), pointers.changed(matter.id(), was.n(), now.n()).stream())
                .toList();
    }

    /**
     * With which earlier version a reader compares the last one: the one that she approved, else the one before.
     *
     * @param versions all of the matter, oldest first; none after destruction
     * @return empty for a first version, and for who was sent none but the last
     */
    Optional<Version> before(Matter matter, List<Version> versions, Actor actor) {
        if (versions.size() < 2) {
            return Optional.empty();
        }
        Optional<Integer> approved = approvedVersion(matter, actor)
                .filter(version -> version != versions.getLast().n());
        return since(approved, matter, versions, actor);
    }

    private static Optional<Version> since(
            Optional<Integer> approved, Matter matter, List<Version> versions, Actor actor) {
        if (approved.isEmpty() && !hasSeenBefore(matter, actor.reader())) {
            return Optional.empty();
        }
        int since = approved.orElse(versions.getLast().n() - 1);
        return versions.stream().filter(version -> version.n() == since).findFirst();
    }

    /** Earlier words may have been open to fewer people: they are for the drafter and whom they were sent to then. */
    static boolean hasSeenBefore(Matter matter, Reader reader) {
        return matter.hasDrafted(reader.person())
                || matter.circulation().steps().stream()
                        .filter(step -> step.round() < matter.circulation().submittedRound())
                        .anyMatch(step ->
                                step.person().filter(reader.person()::equals).isPresent())
                || matter.circulation().steps().stream()
                        .filter(step -> step.round() < matter.circulation().submittedRound())
                        .anyMatch(step -> reader.seats().contains(step.post().value()));
    }

    /** The version that somebody approved last. */
    private Optional<Integer> approvedVersion(Matter matter, Actor actor) {
        return lastApproval(matter, actor).map(step -> versionOf(matter, step));
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
