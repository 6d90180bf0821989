package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.RECURRENCE;
import static org.fumikuradb.approval.Tables.RECURRENCE_DRAFT;
import static org.fumikuradb.approval.Tables.RECURRENCE_TURN;
import static org.fumikuradb.approval.Tables.TEMPLATE;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Slice;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.Validity;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Recurring drafts (定例起案): templates with a rhythm, owned by a post (R-020-recurring). Nothing happens by itself: what is due
 * follows from the day, until it is drafted or left out.
 */
@Component
class Recurrences {

    private static final Field<UUID> IN_CHARGE = DSL.field("in_charge", UUID.class);

    static final int MOST_LEAD_DAYS = 60;

    private static final Field<LocalDate> FIRST = DSL.field("lower({0})", LocalDate.class, RECURRENCE.VALID);

    private final DSLContext db;
    private final DraftTemplates templates;
    private final Organization organization;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Recurrences(
            DSLContext db,
            DraftTemplates templates,
            Organization organization,
            Transactions transactions,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.templates = templates;
        this.organization = organization;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param leadDays so many days before it is due it is shown */
    record Entry(UUID template, PostId post, Rhythm rhythm, int leadDays) {}

    private record Turn(UUID recurrence, LocalDate dueOn) {}

    /** To which posts somebody may give a recurring draft: her own; who keeps the section's templates, to all of the section. */
    List<Post> posts(Actor actor) {
        if (!Sharing.UNIT.isKeptBy(actor, Sharing.section(actor))) {
            return List.of(actor.post());
        }
        Stream<Post> ofTheSection = organization.listPosts(clock.today()).stream()
                .filter(post ->
                        actor.reader().section().contains(post.unit().id().value()))
                .filter(post -> !post.id().equals(actor.post().id()));
        return Stream.concat(Stream.of(actor.post()), ofTheSection).toList();
    }

    /**
     * Gives a template a rhythm, from today on.
     *
     * @return its id
     * @throws NotFound when the template is not offered to her
     * @throws NotYours when she may not give it to that post
     * @throws PrivateTemplate when the template is for her alone, and the post is another one than hers
     */
    UUID enter(Entry entry, Actor actor) {
        return transactions.write(() -> {
            TemplatePage.Line template = templates.get(entry.template(), actor);
            if (template.sharing() == Sharing.MINE
                    && !entry.post().equals(actor.post().id())) {
                throw new PrivateTemplate();
            }
            Post post = posts(actor).stream()
                    .filter(each -> each.id().equals(entry.post()))
                    .findFirst()
                    .orElseThrow(
                            () -> new NotYours(new Text("その職を含む課の長と文書取扱主任", "the head and the clerk of its section")));
            UUID id = ids.create();
            Month month = entry.rhythm().month();
            db.insertInto(RECURRENCE)
                    .set(RECURRENCE.ID, id)
                    .set(RECURRENCE.TEMPLATE_ID, template.id())
                    .set(RECURRENCE.POST_ID, post.id().value())
                    .set(RECURRENCE.MONTH, month == null ? null : month.getValue())
                    .set(RECURRENCE.DAY, entry.rhythm().day())
                    .set(RECURRENCE.LEAD_DAYS, entry.leadDays())
                    .set(Validity.from(clock.today()).in(RECURRENCE.VALID))
                    .execute();
            ledger.record(Act.of(ApprovalActs.RECURRENCE_ENTERED, subject(id), actor.doer(), template.name())
                    .changing("職", null, post.name().ja())
                    .changing("時期", null, entry.rhythm().label().ja()));
            return id;
        });
    }

    /** Those that she may end: of her acting post, of the posts to which she may give one, of the templates that she keeps. */
    Paged<RecurringPage.Line> list(Actor actor, PageRequest page) {
        Condition which = keptBy(actor);
        int counted = db.fetchCount(select(which).limit(Paged.MOST_COUNTED + 1));
        return Paged.counted(
                lines(select(which)
                        .orderBy(TEMPLATE.NAME, RECURRENCE.ID)
                        .limit(page.size())
                        .offset(page.offset())
                        .fetch()),
                counted,
                page);
    }

    /** As the other, from a place on and one more than wanted, the one entered last first. */
    List<RecurringPage.Line> listAfter(Actor actor, Slice.From from) {
        return lines(
                select(keptBy(actor).and(from.after() == null ? DSL.noCondition() : RECURRENCE.ID.lt(from.after())))
                        .orderBy(RECURRENCE.ID.desc())
                        .limit(from.sizeAndOne())
                        .fetch());
    }

    /** @throws NotFound when she may not end it */
    RecurringPage.Line get(UUID id, Actor actor) {
        return lines(select(keptBy(actor).and(RECURRENCE.ID.eq(id))).fetch()).stream()
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    /** What the acting post has to draft now, the oldest first. */
    List<RecurringPage.Due> due(Actor actor) {
        return lines(select(isOf(actor)).fetch()).stream()
                .flatMap(line -> line.due().stream().map(day -> new RecurringPage.Due(line.id(), line.name(), day)))
                .sorted(Comparator.comparing(RecurringPage.Due::dueOn).thenComparing(RecurringPage.Due::name))
                .toList();
    }

    static Condition isOf(Actor actor) {
        return RECURRENCE.POST_ID.in(actor.reader().seats());
    }

    private Field<UUID> inCharge() {
        return PostSuccession.inCharge(RECURRENCE.POST_ID, clock.today());
    }

    private Condition keptBy(Actor actor) {
        Condition ofMyPosts = inCharge()
                .in(posts(actor).stream().map(post -> post.id().value()).toList());
        return Sharing.UNIT.isKeptBy(actor, Sharing.section(actor))
                ? ofMyPosts.or(TEMPLATE.UNIT_ID.eq(Sharing.section(actor).value()))
                : ofMyPosts;
    }

    private SelectConditionStep<? extends Record> select(Condition which) {
        return db.select(
                        RECURRENCE.ID,
                        RECURRENCE.TEMPLATE_ID,
                        inCharge().as(IN_CHARGE),
                        RECURRENCE.MONTH,
                        RECURRENCE.DAY,
                        RECURRENCE.LEAD_DAYS,
                        TEMPLATE.NAME,
                        FIRST)
                .from(RECURRENCE)
                .join(TEMPLATE)
                .on(TEMPLATE.TENANT_ID.eq(RECURRENCE.TENANT_ID), TEMPLATE.ID.eq(RECURRENCE.TEMPLATE_ID))
                .where(which, holdsToday(RECURRENCE.VALID), holdsToday(TEMPLATE.VALID));
    }

    private Condition holdsToday(Field<Object> valid) {
        return SharedRows.holdsOn(valid, clock.today());
    }

    private List<RecurringPage.Line> lines(List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<Turn> answered =
                answered(rows.stream().map(row -> row.get(RECURRENCE.ID)).toList());
        Map<UUID, Post> posts = organization.postsById(
                rows.stream().map(row -> row.get(IN_CHARGE)).toList());
        LocalDate today = clock.today();
        return rows.stream()
                .map(row -> {
                    UUID id = row.get(RECURRENCE.ID);
                    Rhythm rhythm = rhythm(row.get(RECURRENCE.MONTH), row.get(RECURRENCE.DAY));
                    int lead = row.get(RECURRENCE.LEAD_DAYS);
                    return new RecurringPage.Line(
                            id,
                            row.get(RECURRENCE.TEMPLATE_ID),
                            row.get(TEMPLATE.NAME),
                            row.get(IN_CHARGE),
                            MatterLists.name(posts, row.get(IN_CHARGE)),
                            rhythm,
                            lead,
                            rhythm.nextFrom(today),
                            rhythm.days(row.get(FIRST), today.plusDays(lead)).stream()
                                    .filter(day -> !answered.contains(new Turn(id, day)))
                                    .toList());
                })
                .toList();
    }

    private static Rhythm rhythm(@Nullable Integer month, int day) {
        return new Rhythm(month == null ? null : Month.of(month), day);
    }

    /** What is drafted or left out. A draft whose writer has left the post is nobody's any more: the turn is due again. */
    private Set<Turn> answered(Collection<UUID> recurrences) {
        var answered = new HashSet<>(db.select(RECURRENCE_TURN.RECURRENCE_ID, RECURRENCE_TURN.DUE_ON)
                .from(RECURRENCE_TURN)
                .where(RECURRENCE_TURN.RECURRENCE_ID.in(recurrences))
                .fetch(row -> new Turn(row.value1(), row.value2())));
        db.select(RECURRENCE_DRAFT.RECURRENCE_ID, RECURRENCE_DRAFT.DUE_ON, inCharge(), DRAFT.PERSON_ID)
                .from(RECURRENCE_DRAFT)
                .join(RECURRENCE)
                .on(
                        RECURRENCE.TENANT_ID.eq(RECURRENCE_DRAFT.TENANT_ID),
                        RECURRENCE.ID.eq(RECURRENCE_DRAFT.RECURRENCE_ID))
                .join(DRAFT)
                .on(DRAFT.TENANT_ID.eq(RECURRENCE_DRAFT.TENANT_ID), DRAFT.DOCUMENT_ID.eq(RECURRENCE_DRAFT.DOCUMENT_ID))
                .where(RECURRENCE_DRAFT.RECURRENCE_ID.in(recurrences))
                .forEach(row -> {
                    if (organization.isHeldBy(new PostId(row.value3()), new PersonId(row.value4()), clock.today())) {
                        answered.add(new Turn(row.value1(), row.value2()));
                    }
                });
        return answered;
    }

    /**
     * It is due no more; what was drafted for it stays.
     *
     * @throws NotFound when she may not end it
     */
    void end(UUID id, Actor actor) {
        transactions.write(() -> {
            RecurringPage.Line line = get(id, actor);
            db.update(RECURRENCE)
                    .set(SharedRows.ended(RECURRENCE.VALID, clock.today()))
                    .where(RECURRENCE.ID.eq(id))
                    .execute();
            ledger.record(Act.of(ApprovalActs.RECURRENCE_ENDED, subject(id), actor.doer(), line.name()));
        });
    }

    static NotFound missing(UUID id) {
        return new NotFound("recurrence", new Text("定例の起案", "recurring draft"), id);
    }

    static Subject subject(UUID id) {
        return new Subject("recurrence", id);
    }
}
