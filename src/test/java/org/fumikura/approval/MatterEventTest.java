package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The transition table, once more by hand (docs/domain/approval.md, A.3.2 and A.12). */
class MatterEventTest {

    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry(
                    "DRAFTING",
                    "SUBMIT→CIRCULATING PROPOSE_ABANDON→ABANDONING" + " TAKE_OVER→DRAFTING REASSIGN→DRAFTING"),
            Map.entry(
                    "CIRCULATING",
                    "APPROVE→CIRCULATING CONDITIONAL→CIRCULATING OBJECT→RETURNED PULL_UP→CIRCULATING"
                            + " SKIP→CIRCULATING HURRY→CIRCULATING HOLD→CIRCULATING FORBID_PROXY→CIRCULATING"
                            + " INSERT→CIRCULATING RETURN_TO_STEP→CIRCULATING RETURN→RETURNED TAKE_BACK→DRAFTING"
                            + " TAKE_BACK_STEP→CIRCULATING DECIDE_ISSUED→AWAITING_EFFECT"
                            + " DECIDE_UNISSUED→AWAITING_CLOSE DENY→DENIED TAKE_OVER→CIRCULATING REASSIGN→CIRCULATING"),
            Map.entry(
                    "RETURNED",
                    "SUBMIT→CIRCULATING PROPOSE_ABANDON→ABANDONING" + " TAKE_OVER→RETURNED REASSIGN→RETURNED"),
            Map.entry(
                    "ABANDONING",
                    "REFUSE_ABANDON→RETURNED ABANDON→ABANDONED" + " TAKE_OVER→ABANDONING REASSIGN→ABANDONING"),
            Map.entry(
                    "AWAITING_EFFECT",
                    "TAKE_EFFECT→AWAITING_CLOSE" + " TAKE_OVER→AWAITING_EFFECT REASSIGN→AWAITING_EFFECT"),
            Map.entry("AWAITING_CLOSE", "CLOSE→CLOSED" + " TAKE_OVER→AWAITING_CLOSE REASSIGN→AWAITING_CLOSE"),
            Map.entry("CLOSED", ""),
            Map.entry("DENIED", ""),
            Map.entry("ABANDONED", ""));

    @Test
    void hasExactlyTheTransitionsOfTheTable() {
        var built = new TreeMap<String, String>();
        for (MatterState state : MatterState.values()) {
            built.put(
                    state.name(),
                    Arrays.stream(MatterEvent.values())
                            .filter(event -> event.isPossibleFrom(state))
                            .map(event ->
                                    event.name() + "→" + event.after(state).name())
                            .collect(Collectors.joining(" ")));
        }
        assertThat(built).isEqualTo(new TreeMap<>(TABLE));
    }

    @Test
    void refusesEveryOtherEvent() {
        for (MatterState state : MatterState.values()) {
            for (MatterEvent event : MatterEvent.values()) {
                if (!event.isPossibleFrom(state)) {
                    assertThatThrownBy(() -> event.after(state)).isInstanceOf(NotInThisState.class);
                }
            }
        }
    }

    @Test
    void demandsAReasonWhereTheRulesDo() {
        assertThat(Arrays.stream(MatterEvent.values()).filter(MatterEvent::reasonNeeded))
                .containsExactlyInAnyOrder(
                        MatterEvent.CONDITIONAL,
                        MatterEvent.OBJECT,
                        MatterEvent.PULL_UP,
                        MatterEvent.SKIP,
                        MatterEvent.HURRY,
                        MatterEvent.HOLD,
                        MatterEvent.FORBID_PROXY,
                        MatterEvent.INSERT,
                        MatterEvent.RETURN,
                        MatterEvent.RETURN_TO_STEP,
                        MatterEvent.DENY,
                        MatterEvent.PROPOSE_ABANDON,
                        MatterEvent.REFUSE_ABANDON,
                        MatterEvent.REASSIGN);
    }

    @Test
    void endsNowhereButInAFinalState() {
        for (MatterState state : MatterState.values()) {
            boolean stuck = Arrays.stream(MatterEvent.values()).noneMatch(event -> event.isPossibleFrom(state));
            assertThat(stuck && !state.isFinal()).as(state.name()).isFalse();
        }
    }
}
