package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.DRAFT_ATTACHMENT;
import static org.fumikuradb.approval.Tables.DRAFT_STEP;

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
import org.fumikuradb.approval.tables.records.DraftRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Drafts as rows: what stands in which column. Who may do what is asked before. */
@Component
class DraftRows {

    private final DSLContext db;
    private final Pointers pointers;
    private final Organization organization;
    private final PostSuccession succession;
    private final OfficialClock clock;
    private final MachineClock machineClock;

    DraftRows(
            DSLContext db,
            Pointers pointers,
            Organization organization,
            PostSuccession succession,
            OfficialClock clock,
            MachineClock machineClock) {
        this.db = db;
        this.pointers = pointers;
        this.organization = organization;
        this.succession = succession;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    void insert(
            DocumentId id,
            PersonId person,
            PostId post,
            UnitId unit,
            int revision,
            DraftText text,
            boolean routeFollows) {
        db.insertInto(DRAFT)
                .set(DRAFT.DOCUMENT_ID, id.value())
                .set(DRAFT.PERSON_ID, person.value())
                .set(DRAFT.POST_ID, post.value())
                .set(DRAFT.UNIT_ID, unit.value())
                .set(DRAFT.REVISION, revision)
                .set(columns(text))
                .set(DRAFT.ROUTE_FOLLOWS, routeFollows)
                .execute();
        insertRoute(id, text);
    }

    /** Another drafter goes on with it, under a revision that no window of the earlier one knows; if there is one. */
    void handOver(DocumentId id, Drafter drafter) {
        db.update(DRAFT)
                .set(DRAFT.PERSON_ID, drafter.person().value())
                .set(DRAFT.POST_ID, drafter.post().value())
                .set(DRAFT.UNIT_ID, drafter.unit().value())
                .set(DRAFT.REVISION, DRAFT.REVISION.plus(1))
                .where(DRAFT.DOCUMENT_ID.eq(id.value()))
                .execute();
    }

    /** Writes over a draft of this revision; returns how many there were, one or none. */
    int update(DocumentId id, int revision, DraftText text, boolean routeFollows) {
        int changed = db.update(DRAFT)
                .set(columns(text))
                .set(DRAFT.REVISION, revision + 1)
                .set(DRAFT.ROUTE_FOLLOWS, routeFollows)
                .where(DRAFT.DOCUMENT_ID.eq(id.value()), DRAFT.REVISION.eq(revision))
                .execute();
        if (changed == 1) {
            db.deleteFrom(DRAFT_STEP)
                    .where(DRAFT_STEP.DOCUMENT_ID.eq(id.value()))
                    .execute();
            insertRoute(id, text);
        }
        return changed;
    }

    private DraftRecord columns(DraftText text) {
        var row = new DraftRecord();
        row.setTitle(text.title());
        row.setBody(text.body());
        row.setReason(text.reason());
        row.setMatterCode(text.matterCode());
        row.setExpenditureItem(text.expenditureItem());
        row.setHigherReason(text.higherReason());
        row.setEnforced(text.enforced());
        row.setPreviousYearPrefix(text.previousYearPrefix());
        row.setPersonalNumberConfirmed(text.personalNumberConfirmed());
        row.setFileId(text.file().map(FileId::value).orElse(null));
        row.setSecrecy((short) text.secrecy().ordinal());
        row.setScope(text.scope().name());
        row.setFlags(Flag.bits(text.flags()));
        row.setDisclosure(text.disclosure().name());
        row.setDisclosureReason(text.disclosureReason());
        row.setDueOn(text.dueOn());
        row.setAmount(text.amount());
        row.setDisagreed(text.special().disagreed());
        row.setDisagreedWhy(text.special().disagreedWhy());
        row.setOccurredOn(text.special().occurredOn());
        row.setOccurredWhy(text.special().occurredWhy());
        row.setPaperReason(text.special().paper().map(PaperReason::name).orElse(null));
        row.setPaperWords(text.special().paperWords());
        row.setSavedAt(machineClock.now());
        return row;
    }

    private void insertRoute(DocumentId id, DraftText text) {
        for (int i = 0; i < text.route().size(); i++) {
            db.insertInto(DRAFT_STEP)
                    .set(DRAFT_STEP.DOCUMENT_ID, id.value())
                    .set(DRAFT_STEP.ORDINAL, i + 1)
                    .set(DRAFT_STEP.KIND, text.route().get(i).kind().name())
                    .set(DRAFT_STEP.POST_ID, text.route().get(i).post().value())
                    .set(DRAFT_STEP.JOINING, text.route().get(i).joining().name())
                    .execute();
        }
    }

    void insert(DocumentId id, AttachedFile attachment) {
        db.insertInto(DRAFT_ATTACHMENT)
                .set(DRAFT_ATTACHMENT.DOCUMENT_ID, id.value())
                .set(DRAFT_ATTACHMENT.ID, attachment.id())
                .set(DRAFT_ATTACHMENT.ORDINAL, attachment.ordinal())
                .set(DRAFT_ATTACHMENT.ROLE, attachment.role().name())
                .set(DRAFT_ATTACHMENT.NAME, attachment.name())
                .set(DRAFT_ATTACHMENT.MEDIA_TYPE, attachment.mediaType())
                .set(DRAFT_ATTACHMENT.SIZE, attachment.size())
                .set(DRAFT_ATTACHMENT.SHA256, attachment.sha256().bytes())
                .execute();
    }

    /** The place behind the last attachment. */
    int nextOrdinal(DocumentId id) {
        return db.select(DSL.coalesce(DSL.max(DRAFT_ATTACHMENT.ORDINAL), 0))
                        .from(DRAFT_ATTACHMENT)
                        .where(DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()))
                        .fetchSingle()
                        .value1()
                + 1;
    }

