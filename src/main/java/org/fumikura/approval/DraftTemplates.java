package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.TEMPLATE;
import static org.fumikuradb.approval.Tables.TEMPLATE_STEP;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Typed;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.TemplateRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Templates (ひな形) that drafts begin from: words, kind of matter and route. Of record: one is entered and
 * ended, never changed.
 */
@Component
class DraftTemplates {

    static final int LONGEST_NAME = 100;

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

    /** For whom somebody may keep templates. */
    static List<Sharing> sharings(Actor actor) {
        return Arrays.stream(Sharing.values())
                .filter(sharing -> keeps(sharing, section(actor), actor))
                .toList();
    }

    private static boolean keeps(Sharing sharing, UnitId unit, Actor actor) {
        return switch (sharing) {
            case MINE -> true;
            case UNIT -> actor.may(ApprovalPermissions.UNIT_TEMPLATES, unit) || isHeadOf(unit, actor);
            case OFFICE -> actor.may(ApprovalPermissions.RULES);
        };
    }

    private static boolean isHeadOf(UnitId unit, Actor actor) {
        return actor.post().unit().id().equals(unit) && actor.post().rank().isAtLeast(Rank.SECTION_HEAD);
    }

    private static UnitId section(Actor actor) {
        return actor.unitAt(UnitLevel.SECTION).id();
    }

    /** Her own first, then those of her units, then those of the office; by name. */
    List<TemplatePage.Line> list(Actor actor) {
        Map<String, String> kinds = authorities.list(actor.post().unit().body(), clock.today()).stream()
                .collect(Collectors.toMap(Authority::matterCode, Authority::matterName, (one, same) -> one));
        return db.selectFrom(TEMPLATE)
                .where(offeredTo(actor))
                .orderBy(
                        TEMPLATE.PERSON_ID.asc().nullsLast(),
                        TEMPLATE.UNIT_ID.asc().nullsLast(),
                        TEMPLATE.NAME,
                        TEMPLATE.ID)
                .limit(PageRequest.MAX_SIZE)
                .fetch(row -> new TemplatePage.Line(
                        row.getId(),
                        row.getName(),
                        sharing(row),
                        kinds.getOrDefault(row.getMatterCode(), ""),
                        row.getTitle(),
                        isKeptBy(row, actor)));
    }

    private static Sharing sharing(TemplateRecord row) {
        if (row.getPersonId() != null) {
            return Sharing.MINE;
        }
        return row.getUnitId() == null ? Sharing.OFFICE : Sharing.UNIT;
    }

    private static boolean isKeptBy(TemplateRecord row, Actor actor) {
        return keeps(sharing(row), row.getUnitId() == null ? section(actor) : new UnitId(row.getUnitId()), actor);
    }

    private Condition offeredTo(Actor actor) {
        Condition mine = TEMPLATE.PERSON_ID.eq(actor.person().value());
        Condition ofMyUnits = TEMPLATE.UNIT_ID.in(
                actor.units().stream().map(Unit::id).map(UnitId::value).toList());
        Condition ofTheOffice = TEMPLATE.UNIT_ID
                .isNull()
                .and(TEMPLATE.BODY_ID.eq(actor.post().unit().body().value()));
        return mine.or(TEMPLATE.PERSON_ID.isNull().and(ofMyUnits.or(ofTheOffice)))
                .and(DSL.condition("{0} @> {1}::date", TEMPLATE.VALID, DSL.val(clock.today())));
    }

    /**
     * Keeps what is saved of a draft as a template, with its route.
     *
     * @throws TemplateRefused without a name, with one that is too long, or with what may be a personal number
     * @throws NotYours when she does not keep the templates of those with whom she would share it
     */
    void keep(DocumentId draft, String typedName, Sharing sharing, Actor actor) {
        String name = Typed.line(typedName);
        requireName(name);
        if (!sharings(actor).contains(sharing)) {
            throw new NotYours(
                    sharing == Sharing.UNIT
                            ? new Text("課の長と文書取扱主任", "the head of the section and its records clerk")
                            : new Text("文書主管課長", "the head of records"));
        }
        transactions.write(() -> {
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
                .set(TEMPLATE.BODY_ID, actor.post().unit().body().value())
                .set(TEMPLATE.UNIT_ID, sharing == Sharing.UNIT ? section(actor).value() : null)
                .set(
                        TEMPLATE.PERSON_ID,
                        sharing == Sharing.MINE ? actor.person().value() : null)
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
            TemplateRecord row = get(id, actor);
            if (!isKeptBy(row, actor)) {
                throw new NotYours(new Text("このひな形を管理する人", "who keeps this template"));
            }
            db.update(TEMPLATE)
                    .set(Map.of(
                            TEMPLATE.VALID,
                            DSL.field(
                                    "daterange(lower({0}), {1}::date, '[)')",
                                    Object.class, TEMPLATE.VALID, DSL.val(clock.today()))))
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
        return transactions.work(() -> {
            TemplateRecord row = get(id, actor);
            DocumentId draft = new DocumentId(ids.create());
            drafts.insertBlank(draft, actor, blank -> written(blank, row, actor));
            return draft;
        });
    }

    private DraftText written(DraftText blank, TemplateRecord row, Actor actor) {
        boolean known = authorities.list(actor.post().unit().body(), clock.today()).stream()
                .anyMatch(rule -> rule.matterCode().equals(row.getMatterCode()));
        return blank.withWords(row.getTitle(), row.getBody(), row.getReason())
                .withMatterCode(known ? row.getMatterCode() : blank.matterCode())
                .withRoute(route(row.getId()));
    }

    private List<DraftText.DraftStep> route(UUID template) {
        List<DraftText.DraftStep> kept = db.selectFrom(TEMPLATE_STEP)
                .where(TEMPLATE_STEP.TEMPLATE_ID.eq(template))
                .orderBy(TEMPLATE_STEP.ORDINAL)
                .fetch(step -> new DraftText.DraftStep(
                        StepKind.valueOf(step.getKind()),
                        new PostId(step.getPostId()),
                        Joining.valueOf(step.getJoining())));
        Set<PostId> existing = organization.existing(
                kept.stream().map(DraftText.DraftStep::post).toList(), clock.today());
        return kept.stream().filter(step -> existing.contains(step.post())).toList();
    }

    private TemplateRecord get(UUID id, Actor actor) {
        return db.selectFrom(TEMPLATE)
                .where(TEMPLATE.ID.eq(id), offeredTo(actor))
                .fetchOptional()
                .orElseThrow(() -> new NotFound("template", new Text("ひな形", "template"), id));
    }

    private static Subject subject(UUID id) {
        return new Subject("template", id);
    }
}
