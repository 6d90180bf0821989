package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.records.AttachedFile;

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

    /**
     * What a draft leaves standing.
     *
     * @param before what was submitted last
     */
    static Resubmission of(LastWords.Submitted before, DraftInProgress draft, Recirculation rule) {
        boolean changed = isChanged(before, draft);
        boolean goesOn = isSameCase(before.text(), draft.text())
                && switch (rule) {
                    case EVERYBODY -> false;
                    case WHEN_CHANGED -> !changed;
                    case GO_ON -> true;
                };
        return new Resubmission(draft.text().special().disagreed(), goesOn, changed);
    }

    /** Whether words, attachments or 要点 are others than those that were submitted last. */
    static boolean isChanged(LastWords.Submitted before, DraftInProgress draft) {
        DraftText text = draft.text();
        return !before.text().title().equals(text.title().strip())
                || !before.text().body().equals(text.body())
                || !before.text().reason().equals(text.reason())
                || !contents(before.attached()).equals(contents(draft.attachments()))
                || !before.pointers().equals(Pointers.frozen(draft));
    }

    /** Whether it is asked for in the same way: under the same rules, as open, to be issued or not, done already or not. */
    static boolean isSameCase(DraftText before, DraftText text) {
        return before.isOfSameKind(text.withSpecial(before.special()))
                && before.enforced() == text.enforced()
                && before.previousYearPrefix() == text.previousYearPrefix()
                && before.higherReason().strip().equals(text.higherReason().strip())
                && before.marks().equals(text.marks())
                && before.special().isRatification() == text.special().isRatification()
                && before.special()
                        .occurredWhy()
                        .strip()
                        .equals(text.special().occurredWhy().strip());
    }

    private static List<Object> contents(List<AttachedFile> files) {
        return files.stream()
                .<Object>map(file -> List.of(file.role(), file.name(), file.sha256()))
                .toList();
    }

    /** @param before the route as it stood */
    Step begin(int round, int ordinal, Addressee addressee, List<Step> before) {
        Step asked = Step.waiting(round, ordinal, addressee);
        // several where two posts have become one since: an objection of one of them stands, a consent only of all
        List<Step> earlier = before.stream()
                .filter(step -> step.post().equals(addressee.post()) && step.kind() == addressee.kind())
                .toList();
        Optional<Step> objected = earlier.stream()
                .filter(step -> disagreed && step.state().isObjection())
                .findFirst();
        if (objected.isPresent()) {
            return asked.disagree(objected.get());
        }
        // who agreed on a condition says herself whether it is met
        boolean stands = goesOn
                && earlier.stream().allMatch(step -> step.state().isPlain())
                && (addressee.kind() != StepKind.EXAMINATION || !changed);
        return earlier.stream()
                .findFirst()
                .filter(step -> stands)
                .map(asked::keep)
                .orElse(asked);
    }
}
