package org.fumikura.records;

import static org.fumikuradb.records.Tables.ATTACHMENT;
import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.OLD_RECORD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.content.Sha256;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.renditions.Renditions;
import org.fumikura.search.Allowed;
import org.fumikura.search.Findable;
import org.fumikura.search.FindableKeys;
import org.fumikura.search.Findables;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Documents as they are found. Who may find them says {@link FindingRule}, which is {@link Access} once more; a test holds the
 * two together.
 */
@Component
class FoundDocuments implements Findables {

    static final String KIND = "document";

    private final DSLContext db;
    private final Documents documents;
    private final Renditions renditions;
    private final Organization organization;
    private final FoundKeys keys;
    private final DocumentEntries entries;
    private final FindingRules rules;

    FoundDocuments(
            DSLContext db,
            Documents documents,
            Renditions renditions,
            Organization organization,
            FoundKeys keys,
            DocumentEntries entries,
            FindingRules rules) {
        this.db = db;
        this.documents = documents;
        this.renditions = renditions;
        this.organization = organization;
        this.keys = keys;
        this.entries = entries;
        this.rules = rules;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FindableKeys keys() {
        return keys;
    }

    @Override
    public boolean hasEnded(LedgerEntry act) {
        return act.kind().equals(RecordsActs.ERASED);
    }

    @Override
    public Set<UUID> changed(List<LedgerEntry> acts) {
        var changed = acts.stream()
                .filter(act -> act.subject().kind().equals(KIND))
                .map(act -> act.subject().id())
                .collect(Collectors.toCollection(HashSet::new));
        List<UUID> files = acts.stream()
                .filter(act -> act.subject().kind().equals("file"))
                .map(act -> act.subject().id())
                .toList();
        if (!files.isEmpty()) {
            changed.addAll(db.select(DOCUMENT.ID)
                    .from(DOCUMENT)
                    .where(DOCUMENT.FILE_ID.in(files))
                    .fetch(DOCUMENT.ID));
        }
        return changed;
    }

    @Override
    public Set<UUID> changedSince(Instant moment) {
        List<byte[]> read =
                renditions.wordsSince(moment).stream().map(Sha256::bytes).toList();
        return read.isEmpty()
                ? Set.of()
                : db.selectDistinct(ATTACHMENT.DOCUMENT_ID)
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.SHA256.in(read))
                        .fetchSet(ATTACHMENT.DOCUMENT_ID);
    }

    @Override
    public long count() {
        return db.fetchCount(DOCUMENT);
    }

    @Override
    public List<UUID> after(@Nullable UUID last, int most) {
        return db.select(DOCUMENT.ID)
                .from(DOCUMENT)
                .where(last == null ? DSL.noCondition() : DOCUMENT.ID.gt(last))
                .orderBy(DOCUMENT.ID)
                .limit(most)
                .fetch(DOCUMENT.ID);
    }

    @Override
    public List<Findable> read(Collection<UUID> ids) {
        return entries.read(ids);
    }

    @Override
    public Allowed allowed(Reader reader) {
        return rules.of(reader).whole();
    }

    @Override
    public Map<UUID, String> titlesToSend(Collection<UUID> ids, Reader reader) {
        return ids.isEmpty() ? Map.of() : documents.titlesToSend(ids, reader);
    }

    @Override
    public List<Shown> show(Collection<UUID> ids, Reader reader) {
        List<Record> rows = new ArrayList<>(db.select(
                        DOCUMENT.asterisk(), DocumentRows.numbers().as("numbers"), OLD_RECORD.SOURCE_ID)
                .from(DocumentRows.WITH_FILE
                        .leftJoin(OLD_RECORD)
                        .on(OLD_RECORD.TENANT_ID.eq(DOCUMENT.TENANT_ID), OLD_RECORD.DOCUMENT_ID.eq(DOCUMENT.ID)))
                .where(DOCUMENT.ID.in(ids), Access.mayRead(reader))
                .fetch());
        Map<UUID, Text> units = organization.unitNames(
                rows.stream().map(row -> row.get(DOCUMENT.UNIT_ID)).distinct().toList());
        return rows.stream()
                .map(row -> new Shown(
                        row.get(DOCUMENT.ID),
                        "/documents/" + row.get(DOCUMENT.ID),
                        row.get(DOCUMENT.TITLE),
                        row.get("numbers", String.class),
                        DocumentKind.valueOf(row.get(DOCUMENT.KIND)).label(),
                        units.getOrDefault(row.get(DOCUMENT.UNIT_ID), Text.same("—")),
                        row.get(DOCUMENT.REGISTERED_ON),
                        row.get(DOCUMENT.ERASED_ON) == null,
                        Objects.requireNonNullElse(row.get(OLD_RECORD.SOURCE_ID), "")))
                .toList();
    }

    @Override
    public List<Listed> list(Collection<UUID> ids, Reader reader) {
        Field<Boolean> fileSeen = DSL.field(Access.maySeeFile(reader)).as("file_seen");
        Map<UUID, Shown> shown = show(ids, reader).stream().collect(Collectors.toMap(Shown::id, Function.identity()));
        return db.select(DOCUMENT.ID, DOCUMENT.STATE, FILE.TITLE, CLASSIFICATION.CODE, CLASSIFICATION.TITLE, fileSeen)
                .from(DocumentRows.WITH_FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(DOCUMENT.ID.in(shown.keySet()))
                .fetch(row -> listed(Objects.requireNonNull(shown.get(row.value1())), row, row.value6()));
    }

    private static Listed listed(Shown shown, Record row, boolean fileSeen) {
        return new Listed(
                shown,
                Optional.of(DocumentState.valueOf(row.get(DOCUMENT.STATE)).label()),
                fileSeen ? row.get(FILE.TITLE) : "",
                fileSeen ? row.get(CLASSIFICATION.CODE) + " " + row.get(CLASSIFICATION.TITLE) : "");
    }
}
