package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * Whom a perusal was sent to and who has seen it (A.3.3). Immutable; each event gives the course after it. That it is complete
 * follows from this and from the day, so no clock has to ring.
 *
 * @param out whether it was sent and not taken back
 * @param dueOn the last day on which it can be seen
 */
record PerusalCourse(boolean out, LocalDate dueOn, List<Place> places) {

    PerusalCourse {
        places = List.copyOf(places);
    }

    /** An addressee. */
    record Place(PostId post, Optional<Seen> seen) {}

    /** Who saw it for a post, and when. */
    record Seen(PersonId by, Instant at) {}

    /** A course that begins now. */
    static PerusalCourse sentTo(List<PostId> posts, LocalDate dueOn) {
        return new PerusalCourse(
                true,
                dueOn,
                posts.stream().map(post -> new Place(post, Optional.empty())).toList());
    }

    PerusalState state(LocalDate today) {
        if (!out) {
            return PerusalState.PREPARING;
        }
        return isSeenByAll() || today.isAfter(dueOn) ? PerusalState.COMPLETE : PerusalState.OPEN;
    }

    boolean isSeenByAll() {
        return places.stream().allMatch(place -> place.seen.isPresent());
    }

    long countSeen() {
        return places.stream().filter(place -> place.seen.isPresent()).count();
    }

    /** Whether a post is asked to see it. */
    boolean waitsFor(PostId post, LocalDate today) {
        return state(today) == PerusalState.OPEN
                && places.stream().anyMatch(place -> place.post.equals(post) && place.seen.isEmpty());
    }

    /**
     * Somebody sees it for her post.
     *
     * @throws PerusalNotOpen when it is not open
     * @throws NotYours when it does not wait for the post
     */
    PerusalCourse seen(PostId post, PersonId by, Instant at, LocalDate today) {
        requireOpen(today);
        if (!waitsFor(post, today)) {
            throw new NotYours(PerusalNotOpen.UNSEEN);
        }
        return new PerusalCourse(
                out,
                dueOn,
                places.stream()
                        .map(place -> place.post.equals(post) ? new Place(post, Optional.of(new Seen(by, at))) : place)
                        .toList());
    }

    /**
     * Its sender takes it back (戻し).
     *
     * @throws PerusalNotOpen when it is not open
     */
    PerusalCourse recalled(LocalDate today) {
        requireOpen(today);
        return new PerusalCourse(false, dueOn, places);
    }

    private void requireOpen(LocalDate today) {
        if (state(today) != PerusalState.OPEN) {
            throw new PerusalNotOpen(state(today));
        }
    }
}
