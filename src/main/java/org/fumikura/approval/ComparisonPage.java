package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.AttachedFile;
import org.fumikura.shared.Text;

/**
 * What was entered from a cover sheet, beside its scan.
 *
 * @param matter the matter
 * @param id the record
 * @param number the matter's numbers as one line
 * @param state what became of the record
 * @param open whether it waits for its comparison
 * @param recorder who entered it
 * @param comparer who compared it, or gave it up; empty before
 * @param comparison what was said then; empty before, and after destruction
 * @param scan the signed sheet; empty after destruction
 * @param key the form's key
 * @param typed what was typed into the form that could not be accepted
 * @param problem why it could not
 */
public record ComparisonPage(
        UUID matter,
        UUID id,
        String number,
        String title,
        Text state,
        boolean open,
        Text recorder,
        Instant recordedAt,
        Optional<Text> comparer,
        Optional<Instant> comparedAt,
        Optional<String> comparison,
        List<Line> lines,
        Optional<AttachedFile> scan,
        boolean mayCompare,
        boolean mayRefuse,
        UUID key,
        String typed,
        Optional<Text> problem) {

    /**
     * One act on the paper.
     *
     * @param post the post that was asked
     * @param signer who signed, in which post
     * @param words what stands beside it; empty when nothing does
     */
    public record Line(Text kind, Text post, Text outcome, Text signer, LocalDate signedOn, String words) {}

    /** Where the scan is. */
    public String scanPath() {
        return "/matters/" + matter + "/paper/" + id + "/scan";
    }
}
