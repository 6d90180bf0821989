package org.fumikura.approval;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Files;
import org.fumikura.records.Flag;
import org.fumikura.records.Secrecy;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.Text;

/**
 * The draft editor.
 *
 * @param text what was written, as the drafter sees it now
 * @param submittedBefore true for a draft that came back: its number stays
 * @param objected whether a section did not agree when it was on its way last
 * @param scans what is known about viruses in the attachments
 * @param pointers 要点
 * @param rules what the table of authority says
 * @param secrecies that the drafter's post is cleared for, and the one that is chosen
 * @param flags that it handles, and those that are chosen
 * @param route the planned route with its names
 * @param missing what it still lacks, in the order of the form
 * @param problems what kept it from being submitted or saved just now
 * @param elsewhere what another window saved in the meantime, where it differs from what is shown
 * @param links the documents that it comes from
 * @param sharings for whom the drafter may keep it as a template
 * @param phrases the fixed phrases that can be put into the request
 * @param filing what helps to choose file and kind of matter
 * @param key the form's key, which lets it take effect once
 */
public record DraftPage(
        UUID id,
        int revision,
        Instant savedAt,
        DraftText text,
        boolean submittedBefore,
        boolean objected,
        List<AttachedFile> attachments,
        VirusScans.Known scans,
        List<DraftPointer> pointers,
        Rules rules,
        List<Files.Choice> files,
        List<Secrecy> secrecies,
        List<Flag> flags,
        List<Group> posts,
        List<Place> route,
        List<Shortcoming> missing,
        List<Shortcoming> problems,
        Optional<Text> notice,
        List<Elsewhere> elsewhere,
        List<MatterPage.Said> opinions,
        List<DraftOrigins.Link> links,
        List<Sharing> sharings,
        List<Phrase> phrases,
        DraftFilingPage filing,
        UUID key) {

    /** How many lines for 要点 are offered beyond those that are written. */
    private static final int MORE = 2;

    DraftPage showing(DraftFilingPage help) {
        return new DraftPage(
                id,
                revision,
                savedAt,
                text,
                submittedBefore,
                objected,
                attachments,
                scans,
                pointers,
                rules,
                files,
                secrecies,
                flags,
                posts,
                route,
                missing,
                problems,
                notice,
                elsewhere,
                opinions,
                links,
                sharings,
                phrases,
                help,
                key);
    }

    /** The lines for 要点, the last ones blank. */
    public List<DraftPointer> pointerLines() {
        return Stream.concat(
                        pointers.stream(),
                        Stream.generate(() -> DraftPointer.BLANK).limit(MORE))
                .toList();
    }

    /**
     * What the table of authority says.
     *
     * @param kinds the kinds of matter to choose from
     * @param items the expenditure items of the chosen one; none where it has none
     * @param amount whether the chosen kind is decided by its amount
     * @param sentence why the matter is decided where it is; empty as long as that can not be told
     * @param warnings about the route as it is planned, and notes
     * @param higher whether a reason for a higher decider is asked for or given
     * @param followed why another route was drawn just now
     */
    public record Rules(
            List<Kind> kinds,
            List<String> items,
            boolean amount,
            Optional<Text> sentence,
            List<Text> warnings,
            boolean higher,
            Optional<Text> followed) {}

    /** A kind of matter and who decides it. */
    public record Kind(String code, Text label) {}

    /** Posts of one unit that can be put on a route. */
    public record Group(Text unit, List<Choice> posts) {}

    /** A post that can be chosen. */
    public record Choice(UUID id, Text name) {}

    /** A field that another window saved differently. */
    public record Elsewhere(String field, Text label, Text saved) {}

    /** A fixed phrase (定型文) that can be put into the request. */
    public record Phrase(UUID id, String name) {}

    /** A place on the planned route. */
    public record Place(StepKind kind, Joining joining, UUID post, Text name) {}

    /**
     * Something that official Japanese writes otherwise.
     *
     * @param found the words as they are written
     * @param suggestion in Japanese, as the words are
     */
    public record Hint(String field, Text label, String found, String suggestion) {}

    /** What to look at again in the notation; nothing depends on it. */
    public List<Hint> hints() {
        return Notation.of(text);
    }

    /** What the drafter confirms about a personal number; empty where there seems to be none. */
    public Optional<Text> toConfirm() {
        return PersonalNumbers.appearIn(text) ? Optional.of(PersonalNumbers.CONFIRMED) : Optional.empty();
    }

    /** Tells the numbers that she confirmed from others, without saying them. */
    public String numbersToConfirm() {
        return PersonalNumbers.mark(text);
    }

    /** Whether a field is among those that are wrong. */
    public Optional<Text> problemOf(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Shortcoming::what)
                .findFirst();
    }

    /** Whether one of some fields is among those that are wrong. */
    public boolean isProblemIn(String... fields) {
        return Arrays.stream(fields).anyMatch(field -> problemOf(field).isPresent());
    }

    /** The chosen file, for its retention. */
    public Optional<Files.Choice> chosenFile() {
        return text.file()
                .flatMap(id ->
                        files.stream().filter(file -> file.id().equals(id)).findFirst());
    }
}
