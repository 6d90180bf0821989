package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;

/**
 * Any sequence of events, held against a model that is nothing but a place on the route and a mark for each place: which
 * places stand as approved, which one is asked, how the matter ended.
 */
class CirculationTest {

    private static final PersonId SOMEBODY = new PersonId(new UUID(0, 1));
    private static final Instant START = Instant.parse("2022-05-20T00:00:00Z");

    @Property(tries = 500)
    void followsTheModel(@ForAll @IntRange(min = 1, max = 6) int length, @ForAll("events") List<Attempt> attempts) {
        var model = new Model(length);
        Circulation circulation = Circulation.begin();
        Instant at = START;
        for (Attempt attempt : attempts) {
            at = at.plusSeconds(60);
            Optional<Circulation> after = attempt.on(circulation, length, at);
            assertThat(after.isPresent()).as("%s on %s", attempt, model).isEqualTo(model.take(attempt));
            if (after.isPresent()) {
                keepsHistory(circulation, after.get());
                circulation = after.get();
            }
            agrees(model, circulation);
        }
    }

    private static void agrees(Model model, Circulation circulation) {
        assertThat(circulation.state()).isEqualTo(model.state);
        assertThat(circulation.steps().stream().filter(step -> step.state() == StepState.ACTIVE))
                .hasSize(model.state == MatterState.CIRCULATING ? 1 : 0);
        assertThat(circulation.active().map(Step::ordinal).orElse(0))
                .isEqualTo(model.state == MatterState.CIRCULATING ? model.asked : 0);
        if (model.state == MatterState.CIRCULATING || model.state == MatterState.AWAITING_CLOSE) {
            assertThat(circulation.route().stream()
                            .filter(step -> step.state() == StepState.APPROVED)
                            .map(Step::ordinal))
                    .isEqualTo(model.approved());
        }
    }

