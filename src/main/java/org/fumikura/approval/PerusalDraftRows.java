package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.PERUSAL_DRAFT;
import static org.fumikuradb.approval.Tables.PERUSAL_DRAFT_ATTACHMENT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.UnitId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikuradb.approval.tables.records.PerusalDraftRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Perusals in preparation as rows. Who may do what is asked before. */
@Component
class PerusalDraftRows {

    private final DSLContext db;
    private final Organization organization;
    private final PostSuccession succession;
    private final OfficialClock clock;
    private final MachineClock machineClock;

    PerusalDraftRows(
            DSLContext db,
            Organization organization,
            PostSuccession succession,
            OfficialClock clock,
            MachineClock machineClock) {
        this.db = db;
        this.organization = organization;
        this.succession = succession;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    void insert(PerusalDraft draft) {
        PerusalDraftRecord row = words(draft.text());
        row.setDocumentId(draft.id().value());
        row.setPersonId(draft.sender().value());
        row.setPostId(draft.post().value());
        row.setUnitId(draft.unit().value());
        row.setSourceId(draft.source().map(DocumentId::value).orElse(null));

        row.setRevision(draft.revision());
        db.insertInto(PERUSAL_DRAFT).set(row).execute();
        draft.attachments().forEach(file -> insert(draft.id(), file));
    }

    /** Writes over a revision; returns how many there were, one or none. */
    int update(DocumentId id, int revision, PerusalText text) {
        PerusalDraftRecord row = words(text);
        row.setRevision(revision + 1);
        return db.update(PERUSAL_DRAFT)
                .set(row)
                .where(PERUSAL_DRAFT.DOCUMENT_ID.eq(id.value()), PERUSAL_DRAFT.REVISION.eq(revision))
                .execute();
    }

    private PerusalDraftRecord words(PerusalText text) {
        var row = new PerusalDraftRecord();
        row.setTitle(text.title());
        row.setBody(text.body());
        row.setFileId(text.file().map(FileId::value).orElse(null));
        row.setDueOn(text.dueOn());
        row.setPosts(text.posts().stream().map(PostId::value).toArray(UUID[]::new));
        row.setSecrecy((short) text.marks().secrecy().ordinal());
        row.setScope(text.marks().scope().name());
        row.setFlags(Flag.bits(text.marks().flags()));
        row.setDisclosure(text.marks().disclosure().name());
        row.setDisclosureReason(text.marks().disclosureReason());
        row.setSavedAt(machineClock.now());
        return row;
    }

    void insert(DocumentId id, AttachedFile file) {
        db.insertInto(PERUSAL_DRAFT_ATTACHMENT)
                .set(PERUSAL_DRAFT_ATTACHMENT.DOCUMENT_ID, id.value())
                .set(PERUSAL_DRAFT_ATTACHMENT.ID, file.id())
                .set(PERUSAL_DRAFT_ATTACHMENT.ORDINAL, file.ordinal())
                .set(PERUSAL_DRAFT_ATTACHMENT.NAME, file.name())
                .set(PERUSAL_DRAFT_ATTACHMENT.MEDIA_TYPE, file.mediaType())
                .set(PERUSAL_DRAFT_ATTACHMENT.SIZE, file.size())
                .set(PERUSAL_DRAFT_ATTACHMENT.SHA256, file.sha256().bytes())
                .execute();
    }

    int nextOrdinal(DocumentId id) {
        return db.select(DSL.coalesce(DSL.max(PERUSAL_DRAFT_ATTACHMENT.ORDINAL), 0))
                        .from(PERUSAL_DRAFT_ATTACHMENT)
                        .where(PERUSAL_DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()))
                        .fetchSingle()
                        .value1()
                + 1;
    }

    void delete(DocumentId id, UUID attachment) {
        db.deleteFrom(PERUSAL_DRAFT_ATTACHMENT)
                .where(PERUSAL_DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()), PERUSAL_DRAFT_ATTACHMENT.ID.eq(attachment))
                .execute();
    }

    void delete(DocumentId id) {
        db.deleteFrom(PERUSAL_DRAFT)
                .where(PERUSAL_DRAFT.DOCUMENT_ID.eq(id.value()))
                .execute();
    }

    /** Somebody's own, taken for the rest of the transaction. */
    Optional<PerusalDraft> lock(DocumentId id, PersonId person) {
        return db.selectFrom(PERUSAL_DRAFT)
                .where(own(person).and(PERUSAL_DRAFT.DOCUMENT_ID.eq(id.value())))
                .forUpdate()
                .fetchOptional(this::draft);
    }

    Optional<PerusalDraft> find(DocumentId id, PersonId person) {
        return db.selectFrom(PERUSAL_DRAFT)
                .where(own(person).and(PERUSAL_DRAFT.DOCUMENT_ID.eq(id.value())))
                .fetchOptional(this::draft);
    }

    /** Somebody's own, the one begun last first; without their attachments. */
    List<PerusalDraft> list(PersonId person) {
        return db.selectFrom(PERUSAL_DRAFT)
                .where(own(person))
                .orderBy(PERUSAL_DRAFT.DOCUMENT_ID.desc())
                .fetch(row -> draft(row, List.of()));
    }

    private static Condition own(PersonId person) {
        return PERUSAL_DRAFT.PERSON_ID.eq(person.value());
    }

    private PerusalDraft draft(PerusalDraftRecord row) {
        return draft(
                row,
                db.selectFrom(PERUSAL_DRAFT_ATTACHMENT)
                        .where(PERUSAL_DRAFT_ATTACHMENT.DOCUMENT_ID.eq(row.getDocumentId()))
                        .orderBy(PERUSAL_DRAFT_ATTACHMENT.ORDINAL)
                        .fetch(file -> new AttachedFile(
                                file.getId(),
                                file.getOrdinal(),
                                AttachmentRole.REFERENCE,
                                file.getName(),
                                file.getMediaType(),
                                file.getSize(),
                                Sha256.of(file.getSha256()))));
    }

    private PerusalDraft draft(PerusalDraftRecord row, List<AttachedFile> attachments) {
        return new PerusalDraft(
                new DocumentId(row.getDocumentId()),
                new PersonId(row.getPersonId()),
                inCharge(row.getPostId()),
                organization.inCharge(new UnitId(row.getUnitId()), clock.today()),
                Optional.ofNullable(row.getSourceId()).map(DocumentId::new),
                new PerusalText(
                        row.getTitle(),
                        row.getBody(),
                        Optional.ofNullable(row.getFileId()).map(FileId::new),
                        row.getDueOn(),
                        Arrays.stream(row.getPosts())
                                .map(this::inCharge)
                                .distinct()
                                .toList(),
                        new DraftMarks(
                                Secrecy.values()[row.getSecrecy()],
                                Scope.valueOf(row.getScope()),
                                Flag.of(row.getFlags()),
                                Disclosure.valueOf(row.getDisclosure()),
                                row.getDisclosureReason())),
                row.getRevision(),
                row.getSavedAt(),
                attachments);
    }

    private PostId inCharge(UUID post) {
        return succession.inCharge(new PostId(post), clock.today());
    }
}
