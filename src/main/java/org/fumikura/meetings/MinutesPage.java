package org.fumikura.meetings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.frame.ApiProblem;
import org.fumikura.records.Disclosure;
import org.fumikura.shared.Text;

/**
 * The minutes of a session, for the template {@code meetings/minutes}.
 *
 * @param minutes empty until they are drafted
 * @param form what is shown: as kept, or as it was sent and not taken
 * @param there whether the reader was at the session herself, or stood in
 * @param first whether the reader made the version for everybody, which somebody else publishes
 * @param address where it is published; empty while it is not
 */
public record MinutesPage(
        SessionRecord session,
        Text title,
        boolean runs,
        boolean there,
        Optional<Minutes> minutes,
        Optional<MinutesForm> form,
        boolean first,
        Optional<String> address,
        Optional<Text> done,
        List<ApiProblem.FieldError> problems,
        Map<String, String> typed) {

    public String path() {
        return "/meetings/" + session.id().value() + "/minutes";
    }

    public boolean mayDraft() {
        return runs && minutes.isEmpty() && session.state() == SessionState.HELD;
    }

    private boolean may(MinutesState.Event event) {
        return minutes.filter(each -> event.isPossibleIn(each.state())).isPresent();
    }

    public boolean mayEdit() {
        return runs && may(MinutesState.Event.EDIT);
    }

    public boolean mayAsk() {
        return runs && may(MinutesState.Event.ASK);
    }

    public boolean maySay() {
        return there && may(MinutesState.Event.SAY);
    }

    public boolean mayAnswer() {
        return runs && may(MinutesState.Event.ANSWER);
    }

    public boolean maySubmit() {
        return runs && may(MinutesState.Event.SUBMIT);
    }

    public boolean mayReopen() {
        return runs
                && may(MinutesState.Event.REOPEN)
                && !minutes.map(Minutes::confirmed).orElse(false);
    }

    public boolean mayMakePublic() {
        return runs
                && minutes.filter(Minutes::confirmed).isPresent()
                && session.minutes().how() != Disclosure.CLOSED;
    }

    /** Whether minutes that are open in parts would be made public as a whole. */
    public boolean nothingLeftOut() {
        return minutes.map(Minutes::form)
                .filter(each -> each.minutes().how() == Disclosure.PARTLY)
                .filter(each -> !each.forEverybody().partial())
                .isPresent();
    }

    /** Where they stand, in one word. */
    public Text state() {
        return minutes.map(MinutesPage::state).orElse(new Text("未作成", "Not drafted"));
    }

    private static Text state(Minutes minutes) {
        if (minutes.confirmed()) {
            return new Text("確定", "Confirmed");
        }
        return minutes.decided()
                ? new Text("別の会議録で決裁済み", "Decided with other minutes")
                : minutes.state().label();
    }
}
