package org.fumikura.records;

import static org.fumikuradb.records.Tables.ATTACHMENT;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.OLD_RECORD;
import static org.fumikuradb.records.Tables.RECEIPT;
import static org.fumikuradb.records.Tables.VERSION;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.CanonicalBytes;
import org.fumikuradb.records.tables.records.DocumentRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Digests of a document's rows, for the acts that make them final. */
@Component
public class RecordDigests {

    private final DSLContext db;

    RecordDigests(DSLContext db) {
        this.db = db;
    }

    /**
     * The whole record: register entry, all versions with their attachments, numbers, receipt; of what ended without a
     * decision also until when it is kept. Dates that come after the decision have acts of their own and are left out.
     *
     * @return empty when the words were lawfully destroyed
     */
    public Optional<byte[]> whole(UUID document) {
        DocumentRecord entry = db.fetchOne(DOCUMENT, DOCUMENT.ID.eq(document));
        if (entry == null || entry.getErasedOn() != null) {
            return Optional.empty();
        }
        var bytes = new CanonicalBytes();
        addEntry(bytes, entry);
        bytes.add(settled(entry));
        if (entry.getState().equals(DocumentState.DENIED.name())
                || entry.getState().equals(DocumentState.ABANDONED.name())) {
            bytes.add(entry.getExpiresOn());
        }
        addVersions(bytes, VERSION.DOCUMENT_ID.eq(document), ATTACHMENT.DOCUMENT_ID.eq(document));
        db.selectFrom(RECEIPT)
                .where(RECEIPT.DOCUMENT_ID.eq(document))
                .forEach(receipt -> bytes.add(receipt.getSender())
                        .add(receipt.getSentOn())
                        .add(receipt.getOriginalNumber())
                        .add(receipt.getArrivedOn())
                        .add(receipt.getMedium()));
        addNumbers(bytes, document);
        if (entry.getKind().equals(DocumentKind.OLD.name())) {
            addOld(bytes, entry);
        }
        return Optional.of(bytes.sha256());
    }

    /** It came complete, so the later dates are sealed with it. */
    private void addOld(CanonicalBytes bytes, DocumentRecord entry) {
        var old = db.fetchSingle(OLD_RECORD, OLD_RECORD.DOCUMENT_ID.eq(entry.getId()));
        bytes.add(entry.getEffectiveOn())
                .add(entry.getClosedOn())
                .add(entry.getExpiresOn())
                .add(old.getSource())
                .add(old.getSourceId())
                .add(old.getNumber())
                .add(old.getUnit())
                .add(old.getPost())
                .add(old.getClassification());
    }

    /**
     * One frozen version with its attachments.
     *
     * @return empty when the words were lawfully destroyed or there is no such version
     */
    public Optional<byte[]> version(UUID document, int n) {
        Condition version = VERSION.DOCUMENT_ID.eq(document).and(VERSION.N.eq(n));
        if (!db.fetchExists(VERSION, version)) {
            return Optional.empty();
        }
        var bytes = new CanonicalBytes().add(document);
        addVersions(bytes, version, ATTACHMENT.DOCUMENT_ID.eq(document).and(ATTACHMENT.N.eq(n)));
        return Optional.of(bytes.sha256());
    }

    /** Each list begins with its length, so that nothing can move from one list into the next unseen. */
    private void addVersions(CanonicalBytes bytes, Condition which, Condition whose) {
        var versions = db.selectFrom(VERSION).where(which).orderBy(VERSION.N).fetch();
        bytes.add(versions.size());
        versions.forEach(version -> bytes.add(version.getN())
                .add(version.getTitle())
                .add(version.getBody())
                .add(version.getReason())
                .add(version.getDisclosureReason())
                .add(version.getDigest())
                .add(version.getFrozenAt()));
        var attachments = db.selectFrom(ATTACHMENT)
                .where(whose)
                .orderBy(ATTACHMENT.N, ATTACHMENT.ORDINAL)
                .fetch();
        bytes.add(attachments.size());
        attachments.forEach(attachment -> bytes.add(attachment.getN())
                .add(attachment.getOrdinal())
                .add(attachment.getId())
                .add(attachment.getRole())
                .add(attachment.getName())
                .add(attachment.getMediaType())
                .add(attachment.getSize())
                .add(attachment.getSha256()));
    }

