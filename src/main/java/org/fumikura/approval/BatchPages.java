package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.BATCH;
import static org.fumikuradb.approval.Tables.BATCH_DRAFT;
import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.TEMPLATE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.sheets.TableReading;
import org.fumikuradb.approval.tables.records.BatchRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What the sender of a batch sees of it, before and after its drafts are made. */
@Component
class BatchPages {

    private final DSLContext db;
    private final DraftTemplates templates;
    private final Documents documents;
    private final TableReading reading;
    private final OfficialClock clock;

    BatchPages(
            DSLContext db, DraftTemplates templates, Documents documents, TableReading reading, OfficialClock clock) {
        this.db = db;
        this.templates = templates;
        this.documents = documents;
        this.reading = reading;
        this.clock = clock;
    }

    /**
     * What the table of a batch asks for, as its template stands now.
     *
     * @throws NotFound when she sent no such batch, or the template is not offered to her any more
     * @throws BatchRefused when the template is another one than when it was sent
     */
    DraftBatch wanted(BatchRecord row, Actor actor) {
        return DraftBatch.read(
                reading.read(row.getContent()), templates.words(row.getTemplateId(), actor), clock.today());
    }

    /**
     * A batch as its page shows it; in a read.
     *
     * @param done what became of its drafts just now
     * @throws NotFound when she sent no such batch
     */
    BatchPage page(UUID id, List<BatchPage.Done> done, UUID key, Actor actor) {
        BatchRecord row =
                db.selectFrom(BATCH).where(isOwn(id, actor)).fetchOptional().orElseThrow(() -> missing(id));
        boolean made = row.getMadeAt() != null;
        return new BatchPage(
                id,
                db.select(TEMPLATE.NAME)
                        .from(TEMPLATE)
                        .where(TEMPLATE.ID.eq(row.getTemplateId()))
                        .fetchSingle()
                        .value1(),
                row.getName(),
                made ? Optional.empty() : Optional.of(BatchPage.Preview.of(wanted(row, actor))),
                items(id, actor),
                done,
                key);
    }

    /** Those of its drafts that are still there. */
    private List<BatchPage.Item> items(UUID batch, Actor actor) {
        var rows = db.select(BATCH_DRAFT.ORDINAL, BATCH_DRAFT.DOCUMENT_ID, DRAFT.TITLE, DRAFT.DOCUMENT_ID, MATTER.STATE)
                .from(BATCH_DRAFT)
                .leftJoin(DRAFT)
                .on(
                        DRAFT.TENANT_ID.eq(BATCH_DRAFT.TENANT_ID),
                        DRAFT.DOCUMENT_ID.eq(BATCH_DRAFT.DOCUMENT_ID),
                        DRAFT.PERSON_ID.eq(actor.person().value()))
                .leftJoin(MATTER)
                .on(MATTER.TENANT_ID.eq(BATCH_DRAFT.TENANT_ID), MATTER.DOCUMENT_ID.eq(BATCH_DRAFT.DOCUMENT_ID))
                .where(BATCH_DRAFT.BATCH_ID.eq(batch))
                .orderBy(BATCH_DRAFT.ORDINAL)
                .fetch();
        Map<UUID, Document> readable = documents.readable(rows.getValues(BATCH_DRAFT.DOCUMENT_ID), actor.reader());
        var items = new ArrayList<BatchPage.Item>();
        rows.forEach(row -> {
            UUID document = row.value2();
            Document entry = readable.get(document);
            if (row.value4() != null) {
                boolean writing = row.value5() == null;
                items.add(new BatchPage.Item(
                        row.value1(),
                        document,
                        row.value3(),
                        "/drafts/" + document,
                        writing
                                ? new Text("作成中", "being written")
                                : MatterState.valueOf(row.value5()).label(),
                        writing));
            } else if (entry != null && row.value5() != null) {
                items.add(new BatchPage.Item(
                        row.value1(),
                        document,
                        entry.title(),
                        "/matters/" + document,
                        MatterState.valueOf(row.value5()).label(),
                        false));
            }
        });
        return List.copyOf(items);
    }

    /** A batch in a list. */
    record Line(UUID id, String template, String file, Instant sentAt, boolean made, int drafts) {}

    /** Those that she sent, the last one first. */
    Paged<Line> list(Actor actor, PageRequest page) {
        Condition own = BATCH.PERSON_ID.eq(actor.person().value());
        int counted = db.fetchCount(DSL.selectOne().from(BATCH).where(own).limit(Paged.MOST_COUNTED + 1));
        return Paged.counted(lines(own, page.size(), page.offset()), counted, page);
    }

    /** As the other, from a place on and one more than wanted. */
    List<Line> listAfter(Actor actor, Slice.From from) {
        Condition own = BATCH.PERSON_ID.eq(actor.person().value());
        return lines(from.after() == null ? own : own.and(BATCH.ID.lt(from.after())), from.sizeAndOne(), 0);
    }

    private List<Line> lines(Condition which, int size, long offset) {
        return db.select(
                        BATCH.ID,
                        TEMPLATE.NAME,
                        BATCH.NAME,
                        BATCH.SENT_AT,
                        DSL.field(BATCH.MADE_AT.isNotNull()),
                        DSL.field(DSL.selectCount()
                                .from(BATCH_DRAFT)
                                .where(BATCH_DRAFT.TENANT_ID.eq(BATCH.TENANT_ID), BATCH_DRAFT.BATCH_ID.eq(BATCH.ID))))
                .from(BATCH)
                .join(TEMPLATE)
                .on(TEMPLATE.TENANT_ID.eq(BATCH.TENANT_ID), TEMPLATE.ID.eq(BATCH.TEMPLATE_ID))
                .where(which)
                .orderBy(BATCH.ID.desc())
                .limit(size)
                .offset(offset)
                .fetch(row ->
                        new Line(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    static Condition isOwn(UUID id, Actor actor) {
        return BATCH.ID.eq(id).and(BATCH.PERSON_ID.eq(actor.person().value()));
    }

    static NotFound missing(UUID id) {
        return new NotFound("batch", new Text("同文の起案のまとまり", "batch of drafts"), id);
    }
}
