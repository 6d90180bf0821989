package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AFTER_VIEW;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.OPENED;
import static org.fumikuradb.approval.Tables.PAPER_RECORD;
import static org.fumikuradb.approval.Tables.PAPER_RECORD_STEP;
import static org.fumikuradb.approval.Tables.STEP;
import static org.fumikuradb.approval.Tables.SUBMISSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies;
import org.fumikura.organization.Deputies.Substitution;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Rank;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikuradb.approval.tables.records.MatterRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lists of matters. Each page takes a fixed number of queries, whatever its length; counts and lists obey access alike. */
@Component
class MatterLists {

    private final DSLContext db;
    private final Documents documents;
    private final Numbers numbers;
    private final Organization organization;
    private final Deputies deputies;
    private final Matters matters;
    private final ObjectProvider<Together> together;
    private final OfficialClock clock;

    MatterLists(
            DSLContext db,
            Documents documents,
            Numbers numbers,
            Organization organization,
            Deputies deputies,
            Matters matters,
            ObjectProvider<Together> together,
            OfficialClock clock) {
        this.together = together;
        this.deputies = deputies;
        this.matters = matters;
        this.clock = clock;
        this.db = db;
        this.documents = documents;
        this.numbers = numbers;
        this.organization = organization;
    }

    /** Which matters a list shows. */
    enum Kind {
        /** Those that ask the acting post now (決裁待ち). */
        WAITING,
        /** Those that the actor drafted and that are not over. */
        OWN,
        /** Everything that the actor drafted. */
        MINE,
        /** Those that came back to the actor or wait for her to finish them. */
        TO_FINISH,
        /** Those that the acting post has to see afterwards (後閲). */
        AFTER_VIEW,
        /** Those whose words changed since the actor approved them, and of which she is not asked again. */
        CHANGED,
        /** Those on which the actor may act in the place of another post. */
        IN_PLACE,
        /** Those whose signatures on paper the actor may compare with the scan (紙の照合待ち). */
        PAPER,
        /** Those of which somebody is asked now who did not hold the post when it was asked (担当者が替わった処理待ち). */
        HANDED_ON,
        /** Those whose abandonment a head of the line has to agree to. */
        ABANDONING,
        /** All of the acting unit's. */
        UNIT
    }

    int count(Kind kind, Actor actor) {
        return db.fetchCount(MATTER, which(kind, actor));
    }

    /** One page, the most urgent first; what is over comes last, the newest of it first. */
    Paged<MatterLine> list(Kind kind, Actor actor, PageRequest page) {
        Condition which = which(kind, actor);
        int counted = db.fetchCount(DSL.selectOne().from(MATTER).where(which).limit(Paged.MOST_COUNTED + 1));
        if (counted == 0) {
            return new Paged<>(List.of(), 0, page);
        }
        List<MatterRecord> rows = db.selectFrom(MATTER)
                .where(which)
                .orderBy(urgency())
                .limit(page.size())
                .offset(page.offset())
                .fetch();
        Set<UUID> possible = kind == Kind.WAITING ? together.getObject().possible(rows, actor) : Set.of();
        return Paged.counted(lines(rows, possible, actor), counted, page);
    }

    /** Those of a list from a place on and one more than wanted, the newest first. */
    List<MatterLine> listAfter(Kind kind, Actor actor, Slice.From from) {
        return lines(
                db.selectFrom(MATTER)
                        .where(
                                which(kind, actor),
                                from.after() == null ? DSL.noCondition() : MATTER.DOCUMENT_ID.lt(from.after()))
                        .orderBy(MATTER.DOCUMENT_ID.desc())
                        .limit(from.sizeAndOne())
                        .fetch(),
                Set.of(),
                actor);
    }

    /** The ids of all matters that wait for the acting post, in the order of the list. */
    List<UUID> waiting(Actor actor) {
        return db.select(MATTER.DOCUMENT_ID)
                .from(MATTER)
                .where(which(Kind.WAITING, actor))
                .orderBy(urgency())
                .limit(PageRequest.MAX_SIZE)
                .fetch(MATTER.DOCUMENT_ID);
    }

    private static List<OrderField<?>> urgency() {
        Condition open = isIn(MatterState::isOver).not();
        Condition undecided = isIn(MatterState::isFinal).not();
        return List.of(
                DSL.field(open).desc(),
                DSL.when(undecided, MATTER.DUE_ON).asc().nullsLast(),
                activated().asc().nullsLast(),
                DSL.when(open, MATTER.DOCUMENT_ID).asc(),
                MATTER.DOCUMENT_ID.desc());
    }

    private static Condition isIn(Predicate<MatterState> which) {
        return isIn(Arrays.stream(MatterState.values()).filter(which).toArray(MatterState[]::new));
    }

