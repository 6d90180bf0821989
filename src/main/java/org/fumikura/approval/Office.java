package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;

/** The office at the moment of an act, as far as one matter has to know it. */
interface Office {

    /** Who holds a post today. */
    List<PersonId> holders(PostId post);

    /** The one who holds a post today; empty when nobody does, or several. */
    default Optional<PersonId> soleHolder(PostId post) {
        List<PersonId> holders = holders(post);
        return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
    }

    /** Nobody holds the post, or all who do are away. */
    boolean isUnattended(PostId post);

    /** In which capacities a post may act in the place of another now; none when it may not. */
    Set<Capacity> inPlaceOf(PostId acting, PostId asked);

    Rank rank(PostId post);

    Text name(PostId post);

    /** Whether a post belongs to the drafter's unit or one above it. */
    boolean isInLine(PostId post);

    /** Whether a post belongs to a unit or one above it. */
    boolean isAbove(PostId post, UnitId unit);

    /** Who decides this matter today; empty when no row of the table fits it. */
    Optional<Ruling> ruling();

    /**
     * What today's table says about one matter.
     *
     * @param rank the lowest rank that decides
     * @param byProxy whether it may be decided in the place of who is away
     * @param required the steps that the row demands
     */
    record Ruling(Authority authority, Rank rank, boolean selfDecidable, boolean byProxy, List<Required> required) {

        Ruling withoutProxy() {
            return new Ruling(authority, rank, selfDecidable, false, required);
        }
    }

    /**
     * A step that the table demands.
     *
     * @param posts one of which has to answer it
     * @param source the article
     */
    record Required(StepKind kind, Set<PostId> posts, Text name, String source) {

        /** A superior who reviews or decides has concurred; an examination is one, or lies in the decision. */
        boolean isOn(Step step) {
            return posts.contains(step.post())
                    && (kind == StepKind.CONCURRENCE
                            || step.kind() == StepKind.EXAMINATION
                            || step.kind() == StepKind.DECISION);
        }
    }
}
