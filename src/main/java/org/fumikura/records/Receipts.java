package org.fumikura.records;

import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.RECEIPT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Reader;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * 収受: what comes in is registered at once with its number, its bytes and its date, and is final from then on (A.3.1). A
 * received document that needs no decision is completed with a reason.
 */
@Component
public class Receipts {

    private static final Field<String> NUMBERS = DocumentRows.numbers().as("numbers");
    private static final Table<?> WITH_FACTS = DocumentRows.WITH_FILE
            .leftJoin(RECEIPT)
            .on(RECEIPT.TENANT_ID.eq(DOCUMENT.TENANT_ID), RECEIPT.DOCUMENT_ID.eq(DOCUMENT.ID));

    private final DSLContext db;
    private final Transactions transactions;
    private final Documents documents;
    private final Numbers numbers;
    private final RecordDigests digests;
    private final Responsibility responsibility;
    private final Submissions submissions;
    private final Uploads uploads;
    private final FileProposals proposals;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Receipts(
            DSLContext db,
            Transactions transactions,
            Documents documents,
            Numbers numbers,
            RecordDigests digests,
            Responsibility responsibility,
            Submissions submissions,
            Uploads uploads,
            FileProposals proposals,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.documents = documents;
        this.numbers = numbers;
        this.digests = digests;
        this.responsibility = responsibility;
        this.submissions = submissions;
        this.uploads = uploads;
        this.proposals = proposals;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Receives a document (収受): one write that takes its number, freezes its only version and the facts of its arrival, and
     * lets whoever received it read it.
     *
     * @param doer who receives it; what she may do is the caller's concern
     * @throws NoNumberSeries when the section can not count its receipts
     * @throws FileNotOpen when the file takes no more documents
     */
    public DocumentId receive(Arrival arrival, Doer doer) {
        DocumentId id = new DocumentId(ids.create());
        transactions.write(() -> enter(id, arrival, doer));
        return id;
    }

    /**
     * Receives a document that a person entered into a form. A second sending of the same form gives the first one's result.
     *
     * @param form the form's key; the files that were kept beside it are given up
     * @return where the document is shown
     * @throws Forbidden when she may not receive for the section
     */
    String receive(UUID form, Arrival arrival, Actor actor) {
        RecordsPermissions.requireReceiver(actor, arrival.section());
        DocumentId id = new DocumentId(ids.create());
        return submissions.once(form, actor.person().value(), "/documents/" + id.value(), () -> {
            enter(id, arrival, actor.doer());
            proposals.choose(form, arrival.file(), actor.person());
            uploads.clear(form, actor.person());
        });
    }

    private void enter(DocumentId id, Arrival arrival, Doer doer) {
        FiscalYear year = FiscalYear.of(clock.today());
        documents.register(id, DocumentKind.RECEIPT, writ(arrival), year);
        db.insertInto(RECEIPT)
                .set(RECEIPT.DOCUMENT_ID, id.value())
                .set(RECEIPT.SENDER, arrival.sender())
                .set(RECEIPT.SENT_ON, arrival.sentOn().orElse(null))
                .set(RECEIPT.ORIGINAL_NUMBER, arrival.originalNumber())
                .set(RECEIPT.ARRIVED_ON, arrival.arrivedOn())
                .set(RECEIPT.MEDIUM, arrival.medium().name())
                .execute();
        arrival.readers().forEach(post -> documents.grantByName(id, post));
        if (doer instanceof Doer.InPost inPost) {
            documents.grantToDrafter(id, new PersonId(inPost.person()));
        }
        numbers.allot(NumberKind.RECEIPT, arrival.section(), year, id, clock.today());
        ledger.record(Act.of(RecordsActs.RECEIVED, subject(id), doer, arrival.title())
                .sealing(digests.whole(id.value()).orElseThrow()));
    }

    /**
     * Completes a received document that needs no decision (完結).
     *
     * @param reason why nothing more is to be done
     * @throws org.fumikura.shared.NotFound when she may not read it or it was not received
     * @throws Forbidden when she is neither 係長 or above there nor its records clerk
     * @throws ReceiptNotOpen when it is completed already
     * @throws IllegalArgumentException for a blank reason
     */
    public void close(DocumentId id, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a received document is completed for a reason");
        }
        transactions.write(() -> {
            Document receipt = documents.lock(id, actor.reader());
            requireCloser(receipt, actor);
            documents.close(id);
            ledger.record(Act.of(RecordsActs.RECEIPT_CLOSED, subject(id), actor.doer(), receipt.title())
                    .because(reason.strip())
                    .sealing(digests.laterDates(id.value(), true)));
        });
    }

