package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.DECISION;
import static org.fumikuradb.approval.Tables.KIND_PROPOSAL;
import static org.fumikuradb.approval.Tables.MATTER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Unit;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.Documents;
import org.fumikura.records.SimilarDocuments;
import org.fumikura.records.Typed;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Which kinds of matter are proposed for a draft (事案の種類の候補): those of similar matters of her executive body that were
 * decided and that the drafter may read, as far as somebody of her line decides them by today's table. Nothing is chosen by
 * itself; what was proposed and what was submitted in the end is kept, to be counted.
 */
@Component
class KindProposals {

    private static final int MOST = 3;

    /** So many similar drafts are looked at. */
    private static final int LOOKED_AT = 20;

    /** What was decided in this fiscal year or in as many before it is recent. */
    private static final int RECENT_YEARS = 3;

    private final DSLContext db;
    private final SimilarDocuments similar;
    private final Documents documents;
    private final Drafts drafts;
    private final Authorities authorities;
    private final Organization organization;
    private final Transactions transactions;
    private final OfficialClock clock;

    KindProposals(
            DSLContext db,
            SimilarDocuments similar,
            Documents documents,
            Drafts drafts,
            Authorities authorities,
            Organization organization,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.similar = similar;
        this.documents = documents;
        this.drafts = drafts;
        this.authorities = authorities;
        this.organization = organization;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Proposes kinds for a draft and notes that it did. To be called outside of transactions.
     *
     * @param title nothing is proposed for a blank one
     * @param text what else it says; may be blank
     * @return at most three, the one for which most speaks first
     * @throws org.fumikura.shared.NotFound when it is not the actor's draft
     */
    List<KindProposal> propose(DocumentId draft, String title, String text, Actor actor) {
        List<Unit> line = transactions.read(
                () -> organization.lineOf(drafts.getOwn(draft, actor).unit(), clock.today()));
        List<UUID> alike = similar.like(Typed.line(title), text, DocumentKind.DRAFT, LOOKED_AT, actor).stream()
                .filter(id -> !id.equals(draft.value()))
                .toList();
        if (alike.isEmpty()) {
            return List.of();
        }
        List<KindProposal> proposed = transactions.read(() -> proposals(alike, line, actor.reader()));
        note(draft, proposed, line, actor);
        return proposed;
    }

    private List<KindProposal> proposals(List<UUID> alike, List<Unit> line, Reader reader) {
        Map<String, String> usable = usable(line);
        Map<UUID, Precedent> precedents = precedents(alike, line.getFirst().body(), reader);
        Map<String, List<Precedent>> byCode = alike.stream()
                .flatMap(id -> Optional.ofNullable(precedents.get(id)).stream())
                .filter(precedent -> usable.containsKey(precedent.code()))
                .collect(Collectors.groupingBy(Precedent::code, LinkedHashMap::new, Collectors.toList()));
        // of two for which as much speaks, the one whose matter is more alike: they stand in that order
        return byCode.entrySet().stream()
                .sorted(Comparator.comparingInt(kind -> -weight(kind.getValue())))
                .limit(MOST)
                .map(kind -> new KindProposal(
                        kind.getKey(),
                        usable.getOrDefault(kind.getKey(), kind.getKey()),
                        kind.getValue().getFirst().title(),
                        kind.getValue().size()))
                .toList();
    }

    /** The kinds of today's table of which somebody of the line decides a row, with what they are called. */
    private Map<String, String> usable(List<Unit> line) {
        LocalDate today = clock.today();
        List<Post> heads = organization.headsOf(line, today);
        return authorities.list(line.getFirst().body(), today).stream()
                .filter(row -> heads.stream().anyMatch(head -> head.rank().isAtLeast(row.rank())))
                .collect(Collectors.toMap(Authority::matterCode, Authority::matterName, (one, same) -> one));
    }

    /**
     * Those that were decided and that she may read. By a table of her executive body: the codes of another one mean other kinds.
     */
    private Map<UUID, Precedent> precedents(List<UUID> alike, BodyId body, Reader reader) {
        Map<UUID, Document> readable = documents.readable(alike, reader);
        var precedents = new HashMap<UUID, Precedent>();
        db.select(MATTER.DOCUMENT_ID, MATTER.MATTER_CODE, MATTER.UNIT_ID, DECISION.DECIDED_AT)
                .from(MATTER)
                .join(DECISION)
                .on(DECISION.TENANT_ID.eq(MATTER.TENANT_ID), DECISION.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID))
                .join(AUTHORITY)
                .on(AUTHORITY.TENANT_ID.eq(DECISION.TENANT_ID), AUTHORITY.ID.eq(DECISION.AUTHORITY_ID))
                .where(
                        MATTER.DOCUMENT_ID.in(readable.keySet()),
                        AUTHORITY.BODY_ID.eq(body.value()),
                        ListedMatters.isIn(EarlierCases::isDecided))
                .forEach(row -> Optional.ofNullable(readable.get(row.value1()))
                        .filter(document -> document.erasedOn().isEmpty())
                        .ifPresent(document -> precedents.put(
                                row.value1(),
                                new Precedent(
                                        document.title(),
                                        row.value2(),
                                        reader.section().contains(row.value3()),
                                        isRecent(row.value4())))));
        return precedents;
    }

