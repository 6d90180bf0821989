package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.WORDS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Slice;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
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
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
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
    private final Versions versions;

    Documents(DSLContext db, OfficialClock clock, Uuid7 ids, Files files, Versions versions) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.files = files;
        this.versions = versions;
    }

    /**
     * Enters a document and freezes its first version; it is pending, a receipt is received.
     *
     * @param id a new id
     * @param year the fiscal year that it belongs to
     */
    public void register(DocumentId id, DocumentKind kind, Writ writ, FiscalYear year) {
        Writing.current();
        files.holdOpen(writ.file());
        DocumentState state = kind == DocumentKind.RECEIPT ? DocumentState.RECEIVED : DocumentState.PENDING;
        db.insertInto(DOCUMENT)
                .set(DOCUMENT.ID, id.value())
                .set(DOCUMENT.KIND, kind.name())
                .set(DOCUMENT.UNIT_ID, writ.unit().value())
                .set(DOCUMENT.FISCAL_YEAR, year.startYear())
                .set(DOCUMENT.STATE, state.name())
                .set(DOCUMENT.REGISTERED_ON, clock.today())
                .set(DocumentRows.entry(writ))
                .execute();
        db.insertInto(WORDS).set(WORDS.DOCUMENT_ID, id.value()).execute();
        versions.freeze(id, 1, writ);
    }

    /**
     * Freezes the next version of a pending document and brings its register entry up to it.
     *
     * @param n one more than the version before
     */
    public void addVersion(DocumentId id, int n, Writ writ) {
        Writing.current();
        files.holdOpen(writ.file());
        db.update(DOCUMENT)
                .set(DocumentRows.entry(writ))
                .where(DOCUMENT.ID.eq(id.value()))
                .execute();
        versions.freeze(id, n, writ);
    }

    /** Lets the holder of a post read a document because its route names the post. */
    public void grantToPost(DocumentId document, PostId post) {
        grant(document, ACCESS_RULE.POST_ID, post.value(), "ROUTE");
    }

    /** Lets the holder of a post read a document that is for named people only (指定者). */
    public void grantByName(DocumentId document, PostId post) {
        grant(document, ACCESS_RULE.POST_ID, post.value(), "NAMED");
    }

    /** Lets somebody who acted on it in the place of another post go on reading it. */
    public void grantToActor(DocumentId document, PersonId person) {
        grant(document, ACCESS_RULE.PERSON_ID, person.value(), "ROUTE");
    }

    /** Lets a drafter, or who received it, read what she brought in. */
    public void grantToDrafter(DocumentId document, PersonId person) {
        grant(document, ACCESS_RULE.PERSON_ID, person.value(), "DRAFTER");
    }

    private void grant(DocumentId document, Field<UUID> whose, UUID reader, String cause) {
        Writing.current();
        db.insertInto(ACCESS_RULE)
                .set(ACCESS_RULE.ID, ids.create())
                .set(ACCESS_RULE.DOCUMENT_ID, document.value())
                .set(ACCESS_RULE.ALLOWED, true)
                .set(whose, reader)
                .set(ACCESS_RULE.CAUSE, cause)
                .onConflictDoNothing()
                .execute();
    }

    /**
     * Ends the pending state: decided, denied or abandoned, today. From here on nothing of the entry changes. What is denied
     * or abandoned is complete with it, so its retention is computed; what is decided is completed by {@link #close}.
     */
    public void end(DocumentId document, DocumentState state) {
        Writing.current();
        boolean decided = state == DocumentState.DECIDED;
        db.update(DOCUMENT)
                .set(DOCUMENT.STATE, state.name())
                .set(DOCUMENT.DECIDED_ON, decided ? clock.today() : null)
                .set(DOCUMENT.EXPIRES_ON, decided ? null : expiry(document))
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
        db.update(DOCUMENT)
                .set(DOCUMENT.STATE, DocumentState.CLOSED.name())
                .set(DOCUMENT.CLOSED_ON, clock.today())
                .set(DOCUMENT.EXPIRES_ON, expiry(document))
                .where(DOCUMENT.ID.eq(document.value()))
                .execute();
    }

    private @Nullable LocalDate expiry(DocumentId document) {
        FileId file = new FileId(db.select(DOCUMENT.FILE_ID)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(document.value()))
                .fetchSingle()
                .value1());
        RetentionTerm term = files.termOf(file, clock.today());
        return term instanceof RetentionTerm.Bounded bounded ? bounded.lastDay() : null;
    }

    /**
     * Takes a document for the rest of the write, so that what is done to it happens one after the other.
     *
     * @throws NotFound when it does not exist or she may not read it
     */
    Document lock(DocumentId id, Reader reader) {
        Writing.current();
        db.select(DOCUMENT.ID)
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(id.value()))
                .forUpdate()
                .fetch();
        return get(id, reader);
    }

    /**
     * A document for a reader.
     *
     * @return empty when it does not exist, belongs to another municipality or may not be read by her
     */
    public Optional<Document> find(DocumentId id, Reader reader) {
        return db.select(DOCUMENT.asterisk(), FILE.TITLE)
                .from(DocumentRows.WITH_FILE)
                .where(DOCUMENT.ID.eq(id.value()), Access.mayRead(reader))
                .fetchOptional(DocumentRows::document);
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
                .from(DocumentRows.WITH_FILE)
                .where(DOCUMENT.ID.in(documents), Access.mayRead(reader))
                .fetch(DocumentRows::document)
                .forEach(document -> found.put(document.id().value(), document));
        return found;
    }

    /**
     * The titles of those of some documents that a reader may read and whose titles may leave the program, by mail or in a
     * calendar: document and file are below 秘, for nobody named (指定者), and without any flag (A.16).
     */
    public Map<UUID, String> titlesToSend(Collection<UUID> documents, Reader reader) {
        short secret = (short) Secrecy.SECRET.ordinal();
        return db.select(DOCUMENT.ID, DOCUMENT.TITLE)
                .from(DocumentRows.WITH_FILE)
                .where(
                        DOCUMENT.ID.in(documents),
                        DOCUMENT.SECRECY.lt(secret),
                        FILE.SECRECY.lt(secret),
                        DOCUMENT.SCOPE.ne(Scope.NAMED.name()),
                        FILE.SCOPE.ne(Scope.NAMED.name()),
                        DOCUMENT.FLAGS.eq(0),
                        FILE.FLAGS.eq(0),
                        Access.mayRead(reader))
                .fetchMap(DOCUMENT.ID, DOCUMENT.TITLE);
    }

    /** Those with a number such as 4-0024 or 4豊政情発第15号 that somebody may read; several sections may use the same one. */
    public List<DocumentId> listByNumber(String label, Reader reader) {
        return db.selectDistinct(NUMBER.DOCUMENT_ID)
                .from(NUMBER)
                .where(NUMBER.LABEL.eq(label), NUMBER.DOCUMENT_ID.in(readableIds(reader)))
                .limit(2)
                .fetch(row -> new DocumentId(row.value1()));
    }

    /** The ids of all documents that a reader may read, for use as a condition in the caller's own query. */
    public Select<Record1<UUID>> readableIds(Reader reader) {
        return DSL.select(DOCUMENT.ID).from(DocumentRows.WITH_FILE).where(Access.mayRead(reader));
    }

    /**
     * Whether one of some units is in charge of a document on the reader's day, for use in the caller's own query.
     *
     * @param document its id
     * @param entered the unit for which it was entered
     * @param units with those that they succeeded
     */
    public Condition isWith(Field<UUID> document, Field<UUID> entered, Set<UUID> units, Reader reader) {
        return Holding.isIn(entered, units)
                .andNot(document.in(lyingIn(Holding.byName(reader.on()))))
                .or(isHeldBy(document, units, reader));
    }

    /** Whether one of some units holds the file of a document by name on the reader's day, for use in the caller's own query. */
    public Condition isHeldBy(Field<UUID> document, Set<UUID> units, Reader reader) {
        return document.in(lyingIn(Holding.by(units, reader.on())));
    }

    private static Select<Record1<UUID>> lyingIn(Condition ofFile) {
        return DSL.select(DOCUMENT.ID).from(DocumentRows.WITH_FILE).where(ofFile);
    }

    /** One page of the documents that a reader may read, newest first. */
    public Paged<Line> list(Query query, Reader reader, PageRequest page) {
        Condition which = Access.mayReadOfAll(reader).and(DocumentRows.matching(query));
        int counted = db.fetchCount(
                DSL.selectOne().from(DocumentRows.WITH_FILE).where(which).limit(Paged.MOST_COUNTED + 1));
        Field<String> numbers = DocumentRows.numbers().as("numbers");
        List<Line> lines = db.select(DOCUMENT.asterisk(), FILE.TITLE, numbers)
                .from(DocumentRows.WITH_FILE)
                .where(which)
                .orderBy(DOCUMENT.REGISTERED_ON.desc(), DOCUMENT.ID.desc())
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> new Line(DocumentRows.document(row), row.get(numbers)));
        return Paged.counted(lines, counted, page);
    }

    /** The documents that a reader may read, the newest first, from a place on and one more than wanted. */
    List<Line> listAfter(Query query, Reader reader, Slice.From from) {
        Field<String> numbers = DocumentRows.numbers().as("numbers");
        return db.select(DOCUMENT.asterisk(), FILE.TITLE, numbers)
                .from(DocumentRows.WITH_FILE)
                .where(
                        Access.mayReadOfAll(reader),
                        DocumentRows.matching(query),
                        from.after() == null ? DSL.noCondition() : DOCUMENT.ID.lt(from.after()))
                .orderBy(DOCUMENT.ID.desc())
                .limit(from.sizeAndOne())
                .fetch(row -> new Line(DocumentRows.document(row), row.get(numbers)));
    }

    /** All versions of a document, oldest first; empty after destruction. The caller has checked that they may be read. */
    public List<Version> versions(DocumentId id) {
        return versions.list(id);
    }

    /** The versions of a document that somebody who may read it may read: all of them, or the last alone. */
    List<Version> versions(DocumentId id, Reader reader) {
        return versions.list(id, reader);
    }

    /** The attachments of the last version of some documents; without those that have none. */
    public Map<UUID, List<UUID>> attachments(Collection<UUID> documents) {
        return versions.attachments(documents);
    }

    /**
     * The words of a document as they were frozen last.
     *
     * @throws NotFound when there is no such document or its words were destroyed
     */
    public Version latest(DocumentId id) {
        return versions(id).reversed().stream().findFirst().orElseThrow(() -> missing(id));
    }

    /**
     * One attachment of a document that a reader may read.
     *
     * @throws NotFound when there is no such attachment, or she may not read the document, or not the version
     */
    public AttachedFile getAttachment(UUID id, Reader reader) {
        return versions.findAttachment(id, reader)
                .orElseThrow(() -> new NotFound("attachment", new Text("資料", "attachment"), id));
    }

    /**
     * How a record is called in reports that go to people of any clearance: its numbers and its title. The title of a secret
     * one is left out (I-12).
     *
     * @return blank when there is no such document
     */
    public String label(UUID document) {
        return db.select(DOCUMENT.TITLE, DOCUMENT.SECRECY, DocumentRows.numbers())
                .from(DOCUMENT)
                .where(DOCUMENT.ID.eq(document))
                .fetchOptional(row -> row.value3() + (Secrecy.at(row.value2()).isMasked() ? "" : " " + row.value1()))
                .map(String::strip)
                .orElse("");
    }

    /**
     * What a list is narrowed to.
     *
     * @param words parts of the title or of a number, apart by blanks, all of which must occur; blank for all. Full-width and
     *     half-width, upper and lower case are the same.
     */
    public record Query(
            String words, Optional<FileId> file, Optional<DocumentKind> kind, Optional<DocumentState> state) {

        public static Query all() {
            return new Query("", Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** A line of a list. */
    public record Line(Document document, String numbers) {}
}
