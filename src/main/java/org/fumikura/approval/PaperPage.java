package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.AttachedFile;
import org.fumikura.shared.Text;

/**
 * The form in which one enters what stands on a signed cover sheet.
 *
 * @param number its numbers as one line
 * @param reason why it goes round on paper
 * @param whereabouts where the paper is
 * @param sentOn the day on which it was sent round; nothing was signed before
 * @param boxes what is open of the route, in its order
 * @param scan the scan that was sent already; empty before
 * @param key the form's key
 * @param problem why all of it could not be accepted
 * @param scanProblem why the scan could not
 */
public record PaperPage(
        UUID id,
        String number,
        String title,
        Text reason,
        String whereabouts,
        LocalDate sentOn,
        List<Box> boxes,
        Optional<AttachedFile> scan,
        UUID key,
        Optional<Text> problem,
        Optional<Text> scanProblem) {

    /**
     * A box of the cover sheet.
     *
     * @param outcomes what can stand there; not signed is none of them
     * @param signers who may have signed, the usual one first
     * @param problem why what was typed could not be accepted
     */
    public record Box(
            int ordinal,
            Text kind,
            Text post,
            List<Choice> outcomes,
            List<Choice> signers,
            Typed typed,
            Optional<Text> problem) {}

    /** Something to choose. */
    public record Choice(String value, Text label) {}

    /** The fields of a box as they were typed. */
    public record Typed(String outcome, String signer, String day, String words) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    /** The same with what is wrong with the scan. */
    PaperPage with(Optional<Text> wrongScan) {
        return new PaperPage(id, number, title, reason, whereabouts, sentOn, boxes, scan, key, problem, wrongScan);
    }

    /** Whether anything has to be mended. */
    public boolean hasProblems() {
        return problem.isPresent()
                || scanProblem.isPresent()
                || boxes.stream().anyMatch(box -> box.problem().isPresent());
    }
}