    private boolean isRecent(Instant decidedAt) {
        LocalDate day = decidedAt.atZone(OfficialClock.ZONE).toLocalDate();
        return FiscalYear.of(day).startYear() >= FiscalYear.of(clock.today()).startYear() - RECENT_YEARS;
    }

    private static int weight(List<Precedent> precedents) {
        return precedents.stream().mapToInt(Precedent::weight).sum();
    }

    /**
     * A similar matter.
     *
     * @param own of the drafter's section or one that it succeeded
     */
    private record Precedent(String title, String code, boolean own, boolean recent) {

        int weight() {
            return (own ? 2 : 1) * (recent ? 2 : 1);
        }
    }

    private void note(DocumentId draft, List<KindProposal> shown, List<Unit> line, Actor actor) {
        if (shown.isEmpty()) {
            return;
        }
        String[] proposed = shown.stream().map(KindProposal::code).toArray(String[]::new);
        transactions.work(() -> db.insertInto(KIND_PROPOSAL)
                .set(KIND_PROPOSAL.DRAFT_ID, draft.value())
                .set(KIND_PROPOSAL.PERSON_ID, actor.person().value())
                .set(KIND_PROPOSAL.UNIT_ID, Submitting.sectionOf(line).value())
                .set(KIND_PROPOSAL.PROPOSED_ON, clock.today())
                .set(KIND_PROPOSAL.PROPOSED, proposed)
                .onConflict(KIND_PROPOSAL.TENANT_ID, KIND_PROPOSAL.DRAFT_ID, KIND_PROPOSAL.PERSON_ID)
                .doUpdate()
                .set(
                        KIND_PROPOSAL.PROPOSED,
                        DSL.field(
                                "array(select distinct unnest({0} || {1}))",
                                String[].class, KIND_PROPOSAL.PROPOSED, DSL.val(proposed)))
                .where(KIND_PROPOSAL.CHOSEN_ON.isNull())
                .execute());
    }

    /** Part of a write: what was submitted in the end, if anything was proposed to her before. */
    void choose(DocumentId draft, String code, PersonId person) {
        db.update(KIND_PROPOSAL)
                .set(KIND_PROPOSAL.CHOSEN_CODE, code)
                .set(KIND_PROPOSAL.CHOSEN_ON, clock.today())
                .where(
                        KIND_PROPOSAL.DRAFT_ID.eq(draft.value()),
                        KIND_PROPOSAL.PERSON_ID.eq(person.value()),
                        KIND_PROPOSAL.CHOSEN_ON.isNull())
                .execute();
    }
}
