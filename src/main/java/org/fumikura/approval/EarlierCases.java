package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DECISION;
import static org.fumikuradb.approval.Tables.MATTER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Succession.Share;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.OfficialClock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which case of the years before a matter is compared with; nothing that its reader may not read. */
@Component
public class EarlierCases {

    private static final int MOST = 10;

    /** Among so many the same case of another year is looked for. */
    private static final int LOOKED_AT = 100;

    private final DSLContext db;
    private final Documents documents;
    private final Numbers numbers;
    private final Matters matters;
    private final Organization organization;
    private final OfficialClock clock;

    EarlierCases(
            DSLContext db,
            Documents documents,
            Numbers numbers,
            Matters matters,
            Organization organization,
            OfficialClock clock) {
        this.db = db;
        this.documents = documents;
        this.numbers = numbers;
        this.matters = matters;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * A matter to compare with.
     *
     * @param number blank when it has none
     */
    public record Case(DocumentId id, String number, String title, Optional<LocalDate> decidedOn) {}

    /**
     * Decided matters of the same kind and unit, those of another year by their title first, then the last one decided; at most
     * {@value #MOST}. Of those decided before it, when it is decided itself.
     */
    List<Case> propose(Matter matter, Document document, Actor actor) {
        List<UUID> ids = db.select(MATTER.DOCUMENT_ID)
                .from(MATTER)
                .join(DECISION)
                .on(DECISION.TENANT_ID.eq(MATTER.TENANT_ID), DECISION.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID))
                .where(
                        MATTER.MATTER_CODE.eq(matter.matterCode()),
                        MATTER.DOCUMENT_ID.ne(matter.id().value()),
                        ListedMatters.isIn(EarlierCases::isDecided),
                        isBefore(matter),
                        documents.isWith(MATTER.DOCUMENT_ID, MATTER.UNIT_ID, units(matter), actor.reader()),
                        MATTER.DOCUMENT_ID.in(documents.readableIds(actor.reader())))
                .orderBy(DECISION.DECIDED_AT.desc(), MATTER.DOCUMENT_ID.desc())
                .limit(LOOKED_AT)
                .fetch(MATTER.DOCUMENT_ID);
        String title = withoutYear(document.title());
        return cases(ids, actor).stream()
                .sorted(Comparator.comparing(each -> !withoutYear(each.title()).equals(title)))
                .limit(MOST)
                .toList();
    }

    static boolean isDecided(MatterState state) {
        return state == MatterState.AWAITING_EFFECT
                || state == MatterState.AWAITING_CLOSE
                || state == MatterState.CLOSED;
    }

    private static Condition isBefore(Matter matter) {
        org.fumikuradb.approval.tables.Decision own = DECISION.as("own");
        return DSL.notExists(DSL.selectOne()
                .from(own)
                .where(
                        own.TENANT_ID.eq(DECISION.TENANT_ID),
                        own.DOCUMENT_ID.eq(matter.id().value()),
                        own.DECIDED_AT.le(DECISION.DECIDED_AT)));
    }

    private Set<UUID> units(Matter matter) {
        return organization
                .succession(Share.FILES)
                .withPredecessors(List.of(matter.inCharge().value()), clock.today());
    }

    private static String withoutYear(String title) {
        return title.replaceAll("[\\p{Nd}元]+", "0");
    }

    /** One of them by its id; empty for what is no matter, was destroyed or may not be read. */
    Optional<Case> find(UUID id, Actor actor) {
        return cases(List.of(id), actor).stream()
                .filter(each -> matters.find(each.id()).isPresent())
                .findFirst();
    }

    /** One by a number of it, the last one decided of several; empty as {@link #find} is. */
    Optional<Case> numbered(String number, Actor actor) {
        return cases(numbers.documentsNumbered(number), actor).stream()
                .filter(each -> matters.find(each.id()).isPresent())
                .max(Comparator.comparing(each -> each.decidedOn().orElse(LocalDate.MIN)));
    }

    /** In the order of the ids. */
    private List<Case> cases(Collection<UUID> ids, Actor actor) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Document> entries = documents.readable(ids, actor.reader());
        Map<UUID, String> labels = numbers.labels(entries.keySet(), NumberKind.DRAFT);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(entries.get(id)).stream())
                .filter(entry -> entry.erasedOn().isEmpty())
                .map(entry -> new Case(
                        entry.id(), labels.getOrDefault(entry.id().value(), ""), entry.title(), entry.decidedOn()))
                .toList();
    }
}
