package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.TEMPLATE;
import static org.fumikuradb.approval.Tables.TEMPLATE_STEP;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fumikura.frame.Slice;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Typed;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.TemplateRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Templates (ひな形) that drafts begin from: words, kind of matter and route. Of record: one is entered and
 * ended, never changed.
 */
@Component
class DraftTemplates {

    static final int LONGEST_NAME = 100;

    private static final SharedRows SHARED = new SharedRows(
            TEMPLATE.ID, TEMPLATE.BODY_ID, TEMPLATE.UNIT_ID, TEMPLATE.PERSON_ID, TEMPLATE.NAME, TEMPLATE.VALID);

    private final DSLContext db;
    private final Drafts drafts;
    private final Authorities authorities;
    private final Organization organization;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    DraftTemplates(
            DSLContext db,
            Drafts drafts,
            Authorities authorities,
            Organization organization,
            Transactions transactions,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.drafts = drafts;
        this.authorities = authorities;
        this.organization = organization;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** Those that are offered to her: her own first, then those of her units, then those of the office; by name. */
    Paged<TemplatePage.Line> list(Actor actor, PageRequest page) {
        Condition offered = SHARED.offeredTo(actor, clock.today());
        int counted =
                db.fetchCount(DSL.selectOne().from(TEMPLATE).where(offered).limit(Paged.MOST_COUNTED + 1));
        return Paged.counted(
                lines(
                        db.selectFrom(TEMPLATE)
                                .where(offered)
                                .orderBy(SHARED.order())
                                .limit(page.size())
                                .offset(page.offset()),
                        actor),
                counted,
                page);
    }

    /** Those that are offered to her, from a place on and one more than wanted, the one kept last first. */
    List<TemplatePage.Line> listAfter(Actor actor, Slice.From from) {
        return lines(
                db.selectFrom(TEMPLATE)
                        .where(
                                SHARED.offeredTo(actor, clock.today()),
                                from.after() == null ? DSL.noCondition() : TEMPLATE.ID.lt(from.after()))
                        .orderBy(TEMPLATE.ID.desc())
                        .limit(from.sizeAndOne()),
                actor);
    }

    /** @throws NotFound when it is not offered to her */
    TemplatePage.Line get(UUID id, Actor actor) {
        return lines(db.selectFrom(TEMPLATE).where(TEMPLATE.ID.eq(id), SHARED.offeredTo(actor, clock.today())), actor)
                .stream()
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    private List<TemplatePage.Line> lines(ResultQuery<TemplateRecord> rows, Actor actor) {
        Map<String, String> kinds = authorities.names(actor.post().unit().body(), clock.today());
        return rows.fetch(row -> new TemplatePage.Line(
                row.getId(),
                row.getName(),
                SHARED.sharing(row),
                kinds.getOrDefault(row.getMatterCode(), ""),
                row.getTitle(),
                Placeholders.in(row.getTitle(), row.getBody(), row.getReason()),
                SHARED.isKeptBy(row, actor)));
    }

    /**
     * Keeps what is saved of a draft as a template, with its route.
     *
     * @return its id
     * @throws TemplateRefused without a name, with one that is too long, or with what may be a personal number
     * @throws NotYours when she does not keep the templates of those with whom she would share it
     */
    UUID keep(DocumentId draft, String typedName, Sharing sharing, Actor actor) {
        String name = Typed.line(typedName);
        requireName(name);
        sharing.requireKeptBy(actor);
        return transactions.write(() -> {
            DraftText text = drafts.lockOwn(draft, actor).text();
            if (PersonalNumbers.appearIn(text.title()) || PersonalNumbers.appearIn(text)) {
                throw new TemplateRefused(
                        new Text(
                                "個人番号と思われる 12 桁の数字が含まれているため、ひな形にできません。数字を取り除いてから保存してください。",
                                "It seems to contain a personal number (12 digits). Remove it before you keep it as a template."));
            }
            UUID id = ids.create();
            insert(id, name, sharing, text, actor);
            ledger.record(Act.of(ApprovalActs.TEMPLATE_KEPT, subject(id), actor.doer(), name)
                    .changing("共有の範囲", null, sharing.label().ja()));
            return id;
        });
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || PersonalNumbers.appearIn(name)) {
            throw new TemplateRefused(new Text(
                    "ひな形の名前を %d 字以内で入力してください（個人番号は入れられません）。".formatted(LONGEST_NAME),
                    "Enter a name of at most %d characters, without a personal number.".formatted(LONGEST_NAME)));
        }
    }

    private void insert(UUID id, String name, Sharing sharing, DraftText text, Actor actor) {
        db.insertInto(TEMPLATE)
                .set(TEMPLATE.ID, id)
                .set(SHARED.kept(sharing, actor))
                .set(TEMPLATE.MATTER_CODE, text.matterCode())
                .set(TEMPLATE.NAME, name)
                .set(TEMPLATE.TITLE, text.title())
                .set(TEMPLATE.BODY, text.body())
                .set(TEMPLATE.REASON, text.reason())
                .set(Validity.from(clock.today()).in(TEMPLATE.VALID))
                .execute();
        for (int i = 0; i < text.route().size(); i++) {
            DraftText.DraftStep step = text.route().get(i);
            db.insertInto(TEMPLATE_STEP)
                    .set(TEMPLATE_STEP.TEMPLATE_ID, id)
                    .set(TEMPLATE_STEP.ORDINAL, i + 1)
                    .set(TEMPLATE_STEP.KIND, step.kind().name())
                    .set(TEMPLATE_STEP.POST_ID, step.post().value())
                    .set(TEMPLATE_STEP.JOINING, step.joining().name())
                    .execute();
        }
    }

    /**
     * Nobody begins a draft from it any more; those that were begun stay.
     *
     * @throws NotFound when it is not offered to her
     * @throws NotYours when it is shared and she does not keep it
     */
    void end(UUID id, Actor actor) {
        transactions.write(() -> {
            TemplateRecord row = row(id, actor);
            if (!SHARED.isKeptBy(row, actor)) {
                throw new NotYours(new Text("このひな形を管理する人", "who keeps this template"));
            }
            db.update(TEMPLATE)
                    .set(SharedRows.ended(TEMPLATE.VALID, clock.today()))
                    .where(TEMPLATE.ID.eq(id))
                    .execute();
            ledger.record(Act.of(ApprovalActs.TEMPLATE_ENDED, subject(id), actor.doer(), row.getName()));
        });
    }

    /**
     * Begins a draft with the words, the kind of matter and the route of a template. A kind that the table of authority does not
     * have today and posts that do not exist today are left out; without any of its posts the route is the proposed one.
     *
     * @throws NotFound when the template is not offered to her
     */
    DocumentId begin(UUID id, Actor actor) {
        return transactions.work(() -> begin(row(id, actor), actor));
    }

    /** Part of a work: as the other, for who holds a post to which a recurring draft gives the template. */
    DocumentId beginGiven(UUID id, Actor actor) {
        return begin(
                db.selectFrom(TEMPLATE)
                        .where(TEMPLATE.ID.eq(id), SharedRows.holdsOn(TEMPLATE.VALID, clock.today()))
                        .fetchOptional()
                        .orElseThrow(() -> missing(id)),
                actor);
    }

    private DocumentId begin(TemplateRecord row, Actor actor) {
        DocumentId draft = new DocumentId(ids.create());
        drafts.insertBlank(draft, actor, writer(row, actor));
        return draft;
    }

    /** What a template says, as it says it. */
    record Words(String name, String title, String body, String reason) {}

    /** @throws NotFound when it is not offered to her */
    Words words(UUID id, Actor actor) {
        TemplateRecord row = row(id, actor);
        return new Words(row.getName(), row.getTitle(), row.getBody(), row.getReason());
    }

    /**
     * Part of a work: writes a template into as many blank drafts as one likes.
     *
     * @throws NotFound when it is not offered to her
     */
    UnaryOperator<DraftText> writer(UUID id, Actor actor) {
        return writer(row(id, actor), actor);
    }

    private UnaryOperator<DraftText> writer(TemplateRecord row, Actor actor) {
        boolean known = authorities.list(actor.post().unit().body(), clock.today()).stream()
                .anyMatch(rule -> rule.matterCode().equals(row.getMatterCode()));
        List<DraftText.DraftStep> route = route(row.getId());
        return blank -> blank.withWords(row.getTitle(), row.getBody(), row.getReason())
                .withMatterCode(known ? row.getMatterCode() : blank.matterCode())
                .withRoute(route);
    }

    private List<DraftText.DraftStep> route(UUID template) {
        Field<UUID> inCharge =
                PostSuccession.inCharge(TEMPLATE_STEP.POST_ID, clock.today()).as("in_charge");
        Result<Record4<String, UUID, UUID, String>> steps = db.select(
                        TEMPLATE_STEP.KIND, TEMPLATE_STEP.POST_ID, inCharge, TEMPLATE_STEP.JOINING)
                .from(TEMPLATE_STEP)
                .where(TEMPLATE_STEP.TEMPLATE_ID.eq(template))
                .orderBy(TEMPLATE_STEP.ORDINAL)
                .fetch();
        List<DraftText.DraftStep> kept = DraftText.DraftStep.onTheDay(
                steps.map(step -> new DraftText.DraftStep(
                        StepKind.valueOf(step.value1()), new PostId(step.value2()), Joining.valueOf(step.value4()))),
                steps.map(step -> new PostId(step.value3())));
        Set<PostId> existing = organization.existing(
                kept.stream().map(DraftText.DraftStep::post).toList(), clock.today());
        return kept.stream().filter(step -> existing.contains(step.post())).toList();
    }

    private TemplateRecord row(UUID id, Actor actor) {
        return db.selectFrom(TEMPLATE)
                .where(TEMPLATE.ID.eq(id), SHARED.offeredTo(actor, clock.today()))
                .fetchOptional()
                .orElseThrow(() -> missing(id));
    }

    private static NotFound missing(UUID id) {
        return new NotFound("template", new Text("ひな形", "template"), id);
    }

    private static Subject subject(UUID id) {
        return new Subject("template", id);
    }
}