    /** The state that the sealing act left behind, whatever lawful state came after it. */
    private static String settled(DocumentRecord entry) {
        if (!entry.getState().equals(DocumentState.CLOSED.name())) {
            return entry.getState();
        }
        boolean receipt = entry.getKind().equals(DocumentKind.RECEIPT.name());
        return receipt ? DocumentState.RECEIVED.name() : DocumentState.DECIDED.name();
    }

    /** What stays after destruction (I-09): entry, numbers, all dates. */
    public Optional<byte[]> stub(UUID document) {
        DocumentRecord entry = db.fetchOne(DOCUMENT, DOCUMENT.ID.eq(document));
        if (entry == null) {
            return Optional.empty();
        }
        var bytes = new CanonicalBytes();
        addEntry(bytes, entry);
        bytes.add(entry.getEffectiveOn())
                .add(entry.getClosedOn())
                .add(entry.getExpiresOn())
                .add(entry.getErasedOn());
        addNumbers(bytes, document);
        return Optional.of(bytes.sha256());
    }

    /** The dates set after the decision; those of the completion and of the expiry where it is closed. */
    public byte[] laterDates(UUID document, boolean closed) {
        DocumentRecord entry = db.fetchSingle(DOCUMENT, DOCUMENT.ID.eq(document));
        var bytes = new CanonicalBytes().add(document).add(entry.getEffectiveOn());
        return closed ? bytes.add(entry.getClosedOn()).add(entry.getExpiresOn()).sha256() : bytes.sha256();
    }

    /** Every draft whose entry says that it was decided. */
    public Set<UUID> decided() {
        return ids(DOCUMENT.KIND
                .eq(DocumentKind.DRAFT.name())
                .and(DOCUMENT.STATE
                        .in(DocumentState.DECIDED.name(), DocumentState.CLOSED.name())
                        .or(DOCUMENT.DECIDED_ON.isNotNull())));
    }

    /** Every document in a state. */
    public Set<UUID> in(DocumentState state) {
        return ids(DOCUMENT.STATE.eq(state.name()));
    }

    /** Every document whose entry says that it took effect. */
    public Set<UUID> effective() {
        return ids(DOCUMENT.EFFECTIVE_ON.isNotNull());
    }

    /** Every document of a kind whose entry says that it is complete, or until when it is kept as only what is complete has it. */
    public Set<UUID> closed(DocumentKind kind) {
        return ids(DOCUMENT.KIND
                .eq(kind.name())
                .and(DOCUMENT.STATE
                        .eq(DocumentState.CLOSED.name())
                        .or(DOCUMENT.CLOSED_ON.isNotNull())
                        .or(DOCUMENT.EXPIRES_ON
                                .isNotNull()
                                .and(DOCUMENT.STATE.notIn(
                                        DocumentState.DENIED.name(), DocumentState.ABANDONED.name())))));
    }

    Set<UUID> received() {
        return ids(DOCUMENT.KIND.eq(DocumentKind.RECEIPT.name()));
    }

    Set<UUID> takenIn() {
        return ids(DOCUMENT.KIND.eq(DocumentKind.OLD.name()));
    }

    Set<UUID> erased() {
        return ids(DOCUMENT.ERASED_ON.isNotNull());
    }

    private Set<UUID> ids(Condition which) {
        return db.select(DOCUMENT.ID).from(DOCUMENT).where(which).fetchSet(DOCUMENT.ID);
    }

    private static void addEntry(CanonicalBytes bytes, DocumentRecord entry) {
        bytes.add(entry.getId())
                .add(entry.getKind())
                .add(entry.getUnitId())
                .add(entry.getFiscalYear())
                .add(entry.getTitle())
                .add(entry.getFileId())
                .add(entry.getSecrecy())
                .add(entry.getScope())
                .add(entry.getFlags())
                .add(entry.getDisclosure())
                .add(entry.getRegisteredOn())
                .add(entry.getDecidedOn());
    }

    private void addNumbers(CanonicalBytes bytes, UUID document) {
        var numbers = db.selectFrom(NUMBER)
                .where(NUMBER.DOCUMENT_ID.eq(document))
                .orderBy(NUMBER.SERIES_ID, NUMBER.FISCAL_YEAR, NUMBER.N, NUMBER.BRANCH)
                .fetch();
        bytes.add(numbers.size());
        numbers.forEach(number -> bytes.add(number.getSeriesId())
                .add(number.getFiscalYear())
                .add(number.getN())
                .add(number.getBranch())
                .add(number.getLabel())
                .add(number.getAllottedOn())
                .add(number.getVoidReason()));
    }
}