    void delete(DocumentId id, AttachedFile attachment) {
        db.deleteFrom(DRAFT_ATTACHMENT)
                .where(DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()), DRAFT_ATTACHMENT.ID.eq(attachment.id()))
                .execute();
    }

    /** Puts the attachments into the order of a list. */
    void order(DocumentId id, List<AttachedFile> attachments) {
        for (int i = 0; i < attachments.size(); i++) {
            db.update(DRAFT_ATTACHMENT)
                    .set(DRAFT_ATTACHMENT.ORDINAL, i + 1)
                    .where(
                            DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()),
                            DRAFT_ATTACHMENT.ID.eq(attachments.get(i).id()))
                    .execute();
        }
    }

    void changeRole(DocumentId id, UUID attachment, AttachmentRole role) {
        db.update(DRAFT_ATTACHMENT)
                .set(DRAFT_ATTACHMENT.ROLE, role.name())
                .where(
                        DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()),
                        DRAFT_ATTACHMENT.ID.eq(attachment),
                        DRAFT_ATTACHMENT.ROLE.ne(role.name()))
                .execute();
    }

    DraftInProgress draft(DraftRecord row) {
        DocumentId id = new DocumentId(row.getDocumentId());
        Field<UUID> inCharge =
                PostSuccession.inCharge(DRAFT_STEP.POST_ID, clock.today()).as("in_charge");
        Result<Record4<String, UUID, UUID, String>> steps = db.select(
                        DRAFT_STEP.KIND, DRAFT_STEP.POST_ID, inCharge, DRAFT_STEP.JOINING)
                .from(DRAFT_STEP)
                .where(DRAFT_STEP.DOCUMENT_ID.eq(row.getDocumentId()))
                .orderBy(DRAFT_STEP.ORDINAL)
                .fetch();
        List<DraftText.DraftStep> route = DraftText.DraftStep.onTheDay(
                steps.map(step -> new DraftText.DraftStep(
                        StepKind.valueOf(step.value1()), new PostId(step.value2()), Joining.valueOf(step.value4()))),
                steps.map(step -> new PostId(step.value3())));
        var text = new DraftText(
                new DraftText.Words(row.getTitle(), row.getBody(), row.getReason()),
                new DraftText.Case(
                        row.getMatterCode(),
                        row.getExpenditureItem(),
                        row.getAmount(),
                        row.getHigherReason(),
                        row.getEnforced(),
                        row.getPreviousYearPrefix()),
                new DraftMarks(
                        Secrecy.values()[row.getSecrecy()],
                        Scope.valueOf(row.getScope()),
                        Flag.of(row.getFlags()),
                        Disclosure.valueOf(row.getDisclosure()),
                        row.getDisclosureReason()),
                new DraftText.Special(
                        row.getDisagreed(),
                        row.getDisagreedWhy(),
                        row.getOccurredOn(),
                        row.getOccurredWhy(),
                        Optional.ofNullable(row.getPaperReason()).map(PaperReason::valueOf),
                        row.getPaperWords()),
                Optional.ofNullable(row.getFileId()).map(FileId::new),
                row.getDueOn(),
                row.getPersonalNumberConfirmed(),
                route);
        return new DraftInProgress(
                id,
                new PersonId(row.getPersonId()),
                succession.inCharge(new PostId(row.getPostId()), clock.today()),
                organization.inCharge(new UnitId(row.getUnitId()), clock.today()),
                row.getRevision(),
                row.getSavedAt(),
                row.getRouteFollows(),
                text,
                attachments(id),
                pointers.ofDraft(id));
    }

    List<AttachedFile> attachments(DocumentId id) {
        return db.selectFrom(DRAFT_ATTACHMENT)
                .where(DRAFT_ATTACHMENT.DOCUMENT_ID.eq(id.value()))
                .orderBy(DRAFT_ATTACHMENT.ORDINAL)
                .fetch(row -> new AttachedFile(
                        row.getId(),
                        row.getOrdinal(),
                        AttachmentRole.valueOf(row.getRole()),
                        row.getName(),
                        row.getMediaType(),
                        row.getSize(),
                        Sha256.of(row.getSha256())));
    }
}
