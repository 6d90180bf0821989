package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.ATTACHMENT;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.VERSION;
import static org.fumikuradb.records.Tables.WORDS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.ledger.CanonicalBytes;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.RetentionTerm;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Writing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The register of documents. Everything that changes is part of the caller's write and of its act; everything that is read
 * for a person passes the access predicate: a document that she may not read is the same as one that does not exist.
 */
@Component
public class Documents {

    private final DSLContext db;
    private final OfficialClock clock;
    private final Uuid7 ids;
    private final Files files;

    Documents(DSLContext db, OfficialClock clock, Uuid7 ids, Files files) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.files = files;
    }

    /**
     * Enters a document and freezes its first version; it is pending, a receipt is received.
     *
     * @param id a new id
     * @param year the fiscal year that it belongs to
     */
    public void register(DocumentId id, DocumentKind kind, Writ writ, FiscalYear year) {
        Writing.current();
        files.requireOpen(writ.file());
        db.insertInto(DOCUMENT)
                .set(DOCUMENT.ID, id.value())
                .set(DOCUMENT.KIND, kind.name())
                .set(DOCUMENT.UNIT_ID, writ.unit().value())
                .set(DOCUMENT.FISCAL_YEAR, year.startYear())
                .set(DOCUMENT.TITLE, writ.title())
                .set(DOCUMENT.FILE_ID, writ.file().value())
                .set(DOCUMENT.SECRECY, (short) writ.secrecy().ordinal())
                .set(DOCUMENT.SCOPE, writ.scope().name())
                .set(DOCUMENT.FLAGS, Flag.bits(writ.flags()))
                .set(DOCUMENT.DISCLOSURE, writ.disclosure().name())
                .set(
                        DOCUMENT.STATE,
                        kind == DocumentKind.RECEIPT ? DocumentState.RECEIVED.name() : DocumentState.PENDING.name())
                .set(DOCUMENT.REGISTERED_ON, clock.today())
                .execute();
        db.insertInto(WORDS).set(WORDS.DOCUMENT_ID, id.value()).execute();
        freeze(id, 1, writ);
    }

    /**
     * Freezes the next version of a pending document and brings its register entry up to it.
     *
     * @param n one more than the version before
     */
    public void addVersion(DocumentId id, int n, Writ writ) {
        Writing.current();
        files.requireOpen(writ.file());
        db.update(DOCUMENT)
                .set(DOCUMENT.TITLE, writ.title())
                .set(DOCUMENT.FILE_ID, writ.file().value())
                .set(DOCUMENT.SECRECY, (short) writ.secrecy().ordinal())
                .set(DOCUMENT.SCOPE, writ.scope().name())
                .set(DOCUMENT.FLAGS, Flag.bits(writ.flags()))
                .set(DOCUMENT.DISCLOSURE, writ.disclosure().name())
                .where(DOCUMENT.ID.eq(id.value()))
                .execute();
        freeze(id, n, writ);
    }

    private void freeze(DocumentId id, int n, Writ writ) {
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
        db.insertInto(VERSION)
                .set(VERSION.DOCUMENT_ID, id.value())
                .set(VERSION.N, n)
                .set(VERSION.TITLE, writ.title())
                .set(VERSION.BODY, writ.body())
                .set(VERSION.REASON, writ.reason())
                .set(VERSION.DISCLOSURE_REASON, writ.disclosureReason())
                .set(VERSION.DIGEST, bytes.sha256())
                .set(VERSION.FROZEN_AT, clock.now())
                .execute();
        for (AttachedFile attachment : writ.attachments()) {
            db.insertInto(ATTACHMENT)
                    .set(ATTACHMENT.DOCUMENT_ID, id.value())
                    .set(ATTACHMENT.N, n)
                    .set(ATTACHMENT.ORDINAL, attachment.ordinal())
                    .set(ATTACHMENT.ID, ids.create())
                    .set(ATTACHMENT.ROLE, attachment.role().name())
                    .set(ATTACHMENT.NAME, attachment.name())
                    .set(ATTACHMENT.MEDIA_TYPE, attachment.mediaType())
                    .set(ATTACHMENT.SIZE, attachment.size())
                    .set(ATTACHMENT.SHA256, attachment.sha256().bytes())
                    .execute();
        }
    }

    /** Lets the holder of a post read a document because its route names the post. */
    public void grantToPost(DocumentId document, PostId post) {
        grant(document)
                .set(ACCESS_RULE.POST_ID, post.value())
                .set(ACCESS_RULE.CAUSE, "ROUTE")
                .onConflictDoNothing()
                .execute();
    }

    /** Lets a drafter read what she drafted. */
    public void grantToDrafter(DocumentId document, PersonId person) {
        grant(document)
                .set(ACCESS_RULE.PERSON_ID, person.value())
                .set(ACCESS_RULE.CAUSE, "DRAFTER")
                .onConflictDoNothing()
                .execute();
    }

    private org.jooq.InsertSetMoreStep<?> grant(DocumentId document) {
        Writing.current();
        return db.insertInto(ACCESS_RULE)
                .set(ACCESS_RULE.ID, ids.create())
                .set(ACCESS_RULE.DOCUMENT_ID, document.value())
                .set(ACCESS_RULE.ALLOWED, true);
    }

    /** Ends the pending state: decided, denied or abandoned, today. From here on nothing of the entry changes. */
    public void end(DocumentId document, DocumentState state) {
        Writing.current();
        db.update(DOCUMENT)
                .set(DOCUMENT.STATE, state.name())
                .set(DOCUMENT.DECIDED_ON, state == DocumentState.DECIDED ? clock.today() : null)
                .where(DOCUMENT.ID.eq(document.value()))
                .execute();
    }

    /** Notes the day from which a decided document has effect (施行日). */
    public void takeEffect(DocumentId document, LocalDate on) {
        Writing.current();
        db.update(DOCUMENT)
                .set(DOCUMENT.EFFECTIVE_ON, on)
                .where(DOCUMENT.ID.eq(document.value()))
                .execute();
    }

    /** Completes a document today (完結) and computes, from its file's rule, until when it is kept. */
    public void close(DocumentId document) {
        Writing.current();
        FileId file = new FileId(db.select(DOCUMENT.FILE_ID)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(document.value()))
                .fetchSingle()
                .value1());
        RetentionTerm term = files.termOf(file, clock.today());
        db.update(DOCUMENT)
                .set(DOCUMENT.STATE, DocumentState.CLOSED.name())
                .set(DOCUMENT.CLOSED_ON, clock.today())
                .set(DOCUMENT.EXPIRES_ON, term instanceof RetentionTerm.Bounded bounded ? bounded.lastDay() : null)
                .where(DOCUMENT.ID.eq(document.value()))
                .execute();
    }

    /**
     * A document for a reader.
     *
     * @return empty when it does not exist, belongs to another municipality or may not be read by her
     */
    public Optional<Document> find(DocumentId id, Reader reader) {
        return db.select(DOCUMENT.asterisk(), FILE.TITLE)
                .from(DOCUMENT)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(DOCUMENT.ID.eq(id.value()), Access.mayRead(reader))
                .fetchOptional(Documents::document);
    }

    /**
     * A document for a reader.
     *
     * @throws NotFound as {@link #find} is empty
     */
    public Document get(DocumentId id, Reader reader) {
        return find(id, reader).orElseThrow(() -> missing(id));
    }

    /** The same refusal for a missing document and one that may not be known. */
    public static NotFound missing(DocumentId id) {
        return new NotFound("document", new Text("文書", "document"), id.value());
    }

    /** Which of some documents a reader may read. */
    public Map<UUID, Document> readable(Collection<UUID> documents, Reader reader) {
        var found = new HashMap<UUID, Document>();
        db.select(DOCUMENT.asterisk(), FILE.TITLE)
                .from(DOCUMENT)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(DOCUMENT.ID.in(documents), Access.mayRead(reader))
                .fetch(Documents::document)
                .forEach(document -> found.put(document.id().value(), document));
        return found;
    }

    /** The ids of all documents that a reader may read, for use as a condition in the caller's own query. */
    public Select<Record1<UUID>> readableIds(Reader reader) {
        return DSL.select(DOCUMENT.ID)
                .from(DOCUMENT)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(Access.mayRead(reader));
    }

    /** How many of some documents a reader may read. */
    public int countReadable(Select<? extends Record1<UUID>> documents, Reader reader) {
        return db.selectCount()
                .from(DOCUMENT)
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(DOCUMENT.ID.in(documents), Access.mayRead(reader))
                .fetchSingle()
                .value1();
    }

    /** One page of the documents that a reader may read, newest first, with the exact total. */
    public Paged<Line> list(Query query, Reader reader, PageRequest page) {
        Condition which = Access.mayRead(reader).and(query.condition());
        var from = DOCUMENT.join(FILE).on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID));
        int total = db.selectCount().from(from).where(which).fetchSingle().value1();
        var number = DSL.field(DSL.select(DSL.field("string_agg({0}, ' ' order by {0})", String.class, NUMBER.LABEL))
                .from(NUMBER)
                .where(NUMBER.DOCUMENT_ID.eq(DOCUMENT.ID)));
        List<Line> lines = db.select(DOCUMENT.asterisk(), FILE.TITLE, number.as("numbers"))
                .from(from)
                .where(which)
                .orderBy(DOCUMENT.REGISTERED_ON.desc(), DOCUMENT.ID.desc())
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> new Line(
                        document(row),
                        Optional.ofNullable(row.get("numbers", String.class)).orElse("")));
        return new Paged<>(lines, total, page);
    }

    /** All versions of a document, oldest first; empty after destruction. The caller has checked that it may be read. */
    public List<Version> versions(DocumentId id) {
        Map<Integer, List<AttachedFile>> attachments = new HashMap<>();
        db.selectFrom(ATTACHMENT)
                .where(ATTACHMENT.DOCUMENT_ID.eq(id.value()))
                .orderBy(ATTACHMENT.N, ATTACHMENT.ORDINAL)
                .forEach(row -> attachments
                        .computeIfAbsent(row.getN(), unused -> new java.util.ArrayList<>())
                        .add(new AttachedFile(
                                row.getId(),
                                row.getOrdinal(),
                                AttachmentRole.valueOf(row.getRole()),
                                row.getName(),
                                row.getMediaType(),
                                row.getSize(),
                                Sha256.of(row.getSha256()))));
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

    /** How many attachments the last version of some documents has; without those that have none. */
    public Map<UUID, Integer> countAttachments(Collection<UUID> documents) {
        var last = DSL.select(DSL.max(VERSION.N)).from(VERSION).where(VERSION.DOCUMENT_ID.eq(ATTACHMENT.DOCUMENT_ID));
        return db.select(ATTACHMENT.DOCUMENT_ID, DSL.count())
                .from(ATTACHMENT)
                .where(ATTACHMENT.DOCUMENT_ID.in(documents), ATTACHMENT.N.eq(DSL.field(last)))
                .groupBy(ATTACHMENT.DOCUMENT_ID)
                .fetchMap(ATTACHMENT.DOCUMENT_ID, row -> row.value2());
    }

    /**
     * The words of a document as they were frozen last.
     *
     * @throws NotFound when there is no such document or its words were destroyed
     */
    public Version latest(DocumentId id) {
        List<Version> versions = versions(id);
        if (versions.isEmpty()) {
            throw missing(id);
        }
        return versions.getLast();
    }

    /**
     * One attachment of a document that a reader may read.
     *
     * @throws NotFound when there is no such attachment, or she may not read the document
     */
    public AttachedFile getAttachment(UUID id, Reader reader) {
        return db.select(ATTACHMENT.asterisk())
                .from(ATTACHMENT)
                .join(DOCUMENT)
                .on(DOCUMENT.TENANT_ID.eq(ATTACHMENT.TENANT_ID), DOCUMENT.ID.eq(ATTACHMENT.DOCUMENT_ID))
                .join(FILE)
                .on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID))
                .where(ATTACHMENT.ID.eq(id), Access.mayRead(reader))
                .fetchOptional(row -> new AttachedFile(
                        row.get(ATTACHMENT.ID),
                        row.get(ATTACHMENT.ORDINAL),
                        AttachmentRole.valueOf(row.get(ATTACHMENT.ROLE)),
                        row.get(ATTACHMENT.NAME),
                        row.get(ATTACHMENT.MEDIA_TYPE),
                        row.get(ATTACHMENT.SIZE),
                        Sha256.of(row.get(ATTACHMENT.SHA256))))
                .orElseThrow(() -> new NotFound("attachment", new Text("資料", "attachment"), id));
    }

    /** How a record is called to people, without asking who they are: number and title of the register. */
    public String label(UUID document) {
        return db.select(DOCUMENT.TITLE)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(document))
                .fetchOptional()
                .map(row -> {
                    String numbers = String.join(
                            "・",
                            db.select(NUMBER.LABEL)
                                    .from(NUMBER)
                                    .where(NUMBER.DOCUMENT_ID.eq(document))
                                    .fetch(NUMBER.LABEL));
                    return (numbers + " " + row.value1()).strip();
                })
                .orElse("");
    }

    static Document document(Record row) {
        return new Document(
                new DocumentId(row.get(DOCUMENT.ID)),
                DocumentKind.valueOf(row.get(DOCUMENT.KIND)),
                new UnitId(row.get(DOCUMENT.UNIT_ID)),
                row.get(DOCUMENT.FISCAL_YEAR),
                row.get(DOCUMENT.TITLE),
                new FileId(row.get(DOCUMENT.FILE_ID)),
                row.get(FILE.TITLE),
                Secrecy.at(row.get(DOCUMENT.SECRECY)),
                Scope.valueOf(row.get(DOCUMENT.SCOPE)),
                Flag.of(row.get(DOCUMENT.FLAGS)),
                Disclosure.valueOf(row.get(DOCUMENT.DISCLOSURE)),
                DocumentState.valueOf(row.get(DOCUMENT.STATE)),
                row.get(DOCUMENT.REGISTERED_ON),
                Optional.ofNullable(row.get(DOCUMENT.DECIDED_ON)),
                Optional.ofNullable(row.get(DOCUMENT.EFFECTIVE_ON)),
                Optional.ofNullable(row.get(DOCUMENT.CLOSED_ON)),
                Optional.ofNullable(row.get(DOCUMENT.EXPIRES_ON)),
                Optional.ofNullable(row.get(DOCUMENT.ERASED_ON)));
    }

    /**
     * What a list is narrowed to.
     *
     * @param words part of the title or of a number; blank for all
     */
    public record Query(
            String words, Optional<FileId> file, Optional<DocumentKind> kind, Optional<DocumentState> state) {

        public static Query all() {
            return new Query("", Optional.empty(), Optional.empty(), Optional.empty());
        }

        Condition condition() {
            Condition condition = DSL.trueCondition();
            if (!words.isBlank()) {
                condition = condition.and(DOCUMENT.TITLE
                        .containsIgnoreCase(words.strip())
                        .or(DSL.exists(DSL.selectOne()
                                .from(NUMBER)
                                .where(NUMBER.DOCUMENT_ID.eq(DOCUMENT.ID), NUMBER.LABEL.contains(words.strip())))));
            }
            if (file.isPresent()) {
                condition = condition.and(DOCUMENT.FILE_ID.eq(file.get().value()));
            }
            if (kind.isPresent()) {
                condition = condition.and(DOCUMENT.KIND.eq(kind.get().name()));
            }
            if (state.isPresent()) {
                condition = condition.and(DOCUMENT.STATE.eq(state.get().name()));
            }
            return condition;
        }
    }

    /** A line of a list. */
    public record Line(Document document, String numbers) {}
}
