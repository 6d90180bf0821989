package org.fumikura.approval;

import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Whom matters wait for. Asks nobody who reads. */
@Component
public class Turns {

    private final Matters matters;
    private final Organization organization;
    private final OfficialClock clock;

    Turns(Matters matters, Organization organization, OfficialClock clock) {
        this.matters = matters;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * A person in a post.
     *
     * @param place where she is asked on the route, from 1; 0 when it does not circulate
     * @param decides whether she is asked to decide
     */
    public record Turn(PersonId person, PostId post, int place, boolean decides) {}

    /**
     * Who has to act on a matter next: the holder of a post that is asked, the first on the route when there are several, a head of
     * the drafter's line when it is to be abandoned, else its drafter.
     *
     * @return empty when it is over, was never submitted, or nobody holds the post today
     */
    public Optional<Turn> find(DocumentId id) {
        return matters.find(id).flatMap(this::turn);
    }

    private Optional<Turn> turn(Matter matter) {
        return switch (matter.state()) {
            case CIRCULATING ->
                matter.circulation().active().stream()
                        .flatMap(step -> holder(step.post())
                                .map(person ->
                                        new Turn(person, step.post(), step.ordinal(), step.kind() == StepKind.DECISION))
                                .stream())
                        .findFirst();
            case ABANDONING -> head(matter);
            case DRAFTING, RETURNED, AWAITING_EFFECT, AWAITING_CLOSE ->
                Optional.of(new Turn(matter.drafter(), matter.drafterPost(), 0, false));
            case CLOSED, DENIED, ABANDONED -> Optional.empty();
        };
    }

    private Optional<PersonId> holder(PostId post) {
        return organization.holders(post, clock.today()).stream().findFirst();
    }

    private Optional<Turn> head(Matter matter) {
        LocalDate today = clock.today();
        return organization.headsOf(matter.inCharge(), today).stream()
                .map(Post::id)
                .flatMap(post -> holder(post).map(person -> new Turn(person, post, 0, false)).stream())
                .filter(turn -> !turn.person().equals(matter.drafter()))
                .findFirst();
    }
}
