package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.Files;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.Flag;
import org.fumikura.records.Secrecy;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.Text;

/**
 * The form of a perusal in preparation.
 *
 * @param posts those to whom it is to be sent, in their order
 * @param choices all posts, unit by unit
 * @param secrecies that the sender's post is cleared for, and the one that is chosen
 * @param flags that it handles, and those that are chosen
 * @param scans what is known about viruses in the attachments
 * @param source the document from which it was begun
 * @param sentBefore whether it was sent and taken back
 * @param filing what helps to choose the file
 */
public record PerusalDraftPage(
        UUID id,
        PerusalText text,
        int revision,
        Instant savedAt,
        List<Named> posts,
        List<Group> choices,
        List<Files.Choice> files,
        List<Secrecy> secrecies,
        List<Flag> flags,
        List<AttachedFile> attachments,
        VirusScans.Known scans,
        Optional<Document> source,
        boolean sentBefore,
        List<Shortcoming> problems,
        FilingHelp filing,
        UUID key) {

    PerusalDraftPage showing(FilingHelp help) {
        return new PerusalDraftPage(
                id,
                text,
                revision,
                savedAt,
                posts,
                choices,
                files,
                secrecies,
                flags,
                attachments,
                scans,
                source,
                sentBefore,
                problems,
                help,
                key);
    }

    /** A post by what it is called. */
    public record Named(UUID id, Text name) {}

    /** The posts of a unit. */
    public record Group(Text unit, List<Named> posts) {}

    /** What is wrong with one field. */
    public Optional<Text> problemOf(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .map(Shortcoming::what);
    }
}
