package org.fumikura.meetings;

import java.util.Optional;
import java.util.Set;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * How far minutes are. That they are confirmed is not kept here: they are, once the matter that confirms them is decided
 * (MN-03).
 */
public enum MinutesState {
    DRAFT("作成中", "Being drafted"),
    CHECKING("出席者の確認中", "Being checked by those present"),
    SUBMITTED("決裁へ", "Before decision");

    private final Text label;

    MinutesState(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** The one table of what leads where. */
    enum Event {
        EDIT("meetings.minutes-edited", "会議録の案を直した", "edited the draft of the minutes", Set.of(DRAFT), null),
        ASK("meetings.minutes-sent-round", "会議録の案を出席者に送った", "sent the draft to those present", Set.of(DRAFT), CHECKING),
        SAY("meetings.minutes-checked", "会議録の案を確認した", "said something to the draft", Set.of(CHECKING), null),
        ANSWER("meetings.minutes-answered", "修正の意見に答えた", "answered a correction", Set.of(CHECKING, DRAFT), null),
        REOPEN(
                "meetings.minutes-reopened",
                "会議録の案に戻した",
                "took the minutes back to be edited",
                Set.of(CHECKING, SUBMITTED),
                DRAFT),
        SUBMIT(
                "meetings.minutes-submitted",
                "会議録の確定を起案した",
                "drafted the confirmation",
                Set.of(DRAFT, CHECKING),
                SUBMITTED),
        PUBLISH("meetings.minutes-public", "会議録の公開版を作った", "made the public version", Set.of(SUBMITTED), null);

        private final String act;
        private final Text words;
        private final Set<MinutesState> from;
        private final Optional<MinutesState> to;

        Event(String act, String ja, String en, Set<MinutesState> from, @Nullable MinutesState to) {
            this.act = act;
            this.words = new Text(ja, en);
            this.from = from;
            this.to = Optional.ofNullable(to);
        }

        String act() {
            return act;
        }

        Text words() {
            return words;
        }

        boolean isPossibleIn(MinutesState state) {
            return from.contains(state);
        }

        /**
         * The state after it.
         *
         * @throws MinutesNotReady when it can not happen in a state
         */
        MinutesState after(MinutesState state) {
            if (!isPossibleIn(state)) {
                throw new MinutesNotReady(state.label());
            }
            return to.orElse(state);
        }
    }
}
