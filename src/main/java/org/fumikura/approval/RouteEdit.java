package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a button of the route's editor does: {@code route-up:2}, {@code route-down:2}, {@code route-remove:2}, {@code route-add}. */
final class RouteEdit {

    private RouteEdit() {}

    /**
     * The route after a button was pressed; unchanged for a button that is not the route's.
     *
     * @param added the new step
     */
    static List<DraftText.DraftStep> apply(
            String button, List<DraftText.DraftStep> route, Optional<DraftText.DraftStep> added) {
        var edited = new ArrayList<>(route);
        if (button.equals("route-add") && added.isPresent()) {
            int beforeDecision = edited.isEmpty() || edited.getLast().kind() != StepKind.DECISION
                    ? edited.size()
                    : edited.size() - 1;
            edited.add(beforeDecision, added.get());
            return List.copyOf(edited);
        }
        int at = place(button, edited.size());
        if (at < 0) {
            return route;
        }
        DraftText.DraftStep moved = edited.remove(at);
        if (!button.startsWith("route-remove:")) {
            edited.add(Math.clamp(at + (button.startsWith("route-up:") ? -1 : 1), 0, edited.size()), moved);
        }
        return List.copyOf(edited);
    }

    /** The place that a button names, from 0; −1 for none. */
    private static int place(String button, int size) {
        if (!button.matches("route-(up|down|remove):[0-9]{1,3}")) {
            return -1;
        }
        int place = Integer.parseInt(button.substring(button.indexOf(':') + 1));
        return place < size ? place : -1;
    }
}