    /** The states stand in the statement itself: a plan made once for all readers then knows how many matters are in them. */
    private static Condition isIn(MatterState... states) {
        return MATTER.STATE.in(
                Arrays.stream(states).map(state -> DSL.inline(state.name())).toList());
    }

    private static Field<Instant> activated() {
        return DSL.field(DSL.select(DSL.max(STEP.ACTIVATED_AT))
                .from(STEP)
                .where(STEP.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID), STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name()))));
    }

    private Condition which(Kind kind, Actor actor) {
        UUID person = actor.person().value();
        Condition condition = switch (kind) {
            case WAITING ->
                MATTER.DOCUMENT_ID.in(DSL.select(STEP.DOCUMENT_ID)
                        .from(STEP)
                        .where(
                                STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())),
                                STEP.POST_ID.in(actor.reader().seats())));
            case AFTER_VIEW ->
                MATTER.DOCUMENT_ID.in(DSL.select(AFTER_VIEW.DOCUMENT_ID)
                        .from(AFTER_VIEW)
                        .where(
                                AFTER_VIEW.SEEN_AT.isNull(),
                                AFTER_VIEW.POST_ID.in(actor.reader().seats())));
            case CHANGED -> isChangedSince(person);
            case IN_PLACE ->
                deputies.of(actor.post().id(), clock.now()).stream()
                        .map(MatterLists::isAskedOf)
                        .reduce(DSL.falseCondition(), Condition::or);
            case OWN -> MATTER.DRAFTER_ID.eq(person).and(isIn(MatterState.CIRCULATING, MatterState.ABANDONING));
            case MINE -> MATTER.DRAFTER_ID.eq(person);
            case TO_FINISH ->
                MATTER.DRAFTER_ID
                        .eq(person)
                        .and(isIn(MatterState.RETURNED, MatterState.AWAITING_EFFECT, MatterState.AWAITING_CLOSE));
            case ABANDONING ->
                isIn(MatterState.ABANDONING)
                        .and(MATTER.DRAFTER_ID.ne(person))
                        .and(MATTER.UNIT_ID.in(
                                actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD)
                                        ? actor.reader().subsection()
                                        : Set.of()));
            case PAPER ->
                isIn(MatterState.CIRCULATING)
                        .and(MATTER.DRAFTER_ID.ne(person))
                        .and(MATTER.UNIT_ID.in(actor.unitsOf(ApprovalPermissions.PAPER)))
                        .and(MATTER.DOCUMENT_ID.in(waitsForComparisonByAnother(person)));
            case HANDED_ON ->
                isIn(MatterState.CIRCULATING)
                        .and(MATTER.UNIT_ID.in(actor.unitsOf(ApprovalPermissions.PAPER)))
                        .andExists(DSL.selectOne()
                                .from(STEP)
                                .where(
                                        STEP.TENANT_ID.eq(MATTER.TENANT_ID),
                                        STEP.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                        STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())),
                                        Organization.isHeldSince(STEP.POST_ID, STEP.ACTIVATED_AT, clock.today())
                                                .not()));
            case UNIT -> MATTER.UNIT_ID.in(actor.reader().subsection());
        };
        return condition.and(MATTER.DOCUMENT_ID.in(documents.readableIds(actor.reader())));
    }

    private static Select<Record1<UUID>> waitsForComparisonByAnother(UUID person) {
        return DSL.select(PAPER_RECORD.DOCUMENT_ID)
                .from(PAPER_RECORD)
                .where(
                        PAPER_RECORD.STATE.eq(DSL.inline(PaperRecord.State.OPEN.name())),
                        PAPER_RECORD.RECORDER_ID.ne(person),
                        DSL.notExists(DSL.selectOne()
                                .from(PAPER_RECORD_STEP)
                                .where(
                                        PAPER_RECORD_STEP.TENANT_ID.eq(PAPER_RECORD.TENANT_ID),
                                        PAPER_RECORD_STEP.DOCUMENT_ID.eq(PAPER_RECORD.DOCUMENT_ID),
                                        PAPER_RECORD_STEP.RECORD_ID.eq(PAPER_RECORD.ID),
                                        PAPER_RECORD_STEP.PERSON_ID.eq(person))));
    }

    /** An approval of hers is kept, and the words changed since in a version that she has not opened, nor a later one. */
    private static Condition isChangedSince(UUID person) {
        org.fumikuradb.approval.tables.Step hers = STEP.as("hers");
        return isIn(MatterState.CIRCULATING)
                .and(MATTER.DOCUMENT_ID.in(DSL.select(STEP.DOCUMENT_ID)
                        .from(STEP)
                        .where(
                                STEP.STATE.eq(DSL.inline(StepState.KEPT.name())),
                                STEP.PERSON_ID.eq(person),
                                STEP.ROUND.ge(MATTER.SUBMITTED_ROUND))))
                .andExists(DSL.selectOne()
                        .from(SUBMISSION)
                        .where(
                                SUBMISSION.TENANT_ID.eq(MATTER.TENANT_ID),
                                SUBMISSION.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                SUBMISSION.CHANGED.isTrue(),
                                SUBMISSION.ROUND.gt(DSL.field(DSL.select(DSL.max(hers.ROUND))
                                        .from(hers)
                                        .where(
                                                hers.TENANT_ID.eq(MATTER.TENANT_ID),
                                                hers.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                                hers.PERSON_ID.eq(person),
                                                hers.STATE.eq(DSL.inline(StepState.APPROVED.name()))))))
                        .andNotExists(DSL.selectOne()
                                .from(OPENED)
                                .where(
                                        OPENED.TENANT_ID.eq(MATTER.TENANT_ID),
                                        OPENED.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                                        OPENED.PERSON_ID.eq(person),
                                        OPENED.VERSION.ge(SUBMISSION.VERSION))));
    }

    private static Condition isAskedOf(Substitution absent) {
        Condition kind =
                absent.matterCodes().isEmpty() ? DSL.noCondition() : MATTER.MATTER_CODE.in(absent.matterCodes());
        return kind.and(MATTER.DOCUMENT_ID.in(DSL.select(STEP.DOCUMENT_ID)
                .from(STEP)
                .where(
                        STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())),
                        STEP.POST_ID.eq(absent.inPlaceOf().value()),
                        STEP.KIND.in(Arrays.stream(StepKind.values())
                                .filter(asked -> Proceeding.mayAnswer(absent.capacity(), asked))
                                .map(StepKind::name)
                                .toList()))));
    }

    private List<MatterLine> lines(List<MatterRecord> rows, Set<UUID> possible, Actor actor) {
        List<UUID> ids = rows.stream().map(MatterRecord::getDocumentId).toList();
        Map<UUID, Document> entries = documents.readable(ids, actor.reader());
        Map<UUID, String> labels = numbers.labels(ids, NumberKind.DRAFT);
        Map<UUID, Integer> attachments = documents.countAttachments(ids);
        Map<UUID, List<Step>> steps = steps(rows);
        Map<UUID, Post> posts = organization.postsById(postsOf(rows, steps.values()));
        return rows.stream()
                .filter(row -> entries.containsKey(row.getDocumentId()))
                .map(row -> {
                    UUID id = row.getDocumentId();
                    List<Step> route = steps.getOrDefault(id, List.of());
                    return new MatterLine(
                            id,
                            labels.getOrDefault(id, ""),
                            Optional.ofNullable(entries.get(id))
                                    .map(Document::title)
                                    .orElse(""),
                            MatterState.valueOf(row.getState()),
                            name(posts, row.getDrafterPostId()),
                            Optional.ofNullable(row.getDueOn()),
                            Optional.ofNullable(row.getAmount()),
                            route.stream()
                                    .filter(step -> step.state() == StepState.ACTIVE)
                                    .flatMap(step -> step.activatedAt().stream())
                                    .findFirst(),
                            attachments.getOrDefault(id, 0),
                            possible.contains(id),
                            places(route, posts, actor));
                })
                .toList();
    }

    private Map<UUID, List<Step>> steps(List<MatterRecord> rows) {
        var byMatter = new HashMap<>(
                matters.steps(rows.stream().map(MatterRecord::getDocumentId).toList()));
        rows.forEach(row -> byMatter.computeIfPresent(
                row.getDocumentId(), (id, all) -> Matters.circulation(row, all).route()));
        return byMatter;
    }

    private static List<UUID> postsOf(List<MatterRecord> rows, Collection<List<Step>> routes) {
        var posts = new HashSet<UUID>();
        rows.forEach(row -> posts.add(row.getDrafterPostId()));
        routes.forEach(route -> route.forEach(step -> posts.add(step.named().value())));
        return List.copyOf(posts);
    }

    static List<MatterLine.Place> places(List<Step> route, Map<UUID, Post> posts, Actor actor) {
        return places(route, posts, actor, Map.of());
    }

    /** @param signed on which day places of the route were signed that were confirmed from paper */
    static List<MatterLine.Place> places(
            List<Step> route, Map<UUID, Post> posts, Actor actor, Map<Integer, LocalDate> signed) {
        return route.stream()
                .map(step -> MatterLine.Place.of(
                        step,
                        name(posts, step.named().value()),
                        step.post().equals(actor.post().id()),
                        Optional.ofNullable(signed.get(step.ordinal()))))
                .toList();
    }

    static Text name(Map<UUID, Post> posts, UUID post) {
        Post found = posts.get(post);
        return found == null ? new Text("（不明な職）", "(unknown post)") : found.name();
    }
}