    /** What somebody did stays: an act is never removed, and changes only from approved to taken back. */
    private static void keepsHistory(Circulation before, Circulation after) {
        assertThat(after.round()).isGreaterThanOrEqualTo(before.round());
        for (Step step : before.steps()) {
            Step kept = after.steps().stream()
                    .filter(other -> other.round() == step.round() && other.ordinal() == step.ordinal())
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.addressee()).isEqualTo(step.addressee());
            if (step.state().isActed() && !kept.equals(step)) {
                assertThat(step.state()).isEqualTo(StepState.APPROVED);
                assertThat(kept.state()).isEqualTo(StepState.TAKEN_BACK);
                assertThat(kept.person()).isEqualTo(step.person());
                assertThat(kept.actedAt()).isEqualTo(step.actedAt());
            }
        }
    }

    @Provide
    Arbitrary<List<Attempt>> events() {
        Arbitrary<What> what = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(What.SUBMIT)),
                net.jqwik.api.Tuple.of(8, Arbitraries.just(What.APPROVE)),
                net.jqwik.api.Tuple.of(6, Arbitraries.of(What.class)));
        return net.jqwik.api.Combinators.combine(what, Arbitraries.integers().between(1, 6))
                .as(Attempt::new)
                .list()
                .ofMaxSize(40);
    }

    enum What {
        SUBMIT,
        APPROVE,
        DECIDE,
        DENY,
        RETURN,
        RETURN_TO_STEP,
        TAKE_BACK,
        TAKE_BACK_STEP,
        PROPOSE_ABANDON,
        REFUSE_ABANDON,
        ABANDON
    }

    /** An event, as the use cases would send it: only the last place decides or denies, only the others approve. */
    record Attempt(What what, int place) {

        Optional<Circulation> on(Circulation circulation, int length, Instant at) {
            boolean last = circulation
                    .active()
                    .map(Step::ordinal)
                    .filter(n -> n == length)
                    .isPresent();
            boolean fits = switch (what) {
                case DECIDE, DENY -> last;
                case APPROVE -> !last;
                case RETURN_TO_STEP ->
                    circulation.active().filter(step -> place < step.ordinal()).isPresent();
                case TAKE_BACK -> circulation.canBeTakenBackByDrafter();
                default -> true;
            };
            if (!fits) {
                return Optional.empty();
            }
            try {
                return Optional.of(after(circulation, length, at));
            } catch (NotInThisState refused) {
                return Optional.empty();
            }
        }

        private Circulation after(Circulation circulation, int length, Instant at) {
            return switch (what) {
                case SUBMIT -> circulation.submit(route(length), at);
                case APPROVE -> circulation.approve(SOMEBODY, at);
                case DECIDE -> circulation.decide(SOMEBODY, at, false);
                case DENY -> circulation.deny(SOMEBODY, at);
                case RETURN -> circulation.returnToDrafter(SOMEBODY, at);
                case RETURN_TO_STEP -> circulation.returnTo(place, SOMEBODY, at);
                case TAKE_BACK -> circulation.takeBackByDrafter();
                case TAKE_BACK_STEP -> circulation.takeBackApproval(at);
                case PROPOSE_ABANDON -> circulation.happen(MatterEvent.PROPOSE_ABANDON);
                case REFUSE_ABANDON -> circulation.happen(MatterEvent.REFUSE_ABANDON);
                case ABANDON -> circulation.happen(MatterEvent.ABANDON);
            };
        }
    }

    private static List<Addressee> route(int length) {
        return IntStream.rangeClosed(1, length)
                .mapToObj(n -> new Addressee(
                        n == length ? StepKind.DECISION : StepKind.REVIEW,
                        new PostId(new UUID(1, n)),
                        new UnitId(new UUID(2, n))))
                .toList();
    }

    /** The simplest thing that could be true: a marker that moves along the route. */
    private static final class Model {

        private final int length;
        private MatterState state = MatterState.DRAFTING;
        private int asked;
        private boolean[] approved;

        Model(int length) {
            this.length = length;
            this.approved = new boolean[length + 1];
        }

        boolean take(Attempt attempt) {
            boolean circulating = state == MatterState.CIRCULATING;
            boolean writing = state == MatterState.DRAFTING || state == MatterState.RETURNED;
            return switch (attempt.what()) {
                case SUBMIT -> writing && begin();
                case APPROVE -> circulating && asked < length && advance();
                case DECIDE -> circulating && asked == length && end(MatterState.AWAITING_CLOSE);
                case DENY -> circulating && asked == length && end(MatterState.DENIED);
                case RETURN -> circulating && end(MatterState.RETURNED);
                case RETURN_TO_STEP -> circulating && attempt.place() < asked && goBackTo(attempt.place());
                case TAKE_BACK -> circulating && approved().isEmpty() && end(MatterState.DRAFTING);
                case TAKE_BACK_STEP -> circulating && asked > 1 && approved[asked - 1] && goBackTo(asked - 1);
                case PROPOSE_ABANDON -> writing && end(MatterState.ABANDONING);
                case REFUSE_ABANDON -> state == MatterState.ABANDONING && end(MatterState.RETURNED);
                case ABANDON -> state == MatterState.ABANDONING && end(MatterState.ABANDONED);
            };
        }

        private boolean begin() {
            state = MatterState.CIRCULATING;
            asked = 1;
            approved = new boolean[length + 1];
            return true;
        }

        private boolean advance() {
            approved[asked] = true;
            asked++;
            return true;
        }

        private boolean goBackTo(int place) {
            for (int n = place; n <= length; n++) {
                approved[n] = false;
            }
            asked = place;
            return true;
        }

        private boolean end(MatterState next) {
            state = next;
            return true;
        }

        List<Integer> approved() {
            var places = new ArrayList<Integer>();
            for (int n = 1; n <= length; n++) {
                if (approved[n]) {
                    places.add(n);
                }
            }
            return places;
        }

        @Override
        public String toString() {
            return state + " asked " + asked + " approved " + approved();
        }
    }
}
