package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/** The states of a perusal against a model that only counts (A.3.3). */
class PerusalCourseTest {

    private static final LocalDate DUE = LocalDate.of(2022, 5, 27);
    private static final List<PostId> POSTS = List.of(post(1), post(2), post(3));
    private static final PersonId PERSON = new PersonId(new UUID(0, 9));

    /** What happens: a post sees it (0 to 3, of which 3 is nobody's), or it is taken back (4), so many days after the last one. */
    private record Event(int what, int days) {}

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Event> event = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3))
                .as(Event::new);
        return event.list().ofMaxSize(8);
    }

    @Property(tries = 500)
    void isCompleteWhenAllHaveSeenItOrItsLastDayHasPassedAndThenNothingHappens(
            @ForAll("histories") List<Event> history) {
        PerusalCourse course = PerusalCourse.sentTo(POSTS, DUE);
        LocalDate today = DUE.minusDays(5);
        Set<Integer> seen = new HashSet<>();
        boolean out = true;
        for (Event event : history) {
            today = today.plusDays(event.days);
            boolean open = out && seen.size() < POSTS.size() && !today.isAfter(DUE);
            boolean takesBack = event.what == 4;
            if (open && (takesBack || event.what < 3 && !seen.contains(event.what))) {
                course = happen(course, event.what, today);
                out = !takesBack;
                if (!takesBack) {
                    seen.add(event.what);
                }
            } else {
                PerusalCourse before = course;
                LocalDate day = today;
                assertThatExceptionOfType(RuntimeException.class)
                        .isThrownBy(() -> happen(before, event.what, day))
                        .isInstanceOfAny(open ? NotYours.class : PerusalNotOpen.class);
            }
            PerusalState wanted = !out
                    ? PerusalState.PREPARING
                    : seen.size() == POSTS.size() || today.isAfter(DUE) ? PerusalState.COMPLETE : PerusalState.OPEN;
            assertThat(course.state(today)).isEqualTo(wanted);
            assertThat(course.countSeen()).isEqualTo(seen.size());
            for (int i = 0; i < POSTS.size(); i++) {
                assertThat(course.waitsFor(POSTS.get(i), today))
                        .isEqualTo(wanted == PerusalState.OPEN && !seen.contains(i));
            }
        }
    }

    private static PerusalCourse happen(PerusalCourse course, int what, LocalDate today) {
        return what == 4
                ? course.recalled(today)
                : course.seen(what == 3 ? post(8) : POSTS.get(what), PERSON, Instant.EPOCH, today);
    }

    private static PostId post(int n) {
        return new PostId(new UUID(0, n));
    }
}
