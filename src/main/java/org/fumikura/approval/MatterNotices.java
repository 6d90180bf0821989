package org.fumikura.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.desk.NoticeTopic;
import org.fumikura.desk.Noticing;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Version;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/**
 * Whom events of a matter concern: who is asked by them, whose approval was kept although the words changed, and the drafter,
 * who is told what became of it.
 */
@Component
class MatterNotices implements Noticing {

    /** No write lasts longer; what an act asked for was asked within this time before it was dated. */
    private static final Duration WRITE = Duration.ofSeconds(60);

    private static final Set<String> ASKING = Set.of(
            MatterEvent.SUBMIT.act(),
            MatterEvent.APPROVE.act(),
            MatterEvent.CONDITIONAL.act(),
            MatterEvent.PULL_UP.act(),
            MatterEvent.SKIP.act(),
            MatterEvent.HURRY.act(),
            MatterEvent.INSERT.act(),
            MatterEvent.RETURN_TO_STEP.act(),
            MatterEvent.TAKE_BACK_STEP.act());

    private static final Set<String> TELLING = Set.of(
            MatterEvent.DECIDE_ISSUED.act(),
            MatterEvent.DENY.act(),
            MatterEvent.RETURN.act(),
            MatterEvent.OBJECT.act(),
            ApprovalActs.OPINION_AFTERWARDS,
            ApprovalActs.PAPER_REFUSED,
            MatterEvent.ABANDON.act(),
            MatterEvent.REFUSE_ABANDON.act(),
            ApprovalActs.COMMENTED,
            ApprovalActs.NOTED);

    private static final Set<String> GIVING = Set.of(MatterEvent.TAKE_OVER.act(), MatterEvent.REASSIGN.act());

    private final Matters matters;
    private final Takeovers takeovers;
    private final Keepers keepers;
    private final VersionsSeen versionsSeen;
    private final Documents documents;
    private final Organization organization;

    MatterNotices(
            Matters matters,
            Takeovers takeovers,
            Keepers keepers,
            VersionsSeen versionsSeen,
            Documents documents,
            Organization organization) {
        this.matters = matters;
        this.takeovers = takeovers;
        this.keepers = keepers;
        this.versionsSeen = versionsSeen;
        this.documents = documents;
        this.organization = organization;
    }

    @Override
    public Set<String> kinds() {
        var kinds = new HashSet<>(ASKING);
        kinds.addAll(TELLING);
        kinds.addAll(GIVING);
        return Set.copyOf(kinds);
    }

    @Override
    public List<Told> told(LedgerEntry entry) {
        return matters.find(new DocumentId(entry.subject().id()))
                .map(matter -> told(entry, matter))
                .orElse(List.of());
    }

    private List<Told> told(LedgerEntry entry, Matter matter) {
        var told = new ArrayList<Told>();
        if (TELLING.contains(entry.kind())) {
            told.addAll(toldOfDraft(matter, LocalDate.ofInstant(entry.officialAt(), OfficialClock.ZONE)));
        }
        if (GIVING.contains(entry.kind())) {
            told.add(Told.of(matter.drafter(), NoticeTopic.TAKEOVER));
        }
        if (ASKING.contains(entry.kind())) {
            told.addAll(asked(entry, matter));
        }
        if (entry.kind().equals(MatterEvent.SUBMIT.act())) {
            told.addAll(changed(matter));
        }
        return told;
    }

    /** The drafter; of what stands without her the head and the records clerks of its unit, as long as anything is left to do. */
    private List<Told> toldOfDraft(Matter matter, LocalDate on) {
        if (!takeovers.isLeft(matter, on)) {
            return List.of(Told.of(matter.drafter(), NoticeTopic.RESULT));
        }
        return matter.state().isOver()
                ? List.of()
                : Stream.concat(keepers.head(matter.inCharge(), on), keepers.clerks(matter.inCharge(), on))
                        .distinct()
                        .map(person -> Told.of(person, NoticeTopic.TAKEOVER))
                        .toList();
    }

    /** Who holds a post today that this act asked and that has not answered since. */
    private List<Told> asked(LedgerEntry entry, Matter matter) {
        boolean urgent = entry.kind().equals(MatterEvent.HURRY.act());
        LocalDate on = LocalDate.ofInstant(entry.officialAt(), OfficialClock.ZONE);
        Instant since = entry.officialAt().minus(WRITE);
        return matter.circulation().active().stream()
                .filter(step -> step.activatedAt()
                        .filter(at -> !at.isBefore(since) && !at.isAfter(entry.officialAt()))
                        .isPresent())
                .flatMap(step -> organization.holders(step.post(), on).stream())
                .map(person -> new Told(person, NoticeTopic.ASKED, urgent))
                .toList();
    }

    /** Whose approval is kept although it was for other words. */
    private List<Told> changed(Matter matter) {
        List<PersonId> kept = matter.circulation().route().stream()
                .filter(step -> step.state() == StepState.KEPT)
                .flatMap(step -> step.person().stream())
                .toList();
        List<Version> versions = kept.isEmpty() ? List.of() : documents.versions(matter.id());
        if (versions.size() < 2
                || versionsSeen
                        .between(matter, versions.get(versions.size() - 2), versions.getLast())
                        .isEmpty()) {
            return List.of();
        }
        return kept.stream().map(person -> Told.of(person, NoticeTopic.CHANGED)).toList();
    }

    @Override
    public Map<UUID, String> titles(Collection<UUID> subjects, Actor actor) {
        var titles = new HashMap<UUID, String>();
        documents.readable(subjects, actor.reader()).forEach((id, document) -> titles.put(id, document.title()));
        return titles;
    }

    @Override
    public Map<UUID, String> titlesToSend(Collection<UUID> subjects, Actor actor) {
        return documents.titlesToSend(subjects, actor.reader());
    }

    @Override
    public String path(UUID subject) {
        return "/matters/" + subject;
    }
}
