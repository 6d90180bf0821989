package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.BATCH;
import static org.fumikuradb.approval.Tables.BATCH_DRAFT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.sheets.Grid;
import org.fumikura.sheets.TableReading;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.BatchRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * 同文多数: drafts of one text, made together from a template and a table, each a draft of its own from then on (R-020-batch). A
 * batch is seen by the person who sent it alone.
 */
@Component
class Batches {

    /** How long a file is kept from which nothing was made. */
    private static final Duration FILE_KEPT = Duration.ofDays(1);

    /** How long it is remembered which drafts were made together. */
    private static final Duration BATCH_KEPT = Duration.ofDays(366);

    private final DSLContext db;
    private final DraftTemplates templates;
    private final Drafts drafts;
    private final Approvals approvals;
    private final BatchPages pages;
    private final TableReading reading;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final MachineClock machineClock;
    private final Uuid7 ids;

    Batches(
            DSLContext db,
            DraftTemplates templates,
            Drafts drafts,
            Approvals approvals,
            BatchPages pages,
            TableReading reading,
            Transactions transactions,
            OfficialClock clock,
            MachineClock machineClock,
            Uuid7 ids) {
        this.db = db;
        this.templates = templates;
        this.drafts = drafts;
        this.approvals = approvals;
        this.pages = pages;
        this.reading = reading;
        this.transactions = transactions;
        this.clock = clock;
        this.machineClock = machineClock;
        this.ids = ids;
    }

    /**
     * Keeps a table until its drafts are made; nothing else happens.
     *
     * @return the batch
     * @throws NotFound when the template is not offered to her
     * @throws BatchRefused when the table is not one for this template
     * @throws org.fumikura.sheets.UnreadableTable when it is none
     */
    UUID send(UUID template, String name, byte[] content, Actor actor) {
        return transactions.work(() -> {
            DraftBatch.read(reading.read(content), templates.words(template, actor), clock.today());
            forget(machineClock.now());
            UUID id = ids.create();
            db.insertInto(BATCH)
                    .set(BATCH.ID, id)
                    .set(BATCH.PERSON_ID, actor.person().value())
                    .set(BATCH.TEMPLATE_ID, template)
                    .set(BATCH.NAME, name)
                    .set(BATCH.CONTENT, content)
                    .set(BATCH.SENT_AT, machineClock.now())
                    .execute();
            return id;
        });
    }

    private void forget(Instant now) {
        db.deleteFrom(BATCH)
                .where(BATCH.MADE_AT
                        .isNull()
                        .and(BATCH.SENT_AT.lt(now.minus(FILE_KEPT)))
                        .or(BATCH.SENT_AT.lt(now.minus(BATCH_KEPT))))
                .execute();
    }

    /**
     * Makes all drafts, or none. Done once; again it changes nothing.
     *
     * @throws NotFound when she sent no such batch, or the template is not offered to her any more
     * @throws BatchRefused when one of its rows can not be made
     */
    void make(UUID id, Actor actor) {
        transactions.work(() -> {
            BatchRecord row = db.selectFrom(BATCH)
                    .where(BatchPages.isOwn(id, actor))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> BatchPages.missing(id));
            if (row.getMadeAt() != null) {
                return;
            }
            insert(id, fine(pages.wanted(row, actor)), templates.writer(row.getTemplateId(), actor), actor);
            db.update(BATCH)
                    .setNull(BATCH.CONTENT)
                    .set(BATCH.MADE_AT, machineClock.now())
                    .where(BATCH.ID.eq(id))
                    .execute();
        });
    }

    /**
     * Makes the drafts of a table at once, or none.
     *
     * @return the batch
     * @throws NotFound when the template is not offered to her
     * @throws BatchRefused when the table is not one for this template, or when one of its rows can not be made
     */
    UUID make(UUID template, String name, Grid table, Actor actor) {
        return transactions.work(() -> {
            DraftBatch batch = DraftBatch.read(table, templates.words(template, actor), clock.today());
            UUID id = ids.create();
            db.insertInto(BATCH)
                    .set(BATCH.ID, id)
                    .set(BATCH.PERSON_ID, actor.person().value())
                    .set(BATCH.TEMPLATE_ID, template)
                    .set(BATCH.NAME, name)
                    .set(BATCH.SENT_AT, machineClock.now())
                    .set(BATCH.MADE_AT, machineClock.now())
                    .execute();
            insert(id, fine(batch), templates.writer(template, actor), actor);
            return id;
        });
    }

    private static List<DraftBatch.Row> fine(DraftBatch batch) {
        if (!batch.bad().isEmpty()) {
            throw BatchRefused.badRows(batch.bad());
        }
        return batch.rows();
    }

    private void insert(UUID batch, List<DraftBatch.Row> rows, UnaryOperator<DraftText> template, Actor actor) {
        for (int i = 0; i < rows.size(); i++) {
            DraftBatch.Row row = rows.get(i);
            DocumentId draft = new DocumentId(ids.create());
            drafts.insertBlank(draft, actor, blank -> row.over(template.apply(blank)));
            db.insertInto(BATCH_DRAFT)
                    .set(BATCH_DRAFT.BATCH_ID, batch)
                    .set(BATCH_DRAFT.ORDINAL, i + 1)
                    .set(BATCH_DRAFT.DOCUMENT_ID, draft.value())
                    .execute();
        }
    }

    /**
     * Submits each of its drafts that never was, each in a write of its own: one that can not be submitted keeps no other from it.
     *
     * @return what became of each of them
     * @throws NotFound when she sent no such batch
     */
    List<BatchPage.Done> submit(UUID id, Actor actor) {
        List<BatchPage.Item> writing = transactions.read(() -> pages.page(id, List.of(), id, actor)).drafts().stream()
                .filter(BatchPage.Item::writing)
                .toList();
        var done = new ArrayList<BatchPage.Done>();
        for (BatchPage.Item item : writing) {
            done.add(new BatchPage.Done(item.document(), item.title(), submit(new DocumentId(item.document()), actor)));
        }
        return List.copyOf(done);
    }

    private Optional<Text> submit(DocumentId draft, Actor actor) {
        try {
            approvals.submit(draft, actor);
            return Optional.empty();
        } catch (Incomplete incomplete) {
            List<Shortcoming> what = incomplete.shortcomings();
            return Optional.of(new Text(
                    what.stream().map(each -> each.what().ja()).collect(Collectors.joining("")),
                    what.stream().map(each -> each.what().en()).collect(Collectors.joining(" "))));
        } catch (Refusal refused) {
            return Optional.of(refused.message());
        }
    }
}
