package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.STEP;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikuradb.approval.tables.records.MatterRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
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
    private final ListedMatters listed;
    private final Matters matters;
    private final Openings openings;
    private final ObjectProvider<Together> together;

    MatterLists(
            DSLContext db,
            Documents documents,
            Numbers numbers,
            Organization organization,
            ListedMatters listed,
            Matters matters,
            Openings openings,
            ObjectProvider<Together> together) {
        this.together = together;
        this.listed = listed;
        this.matters = matters;
        this.openings = openings;
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
        /** Those that stand without their drafter (引き継ぐ起案). */
        TAKEOVER,
        /** All of the acting unit's. */
        UNIT
    }

    int count(Kind kind, Actor actor) {
        return db.fetchCount(MATTER, listed.of(kind, actor));
    }

    /** How many there are of each kind, asked at once; more than {@link Paged#MOST_COUNTED} are not counted further. */
    Map<Kind, Integer> counts(Collection<Kind> kinds, Actor actor) {
        var fields = new LinkedHashMap<Kind, Field<Integer>>();
        kinds.forEach(kind -> fields.put(
                kind,
                DSL.field(DSL.selectCount()
                                .from(DSL.selectOne()
                                        .from(MATTER)
                                        .where(listed.of(kind, actor))
                                        .limit(Paged.MOST_COUNTED + 1)))
                        .as(kind.name())));
        Record row = db.select(fields.values()).fetchSingle();
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        fields.forEach((kind, field) -> counts.put(kind, row.get(field)));
        return counts;
    }

    /** One page, the most urgent first; what is over comes last, the newest of it first. */
    Paged<MatterLine> list(Kind kind, Actor actor, PageRequest page) {
        Condition which = listed.of(kind, actor);
        int counted = db.fetchCount(DSL.selectOne().from(MATTER).where(which).limit(Paged.MOST_COUNTED + 1));
        if (counted == 0) {
            return new Paged<>(List.of(), 0, page);
        }
        return Paged.counted(urgent(kind, actor, page.size(), page.offset()), counted, page);
    }

    /** The most urgent ones. */
    List<MatterLine> first(Kind kind, Actor actor, int most) {
        return urgent(kind, actor, most, 0);
    }

    private List<MatterLine> urgent(Kind kind, Actor actor, int most, long offset) {
        List<MatterRecord> rows = db.selectFrom(MATTER)
                .where(listed.of(kind, actor))
                .orderBy(urgency())
                .limit(most)
                .offset(offset)
                .fetch();
        Set<UUID> possible = kind == Kind.WAITING ? together.getObject().possible(rows, actor) : Set.of();
        return lines(rows, possible, actor);
    }

    /** Those of a list from a place on and one more than wanted, the newest first. */
    List<MatterLine> listAfter(Kind kind, Actor actor, Slice.From from) {
        return lines(
                db.selectFrom(MATTER)
                        .where(
                                listed.of(kind, actor),
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
                .where(listed.of(Kind.WAITING, actor))
                .orderBy(urgency())
                .limit(PageRequest.MAX_SIZE)
                .fetch(MATTER.DOCUMENT_ID);
    }

    private static List<OrderField<?>> urgency() {
        Condition open = ListedMatters.isIn(MatterState::isOver).not();
        Condition undecided = ListedMatters.isIn(MatterState::isFinal).not();
        return List.of(
                DSL.field(open).desc(),
                DSL.when(undecided, MATTER.DUE_ON).asc().nullsLast(),
                activated().asc().nullsLast(),
                DSL.when(open, MATTER.DOCUMENT_ID).asc(),
                MATTER.DOCUMENT_ID.desc());
    }

    private static Field<Instant> activated() {
        return DSL.field(DSL.select(DSL.max(STEP.ACTIVATED_AT))
                .from(STEP)
                .where(STEP.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID), STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name()))));
    }

    private List<MatterLine> lines(List<MatterRecord> rows, Set<UUID> possible, Actor actor) {
        List<UUID> ids = rows.stream().map(MatterRecord::getDocumentId).toList();
        Map<UUID, Document> entries = documents.readable(ids, actor.reader());
        Map<UUID, String> labels = numbers.labels(ids, NumberKind.DRAFT);
        Map<UUID, List<UUID>> attachments = documents.attachments(ids);
        Set<UUID> opened = openings.opened(
                possible.stream()
                        .flatMap(id -> attachments.getOrDefault(id, List.of()).stream())
                        .toList(),
                actor.person());
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
                            attachments.getOrDefault(id, List.of()).size(),
                            possible.contains(id),
                            possible.contains(id) ? countWithout(attachments.getOrDefault(id, List.of()), opened) : 0,
                            places(route, posts, actor));
                })
                .toList();
    }

    private static int countWithout(List<UUID> attachments, Set<UUID> opened) {
        return Math.toIntExact(attachments.stream()
                .filter(attachment -> !opened.contains(attachment))
                .count());
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
        return places(route, posts, actor, Map.of(), step -> Optional.empty());
    }

    /**
     * @param signed on which day places of the route were signed that were confirmed from paper
     * @param reading what whoever answered a step had opened of the attachments
     */
    static List<MatterLine.Place> places(
            List<Step> route,
            Map<UUID, Post> posts,
            Actor actor,
            Map<Integer, LocalDate> signed,
            Function<Step, Optional<StepReading>> reading) {
        return route.stream()
                .map(step -> MatterLine.Place.of(
                        step,
                        name(posts, step.named().value()),
                        step.post().equals(actor.post().id()),
                        Optional.ofNullable(signed.get(step.ordinal())),
                        reading.apply(step)))
                .toList();
    }

    static Text name(Map<UUID, Post> posts, UUID post) {
        Post found = posts.get(post);
        return found == null ? new Text("（不明な職）", "(unknown post)") : found.name();
    }
}
