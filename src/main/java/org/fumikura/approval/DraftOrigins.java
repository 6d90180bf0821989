package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.DRAFT_LINK;
import static org.fumikuradb.approval.Tables.LINK;
import static org.fumikuradb.approval.Tables.RECURRENCE_DRAFT;
import static org.fumikuradb.approval.Tables.RECURRENCE_TURN;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.Documents;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Drafts that come from another document, and the links that stay between the two: a received document that is answered, an
 * earlier case, a decided matter that is to change or to be cancelled (R-020, R-025; I-01: what was decided is never corrected
 * but by a new matter).
 */
@Component
public class DraftOrigins {

    private final DSLContext db;
    private final Drafts drafts;
    private final DraftRows rows;
    private final Matters matters;
    private final Documents documents;
    private final Transactions transactions;
    private final Uuid7 ids;

    DraftOrigins(
            DSLContext db,
            Drafts drafts,
            DraftRows rows,
            Matters matters,
            Documents documents,
            Transactions transactions,
            Uuid7 ids) {
        this.db = db;
        this.drafts = drafts;
        this.rows = rows;
        this.matters = matters;
        this.documents = documents;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** What a matter is to the document that it comes from. */
    public enum Relation {
        /** It answers a received document. */
        ANSWER("収受文書", "Answers"),
        /** It is drafted after an earlier case. */
        PRECEDENT("前例", "After the precedent"),
        CHANGE("変更", "Changes"),
        CANCELLATION("取消し", "Cancels");

        private final Text label;

        Relation(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }

        boolean needsDecision() {
            return this == CHANGE || this == CANCELLATION;
        }
    }

    /** A link as its reader sees it. */
    public record Link(UUID document, String title, Text relation, boolean matter) {}

    /**
     * Begins a draft from a document: with its title and, of a matter, its words, kind and attachments; on today's route.
     *
     * @throws org.fumikura.shared.NotFound when there is none or the actor may not read it
     * @throws NothingToChange when it was never decided and is to be changed or cancelled
     */
    public DocumentId begin(DocumentId origin, Relation relation, Actor actor) {
        return transactions.work(() -> {
            Document document = documents.get(origin, actor.reader());
            Optional<Matter> matter = matters.find(origin);
            boolean decided = matter.filter(each -> isDecided(each.state())).isPresent();
            if (relation.needsDecision() && !decided
                    || relation == Relation.ANSWER && isNoReceipt(document)
                    || relation == Relation.PRECEDENT && matter.isEmpty()) {
                throw new NothingToChange();
            }
            Optional<Version> words =
                    documents.versions(origin).reversed().stream().findFirst();
            DocumentId id = new DocumentId(ids.create());
            drafts.insertBlank(id, actor, blank -> written(blank, relation, document, matter, words));
            if (relation != Relation.ANSWER && relation != Relation.CANCELLATION) {
                words.ifPresent(version -> copyAttachments(id, version));
            }
            db.insertInto(DRAFT_LINK)
                    .set(DRAFT_LINK.DOCUMENT_ID, id.value())
                    .set(DRAFT_LINK.TARGET_ID, origin.value())
                    .set(DRAFT_LINK.RELATION, relation.name())
                    .execute();
            return id;
        });
    }

    private static boolean isDecided(MatterState state) {
        return state == MatterState.AWAITING_EFFECT
                || state == MatterState.AWAITING_CLOSE
                || state == MatterState.CLOSED;
    }

    private static boolean isNoReceipt(Document document) {
        return document.kind() != DocumentKind.RECEIPT;
    }

    private static DraftText written(
            DraftText blank, Relation relation, Document origin, Optional<Matter> matter, Optional<Version> words) {
        String title = origin.title();
        DraftText marked =
                blank.markedAs(origin, words.map(Version::disclosureReason).orElse(""));
        if (relation == Relation.ANSWER) {
            return marked.withWords("「" + title + "」について（回答）", "収受した「" + title + "」について、次のとおり回答してよろしいか伺います。\n", "");
        }
        String body = words.map(Version::body).orElse("");
        String reason = words.map(Version::reason).orElse("");
        DraftText copied = matter.map(marked::ofKindOf).orElse(marked);
        return switch (relation) {
            case CHANGE -> copied.withWords("「" + title + "」の変更について", body, reason);
            case CANCELLATION ->
                copied.withWords("「" + title + "」の取消しについて", "「" + title + "」の決裁を取り消してよろしいか伺います。\n", "");
            default -> copied.withWords(title, body, reason);
        };
    }

    private void copyAttachments(DocumentId id, Version version) {
        version.attachments()
                .forEach(file -> rows.insert(
                        id,
                        new AttachedFile(
                                ids.create(),
                                file.ordinal(),
                                file.role(),
                                file.name(),
                                file.mediaType(),
                                file.size(),
                                file.sha256())));
    }

    /** Part of the write that submits a draft: its links become part of the matter, and the turn that it was begun for is answered. */
    void keep(DocumentId id) {
        db.insertInto(LINK, LINK.DOCUMENT_ID, LINK.TARGET_ID, LINK.RELATION)
                .select(db.select(DRAFT_LINK.DOCUMENT_ID, DRAFT_LINK.TARGET_ID, DRAFT_LINK.RELATION)
                        .from(DRAFT_LINK)
                        .where(DRAFT_LINK.DOCUMENT_ID.eq(id.value())))
                .onConflictDoNothing()
                .execute();
        db.insertInto(
                        RECURRENCE_TURN,
                        RECURRENCE_TURN.RECURRENCE_ID,
                        RECURRENCE_TURN.DUE_ON,
                        RECURRENCE_TURN.DOCUMENT_ID,
                        RECURRENCE_TURN.PERSON_ID,
                        RECURRENCE_TURN.POST_ID)
                .select(db.select(
                                RECURRENCE_DRAFT.RECURRENCE_ID,
                                RECURRENCE_DRAFT.DUE_ON,
                                RECURRENCE_DRAFT.DOCUMENT_ID,
                                DRAFT.PERSON_ID,
                                DRAFT.POST_ID)
                        .from(RECURRENCE_DRAFT)
                        .join(DRAFT)
                        .on(
                                DRAFT.TENANT_ID.eq(RECURRENCE_DRAFT.TENANT_ID),
                                DRAFT.DOCUMENT_ID.eq(RECURRENCE_DRAFT.DOCUMENT_ID))
                        .where(RECURRENCE_DRAFT.DOCUMENT_ID.eq(id.value())))
                .onConflictDoNothing()
                .execute();
    }

    /** What a draft comes from, as far as its drafter may still read it. */
    List<Link> ofDraft(DocumentId id, Actor actor) {
        Map<UUID, String> relations = db.select(DRAFT_LINK.TARGET_ID, DRAFT_LINK.RELATION)
                .from(DRAFT_LINK)
                .where(DRAFT_LINK.DOCUMENT_ID.eq(id.value()))
                .fetchMap(DRAFT_LINK.TARGET_ID, DRAFT_LINK.RELATION);
        var labels = new HashMap<UUID, Text>();
        relations.forEach((target, relation) ->
                labels.put(target, Relation.valueOf(relation).label()));
        return links(labels, actor);
    }

    /** What a document comes from and what came from it, as far as somebody may read it. */
    List<Link> of(DocumentId id, Actor actor) {
        var labels = new HashMap<UUID, Text>();
        db.selectFrom(LINK)
                .where(LINK.DOCUMENT_ID.eq(id.value()).or(LINK.TARGET_ID.eq(id.value())))
                .forEach(row -> {
                    Relation relation = Relation.valueOf(row.getRelation());
                    if (row.getDocumentId().equals(id.value())) {
                        labels.put(row.getTargetId(), relation.label());
                    } else {
                        labels.put(row.getDocumentId(), backward(relation));
                    }
                });
        return links(labels, actor);
    }

    /**
     * A link between two documents, whoever reads them.
     *
     * @param document the matter
     * @param target the document that it comes from
     */
    public record Tie(UUID document, UUID target, Relation relation) {}

    /**
     * The links of submitted matters among some documents, in both directions. The caller shows only documents that its reader
     * may read.
     *
     * @param most how many
     */
    public List<Tie> ties(Collection<UUID> some, int most) {
        return some.isEmpty()
                ? List.of()
                : db.selectFrom(LINK)
                        .where(LINK.DOCUMENT_ID.in(some).or(LINK.TARGET_ID.in(some)))
                        .orderBy(LINK.DOCUMENT_ID, LINK.TARGET_ID)
                        .limit(most)
                        .fetch(row ->
                                new Tie(row.getDocumentId(), row.getTargetId(), Relation.valueOf(row.getRelation())));
    }

    private static Text backward(Relation relation) {
        return switch (relation) {
            case ANSWER -> new Text("これに答える起案", "Answered by");
            case PRECEDENT -> new Text("これを前例とする起案", "Precedent of");
            case CHANGE -> new Text("これを変更する起案", "Changed by");
            case CANCELLATION -> new Text("これを取り消す起案", "Cancelled by");
        };
    }

    private List<Link> links(Map<UUID, Text> labels, Actor actor) {
        if (labels.isEmpty()) {
            return List.of();
        }
        Map<UUID, Document> readable = documents.readable(labels.keySet(), actor.reader());
        return readable.values().stream()
                .map(document -> new Link(
                        document.id().value(),
                        document.title(),
                        labels.getOrDefault(document.id().value(), Relation.PRECEDENT.label()),
                        document.kind() == DocumentKind.DRAFT))
                .sorted((a, b) -> a.document().compareTo(b.document()))
                .toList();
    }
}
