package org.fumikura.records;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.renditions.VirusScan;
import org.fumikura.renditions.VirusScanState;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** How programs read documents. */
public final class DocumentView {

    private DocumentView() {}

    /**
     * The register entry of a document.
     *
     * @param numbers all its numbers, apart by blanks; blank when it has none
     */
    @Schema(name = "DocumentEntry")
    record Entry(
            UUID id,
            DocumentKind kind,
            DocumentState state,
            String title,
            String numbers,
            UUID unit,
            int fiscalYear,
            UUID file,
            String fileTitle,
            Secrecy secrecy,
            Scope scope,
            List<Flag> flags,
            Disclosure disclosure,
            LocalDate registeredOn,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate erasedOn) {

        static Entry of(Document document, String numbers) {
            return new Entry(
                    document.id().value(),
                    document.kind(),
                    document.state(),
                    document.title(),
                    numbers,
                    document.unit().value(),
                    document.fiscalYear(),
                    document.file().value(),
                    document.fileTitle(),
                    document.secrecy(),
                    document.scope(),
                    document.flags().stream().sorted().toList(),
                    document.disclosure(),
                    document.registeredOn(),
                    document.decidedOn().orElse(null),
                    document.effectiveOn().orElse(null),
                    document.closedOn().orElse(null),
                    document.expiresOn().orElse(null),
                    document.erasedOn().orElse(null));
        }
    }

    /**
     * A document with its words.
     *
     * @param receipt how it came in; left out when it did not
     * @param origin where it was taken in from; left out for what was made here
     * @param words as they were frozen last; left out after destruction
     */
    @Schema(name = "Document")
    record Whole(
            Entry entry,
            List<Number> numbers,
            @Nullable Arrived receipt,
            @Nullable Origin origin,
            @Nullable Words words) {}

    /**
     * Where an old record came from, in the words of there.
     *
     * @param sourceId how that system calls it
     */
    @Schema(name = "DocumentOrigin")
    record Origin(String source, String sourceId, String number, String unit, String post, String classification) {

        static Origin of(OldRecords.Origin origin) {
            return new Origin(
                    origin.source(),
                    origin.sourceId(),
                    origin.number(),
                    origin.unit(),
                    origin.post(),
                    origin.classification());
        }
    }

    /** A number that a document has. */
    @Schema(name = "DocumentNumber")
    public record Number(
            NumberKind kind,
            String label,
            LocalDate on,
            @Nullable String voidReason) {

        public static Number of(Numbers.Allotted number) {
            return new Number(
                    number.kind(),
                    number.label(),
                    number.on(),
                    number.voidReason().orElse(null));
        }
    }

    /** How a received document came in. */
    @Schema(name = "Arrival")
    record Arrived(
            String sender,
            @Nullable LocalDate sentOn,
            String originalNumber,
            LocalDate arrivedOn,
            ArrivalMedium medium) {

        static Arrived of(Receipt receipt) {
            return new Arrived(
                    receipt.sender(),
                    receipt.sentOn().orElse(null),
                    receipt.originalNumber(),
                    receipt.arrivedOn(),
                    receipt.medium());
        }
    }

    /**
     * The words of a document as they were frozen.
     *
     * @param version counted from 1
     */
    @Schema(name = "Words")
    public record Words(
            int version,
            String title,
            String body,
            String reason,
            String disclosureReason,
            Instant frozenAt,
            List<Attachment> attachments) {

        public static Words of(Version version, VirusScans.Known known) {
            return new Words(
                    version.n(),
                    version.title(),
                    version.body(),
                    version.reason(),
                    version.disclosureReason(),
                    version.frozenAt(),
                    Attachment.of(version.attachments(), known));
        }
    }

    /**
     * An attachment.
     *
     * @param sha256 of its bytes, in hexadecimal
     * @param scan what is known about viruses in it, in words
     * @param virusScan the same
     */
    @Schema(name = "Attachment")
    public record Attachment(
            UUID id,
            int ordinal,
            AttachmentRole role,
            String name,
            String mediaType,
            long size,
            String sha256,
            Text scan,
            VirusScanned virusScan) {

        public static List<Attachment> of(List<AttachedFile> files, VirusScans.Known known) {
            return files.stream().map(file -> of(file, known)).toList();
        }

        private static Attachment of(AttachedFile file, VirusScans.Known known) {
            return new Attachment(
                    file.id(),
                    file.ordinal(),
                    file.role(),
                    file.name(),
                    file.mediaType(),
                    file.size(),
                    file.sha256().toString(),
                    known.words(file),
                    VirusScanned.of(known.of(file)));
        }
    }

    /**
     * What is known about viruses in an attachment. One in which a virus was found is neither shown nor handed out.
     *
     * @param scanner by which program and version; left out as long as none has looked
     * @param signaturesOn the day of the signatures that it knew, where it says so
     * @param virus the name of what was found; left out when nothing was
     */
    @Schema(name = "VirusScan")
    public record VirusScanned(
            VirusScanState state,
            @Nullable String scanner,
            @Nullable LocalDate signaturesOn,
            @Nullable Instant at,
            @Nullable String virus) {

        static VirusScanned of(VirusScan scan) {
            return new VirusScanned(
                    scan.state(),
                    scan.scanner().isEmpty() ? null : scan.scanner(),
                    scan.signaturesOn().orElse(null),
                    scan.at().orElse(null),
                    scan.virus().isEmpty() ? null : scan.virus());
        }
    }

    /**
     * What was done to a document.
     *
     * @param position its place in the ledger
     * @param person left out for a job of the program
     * @param reason blank when none was given
     */
    @Schema(name = "HistoryEntry")
    record Done(
            long position,
            Instant at,
            @Nullable Text person,
            Text post,
            Text what,
            String reason,
            List<Change> changes,
            boolean erased) {

        static Done of(HistoryLine line) {
            return new Done(
                    line.position(),
                    line.at(),
                    line.person(),
                    line.post(),
                    line.what(),
                    line.reason(),
                    line.changes().stream().map(Change::of).toList(),
                    line.erased());
        }
    }

    /** A value that an act changed. */
    @Schema(name = "Change")
    record Change(
            String field, @Nullable String before, @Nullable String after) {

        static Change of(Act.Change change) {
            return new Change(change.what(), change.before(), change.after());
        }
    }
}
