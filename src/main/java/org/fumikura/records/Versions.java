package org.fumikura.records;

import static org.fumikuradb.records.Tables.ATTACHMENT;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.VERSION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.ledger.CanonicalBytes;
import org.fumikura.organization.Reader;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.fumikuradb.records.tables.records.AttachmentRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Frozen versions and their attachments: written once, read often, never changed. */
@Component
class Versions {

    private final DSLContext db;
    private final OfficialClock clock;
    private final Uuid7 ids;
    private final ObjectProvider<EarlierWords> earlier;

    Versions(DSLContext db, OfficialClock clock, Uuid7 ids, ObjectProvider<EarlierWords> earlier) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.earlier = earlier;
    }

    /** Freezes version {@code n} in the current write; its attachments get ids of their own. */
    void freeze(DocumentId id, int n, Writ writ) {
        db.insertInto(VERSION)
                .set(VERSION.DOCUMENT_ID, id.value())
                .set(VERSION.N, n)
                .set(VERSION.TITLE, writ.title())
                .set(VERSION.BODY, writ.body())
                .set(VERSION.REASON, writ.reason())
                .set(VERSION.DISCLOSURE_REASON, writ.disclosureReason())
                .set(VERSION.DIGEST, digest(writ))
                .set(VERSION.FROZEN_AT, clock.now())
                .execute();
        db.batchInsert(writ.attachments().stream()
                        .map(attachment -> row(id, n, attachment))
                        .toList())
                .execute();
    }

    private AttachmentRecord row(DocumentId id, int n, AttachedFile attachment) {
        var row = new AttachmentRecord();
        row.setDocumentId(id.value());
        row.setN(n);
        row.setOrdinal(attachment.ordinal());
        row.setId(ids.create());
        row.setRole(attachment.role().name());
        row.setName(attachment.name());
        row.setMediaType(attachment.mediaType());
        row.setSize(attachment.size());
        row.setSha256(attachment.sha256().bytes());
        return row;
    }

    /** Oldest first; empty after destruction. Asks nobody who reads. */
    List<Version> list(DocumentId id) {
        Map<Integer, List<AttachedFile>> attachments = new HashMap<>();
        db.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.DOCUMENT_ID.eq(id.value()))
                .orderBy(ATTACHMENT.N, ATTACHMENT.ORDINAL)
                .forEach(row -> attachments
                        .computeIfAbsent(row.getN(), unused -> new ArrayList<>())
                        .add(attachedFile(row)));
        return db.selectFrom(VERSION)
                .where(VERSION.DOCUMENT_ID.eq(id.value()))
                .orderBy(VERSION.N)
                .fetch(row -> new Version(
                        row.getN(),
                        row.getTitle(),
                        row.getBody(),
                        row.getReason(),
                        row.getDisclosureReason(),
                        row.getFrozenAt(),
                        attachments.getOrDefault(row.getN(), List.of())));
    }

    /** The same for somebody who may read the document: all of them, or the last alone. */
    List<Version> list(DocumentId id, Reader reader) {
        List<Version> all = list(id);
        return all.size() < 2 || areOpen(id, reader) ? all : List.of(all.getLast());
    }

    private boolean areOpen(DocumentId id, Reader reader) {
        return earlier.stream().allMatch(words -> words.areOpen(id, reader));
    }

    /** By document, for the last version; without those that have none. */
    Map<UUID, List<UUID>> attachments(Collection<UUID> documents) {
        var last = DSL.select(DSL.max(VERSION.N)).from(VERSION).where(VERSION.DOCUMENT_ID.eq(ATTACHMENT.DOCUMENT_ID));
        return db.select(ATTACHMENT.DOCUMENT_ID, ATTACHMENT.ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.DOCUMENT_ID.in(documents), ATTACHMENT.N.eq(DSL.field(last)))
                .fetchGroups(ATTACHMENT.DOCUMENT_ID, ATTACHMENT.ID);
    }

    /** An attachment of a document that the reader may read, of a version that is open to her. */
    Optional<AttachedFile> findAttachment(UUID id, Reader reader) {
        Field<Integer> last =
                DSL.field(DSL.select(DSL.max(VERSION.N)).from(VERSION).where(VERSION.DOCUMENT_ID.eq(DOCUMENT.ID)));
        return db.select(ATTACHMENT.asterisk(), last)
                .from(ATTACHMENT)
                .join(DOCUMENT)
                .on(DOCUMENT.TENANT_ID.eq(ATTACHMENT.TENANT_ID), DOCUMENT.ID.eq(ATTACHMENT.DOCUMENT_ID))
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(ATTACHMENT.ID.eq(id), Access.mayRead(reader))
                .fetchOptional()
                .filter(row -> row.get(last).equals(row.get(ATTACHMENT.N))
                        || areOpen(new DocumentId(row.get(ATTACHMENT.DOCUMENT_ID)), reader))
                .map(row -> attachedFile(row.into(ATTACHMENT)));
    }

    /** Whose attachment it is. Asks nobody who reads. */
    Optional<DocumentId> findDocument(UUID attachment) {
        return db.select(ATTACHMENT.DOCUMENT_ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(attachment))
                .fetchOptional(row -> new DocumentId(row.value1()));
    }

    private static byte[] digest(Writ writ) {
        var bytes = new CanonicalBytes()
                .add(writ.title())
                .add(writ.body())
                .add(writ.reason())
                .add(writ.disclosureReason());
        writ.attachments()
                .forEach(attachment -> bytes.add(attachment.ordinal())
                        .add(attachment.role().name())
                        .add(attachment.name())
                        .add(attachment.sha256().bytes()));
        return bytes.sha256();
    }

    private static AttachedFile attachedFile(AttachmentRecord row) {
        return new AttachedFile(
                row.getId(),
                row.getOrdinal(),
                AttachmentRole.valueOf(row.getRole()),
                row.getName(),
                row.getMediaType(),
                row.getSize(),
                Sha256.of(row.getSha256()));
    }
}
