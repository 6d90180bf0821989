package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikura.meetings.MinutesState.CHECKING;
import static org.fumikura.meetings.MinutesState.DRAFT;
import static org.fumikura.meetings.MinutesState.SUBMITTED;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MinutesStateTest {

    /** Where each event leads from each state in which it can happen. */
    private static final Map<MinutesState.Event, Map<MinutesState, MinutesState>> TABLE = Map.of(
            MinutesState.Event.EDIT, Map.of(DRAFT, DRAFT),
            MinutesState.Event.ASK, Map.of(DRAFT, CHECKING),
            MinutesState.Event.SAY, Map.of(CHECKING, CHECKING),
            MinutesState.Event.ANSWER, Map.of(CHECKING, CHECKING, DRAFT, DRAFT),
            MinutesState.Event.REOPEN, Map.of(CHECKING, DRAFT, SUBMITTED, DRAFT),
            MinutesState.Event.SUBMIT, Map.of(DRAFT, SUBMITTED, CHECKING, SUBMITTED),
            MinutesState.Event.PUBLISH, Map.of(SUBMITTED, SUBMITTED));

    @ParameterizedTest
    @EnumSource
    @DisplayName("MN-02 nothing happens to minutes but what the table lets happen")
    void followsItsTable(MinutesState.Event event) {
        for (MinutesState state : MinutesState.values()) {
            @Nullable MinutesState after = TABLE.getOrDefault(event, Map.of()).get(state);
            assertThat(event.isPossibleIn(state)).as("%s when %s", event, state).isEqualTo(after != null);
            if (after == null) {
                assertThatThrownBy(() -> event.after(state)).isInstanceOf(MinutesNotReady.class);
            } else {
                assertThat(event.after(state)).isEqualTo(after);
            }
        }
    }
}
