package org.fumikura.approval;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
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
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Whom a matter that waits too long concerns: who is asked, the head above her, or drafter and records clerk. */
@Component
class StagnationNotices implements Noticing {

    private final Stagnations stagnations;
    private final Matters matters;
    private final Keepers keepers;
    private final Organization organization;
    private final Documents documents;

    StagnationNotices(
            Stagnations stagnations, Matters matters, Keepers keepers, Organization organization, Documents documents) {
        this.stagnations = stagnations;
        this.matters = matters;
        this.keepers = keepers;
        this.organization = organization;
        this.documents = documents;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ApprovalActs.STEP_REMINDED, ApprovalActs.STEP_ESCALATED, ApprovalActs.STEP_UNATTENDED);
    }

    @Override
    public List<Told> told(LedgerEntry entry) {
        DocumentId id = new DocumentId(entry.subject().id());
        LocalDate on = LocalDate.ofInstant(entry.officialAt(), OfficialClock.ZONE);
        Stream<PersonId> people = switch (entry.kind()) {
            case ApprovalActs.STEP_REMINDED ->
                posts(id, Stagnations.Stage.REMINDED, on).flatMap(post -> holders(post, on));
            case ApprovalActs.STEP_ESCALATED ->
                posts(id, Stagnations.Stage.ESCALATED, on)
                        .flatMap(post -> above(post, on))
                        .flatMap(post -> holders(post.id(), on));
            default ->
                matters.find(id).stream()
                        .flatMap(matter ->
                                Stream.concat(Stream.of(matter.drafter()), keepers.clerks(matter.unit(), on)));
        };
        NoticeTopic topic =
                entry.kind().equals(ApprovalActs.STEP_UNATTENDED) ? NoticeTopic.ABSENCE : NoticeTopic.STAGNATION;
        return people.distinct().map(person -> Told.of(person, topic)).toList();
    }

    private Stream<PostId> posts(DocumentId id, Stagnations.Stage stage, LocalDate on) {
        return stagnations.told(id, stage, on).stream();
    }

    private Stream<PersonId> holders(PostId post, LocalDate on) {
        return organization.holders(post, on).stream();
    }

    /** The nearest head who outranks a post, in its line. */
    private Stream<Post> above(PostId asked, LocalDate on) {
        Post post = organization.getPosts(List.of(asked)).getFirst();
        return organization.headsOf(post.unit().id(), on).stream()
                .filter(head -> head.rank().compareTo(post.rank()) < 0)
                .findFirst()
                .stream();
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
