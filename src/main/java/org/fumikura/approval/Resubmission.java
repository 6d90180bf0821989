package org.fumikura.approval;

import java.util.List;
import java.util.Optional;

/**
 * What of the route before still stands when a matter is submitted again (A.12-return, A.12-disagreed).
 *
 * @param disagreed 協議不調: who did not agree is not asked again
 * @param goesOn who had approved is not asked again
 * @param changed words or attachments are others than before: what was examined is examined again in any case
 */
record Resubmission(boolean disagreed, boolean goesOn, boolean changed) {

    /** Everybody is asked. */
    static final Resubmission ANEW = new Resubmission(false, false, true);

    /** @param before the route as it stood */
    Step begin(int round, int ordinal, Addressee addressee, List<Step> before) {
        Step asked = Step.waiting(round, ordinal, addressee);
        Optional<Step> earlier = before.stream()
                .filter(step -> step.post().equals(addressee.post()) && step.kind() == addressee.kind())
                .findFirst();
        if (disagreed && earlier.filter(step -> step.state().isObjection()).isPresent()) {
            return asked.becomes(StepState.DISAGREED);
        }
        return earlier.filter(step -> goesOn && step.state().isFavourable())
                .filter(step -> step.kind() != StepKind.EXAMINATION || !changed)
                .map(asked::keep)
                .orElse(asked);
    }
}
