package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.Document;
import org.fumikura.records.FilePlanEntry;
import org.fumikura.records.HistoryLine;
import org.fumikura.records.Numbers;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;

/**
 * A matter as one reader sees it.
 *
 * @param round the round that this page shows; what is done on it is refused once there is another
 * @param drafter what the drafter's post is called
 * @param authority the sentence that says who decides by which article; empty when today's table has no such row
 * @param expenditureItem blank where the kind of matter has none
 * @param higherReason why it goes to somebody who outranks whom the rules name
 * @param file the file it lies in; empty when the reader may not see that
 * @param words the last frozen version; empty after lawful destruction
 * @param actions what the reader can do now in her acting post
 * @param said what people said, oldest first
 * @param key the form's key
 * @param typed what was typed into the form that could not be accepted
 * @param problem why it could not be accepted
 * @param done what was done just now
 * @param next the next matter that waits for the reader
 */
public record MatterPage(
        Document document,
        List<Numbers.Allotted> numbers,
        MatterState state,
        int round,
        Text drafter,
        Optional<Instant> submittedAt,
        Optional<Text> authority,
        String expenditureItem,
        Optional<String> higherReason,
        Optional<LocalDate> dueOn,
        Optional<Long> amount,
        boolean enforced,
        List<MatterLine.Place> route,
        Optional<FilePlanEntry> file,
        Optional<Version> words,
        List<Said> said,
        List<HistoryLine> history,
        Actions actions,
        UUID key,
        Typed typed,
        Optional<Text> problem,
        Optional<Text> done,
        Optional<UUID> next) {

    /** What somebody said, and with which act. */
    public record Said(Text post, Text about, String words, Instant at) {}

    /**
     * Fields of the form as they were typed.
     *
     * @param target whom it is returned to: a place on the route, or its drafter
     */
    public record Typed(String words, String effectiveOn, String target) {
        static final Typed NOTHING = new Typed("", "", "drafter");

        /** Whether a place on the route was chosen to return to. */
        public boolean isTarget(MatterLine.Place place) {
            return target.equals(String.valueOf(place.ordinal()));
        }
    }

    /**
     * What can be done now.
     *
     * @param returnTargets earlier places on the route
     */
    public record Actions(
            boolean approve,
            boolean decide,
            List<MatterLine.Place> returnTargets,
            boolean takeBack,
            boolean takeBackApproval,
            boolean edit,
            boolean proposeAbandoning,
            boolean agreeAbandoning,
            boolean takeEffect,
            boolean close,
            boolean comment) {

        /** Whether the matter asks the reader. */
        public boolean asked() {
            return approve || decide;
        }
    }

    /** The numbers as one line. */
    public String number() {
        return String.join("　", numbers.stream().map(Numbers.Allotted::label).toList());
    }
}
