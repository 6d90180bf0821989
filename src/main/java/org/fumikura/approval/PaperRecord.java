package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.shared.Text;

/**
 * What somebody entered from a signed cover sheet (かがみ).
 *
 * @param recorder who entered it, and in which post
 * @param comparer who compared it, or gave it up; empty before
 * @param acts in the order of the route
 * @param scan the signed sheet; empty after destruction
 * @param comparison what was said at the comparison; empty before, and after destruction
 */
record PaperRecord(
        UUID id,
        State state,
        Who recorder,
        Instant recordedAt,
        Optional<Who> comparer,
        Optional<Instant> comparedAt,
        List<PaperAct> acts,
        Optional<AttachedFile> scan,
        Optional<String> comparison) {

    /** What became of it. */
    public enum State {
        OPEN("照合待ち", "Awaiting comparison"),
        CONFIRMED("照合済み", "Compared"),
        REFUSED("戻し", "Sent back");

        private final Text label;

        State(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /** Somebody in a post. */
    record Who(PersonId person, PostId post) {}

    boolean isSignedBy(PersonId person) {
        return acts.stream().anyMatch(act -> act.person().equals(person));
    }
}