    private void requireCloser(Document receipt, Actor actor) {
        if (receipt.kind() != DocumentKind.RECEIPT) {
            throw Documents.missing(receipt.id());
        }
        RecordsPermissions.requireCloser(actor, responsibility.of(receipt.id()));
        if (receipt.state() != DocumentState.RECEIVED) {
            throw new ReceiptNotOpen(receipt.state());
        }
    }

    /** How a document came in; empty for what was not received, and after destruction. Asks nobody who reads. */
    Optional<Receipt> find(DocumentId id) {
        return db.fetchOptional(RECEIPT, RECEIPT.DOCUMENT_ID.eq(id.value())).map(Receipts::receipt);
    }

    /**
     * One page of the receipts of the reader's section, newest first.
     *
     * @param words as for {@link Documents.Query}; the sender is looked at too
     * @param unfinished true for those only that are not completed
     */
    Paged<Line> list(String words, boolean unfinished, Reader reader, PageRequest page) {
        Condition which = which(words, unfinished, reader);
        int counted =
                db.fetchCount(DSL.selectOne().from(WITH_FACTS).where(which).limit(Paged.MOST_COUNTED + 1));
        List<Line> lines = select(which)
                .orderBy(DOCUMENT.REGISTERED_ON.desc(), DOCUMENT.ID.desc())
                .limit(page.size())
                .offset(page.offset())
                .fetch(Receipts::line);
        return Paged.counted(lines, counted, page);
    }

    /** The receipts of the reader's section, the newest first, from a place on and one more than wanted. */
    List<Line> listAfter(String words, boolean unfinished, Reader reader, Slice.From from) {
        return select(which(words, unfinished, reader)
                        .and(from.after() == null ? DSL.noCondition() : DOCUMENT.ID.lt(from.after())))
                .orderBy(DOCUMENT.ID.desc())
                .limit(from.sizeAndOne())
                .fetch(Receipts::line);
    }

    /** How many receipts of the reader's section wait for being completed or answered. */
    int countUnfinished(Reader reader) {
        return db.selectCount()
                .from(DocumentRows.WITH_FILE)
                .where(isOfSection(reader), unfinished(), Access.mayRead(reader))
                .fetchSingle()
                .value1();
    }

    private SelectConditionStep<?> select(Condition which) {
        return db.select(DOCUMENT.asterisk(), FILE.TITLE, NUMBERS, RECEIPT.asterisk())
                .from(WITH_FACTS)
                .where(which);
    }

    private static Line line(Record row) {
        return new Line(DocumentRows.document(row), row.get(NUMBERS), facts(row));
    }

    /** Few receipts are unfinished, however many a section has had. */
    private static Condition which(String words, boolean unfinished, Reader reader) {
        Condition some = unfinished ? unfinished().and(Access.mayRead(reader)) : Access.mayReadOfAll(reader);
        return isOfSection(reader).and(found(words)).and(some);
    }

    private static Condition isOfSection(Reader reader) {
        return DOCUMENT.KIND.eq(DSL.inline(DocumentKind.RECEIPT.name())).and(Access.isOfSection(reader));
    }

    private static Condition unfinished() {
        return DOCUMENT.STATE.eq(DSL.inline(DocumentState.RECEIVED.name()));
    }

    private static Condition found(String words) {
        return WordSearch.allIn(words, RECEIPT.SENDER, RECEIPT.ORIGINAL_NUMBER);
    }

    private static Optional<Receipt> facts(Record row) {
        return row.get(RECEIPT.DOCUMENT_ID) == null ? Optional.empty() : Optional.of(receipt(row.into(RECEIPT)));
    }

    private static Receipt receipt(org.fumikuradb.records.tables.records.ReceiptRecord row) {
        return new Receipt(
                row.getSender(),
                Optional.ofNullable(row.getSentOn()),
                row.getOriginalNumber(),
                row.getArrivedOn(),
                ArrivalMedium.valueOf(row.getMedium()));
    }

    private static Writ writ(Arrival arrival) {
        return new Writ(
                arrival.unit(),
                arrival.file(),
                arrival.title(),
                "",
                "",
                arrival.secrecy(),
                arrival.scope(),
                Set.copyOf(arrival.flags()),
                arrival.disclosure(),
                arrival.disclosureReason(),
                arrival.attachments());
    }

    private static Subject subject(DocumentId id) {
        return new Subject("document", id.value());
    }

    /**
     * A line of the list of receipts.
     *
     * @param receipt empty once its words are destroyed
     */
    public record Line(Document document, String numbers, Optional<Receipt> receipt) {}
}
