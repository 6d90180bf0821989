package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.STAGNATION;
import static org.fumikuradb.approval.Tables.STEP;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Absence;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Deputies;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Deputies.StandIn;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficeCalendar;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which steps have waited too long by the rule of their body, and that somebody was told (R-047, I-24). */
@Component
class Stagnations {

    private final DSLContext db;
    private final Matters matters;
    private final Authorities authorities;
    private final StagnationRules rules;
    private final Organization organization;
    private final Deputies deputies;
    private final Documents documents;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;

    Stagnations(
            DSLContext db,
            Matters matters,
            Authorities authorities,
            StagnationRules rules,
            Organization organization,
            Deputies deputies,
            Documents documents,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.matters = matters;
        this.authorities = authorities;
        this.rules = rules;
        this.organization = organization;
        this.deputies = deputies;
        this.documents = documents;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What somebody is told of. */
    enum Stage {
        REMINDED(ApprovalActs.STEP_REMINDED),
        ESCALATED(ApprovalActs.STEP_ESCALATED),
        ABSENT(ApprovalActs.STEP_UNATTENDED);

        private final String act;

        Stage(String act) {
            this.act = act;
        }

        String act() {
            return act;
        }
    }

    /** A step of which somebody has to be told. */
    record Alarm(DocumentId matter, int round, int ordinal, Stage stage, UUID rule) {}

    /** Matters on their way; in a transaction. */
    List<DocumentId> circulating() {
        return db.select(MATTER.DOCUMENT_ID)
                .from(MATTER)
                .where(MATTER.STATE.eq(DSL.inline(MatterState.CIRCULATING.name())))
                .orderBy(MATTER.DOCUMENT_ID)
                .fetch(row -> new DocumentId(row.value1()));
    }

    /** What is to be told of a matter today; nothing on a day on which its office is closed, and nothing without a rule. */
    List<Alarm> due(DocumentId id) {
        LocalDate today = clock.today();
        Optional<Matter> found = matters.find(id);
        if (found.isEmpty()) {
            return List.of();
        }
        Matter matter = found.get();
        BodyId body = organization.lineOf(matter.unit(), today).getFirst().body();
        OfficeCalendar calendar = organization.calendarOf(body);
        if (calendar.isClosed(today)) {
            return List.of();
        }
        return rules.find(body, today)
                .map(rule -> due(matter, body, rule, calendar, today))
                .orElse(List.of());
    }

    private List<Alarm> due(Matter matter, BodyId body, StagnationRule rule, OfficeCalendar calendar, LocalDate today) {
        var alarms = new ArrayList<Alarm>();
        List<Step> active = matter.circulation().active();
        for (Step step : active) {
            long waited = calendar.countOpenDaysAfter(day(step.activatedAt().orElseThrow()), today);
            if (waited > rule.remindAfter()) {
                alarms.add(alarm(matter, step, Stage.REMINDED, rule));
            }
            if (waited > rule.escalateAfter()) {
                alarms.add(alarm(matter, step, Stage.ESCALATED, rule));
            }
        }
        alarms.removeIf(alarm -> isToldSince(alarm, LocalDate.MIN));
        if (isLeftAlone(matter, active, body)) {
            for (Step step : active) {
                LocalDate since = unattendedSince(step);
                Alarm alarm = alarm(matter, step, Stage.ABSENT, rule);
                if (deputies.isUnattended(step.post(), clock.now())
                        && calendar.countOpenDaysAfter(since, today) > rule.absentAfter()
                        && !isToldSince(alarm, since)) {
                    alarms.add(alarm);
                }
            }
        }
        return alarms;
    }

    private static Alarm alarm(Matter matter, Step step, Stage stage, StagnationRule rule) {
        return new Alarm(matter.id(), step.round(), step.ordinal(), stage, rule.id());
    }

    /** Whether it can not go on by anybody's hand: of those of whom one is enough all are away, or one of the others is. */
    private boolean isLeftAlone(Matter matter, List<Step> active, BodyId body) {
        boolean oneIsEnough = active.stream().anyMatch(step -> step.addressee().joining() == Joining.EITHER);
        return oneIsEnough
                ? active.stream().noneMatch(step -> canBeAnswered(matter, step, body))
                : active.stream().anyMatch(step -> !canBeAnswered(matter, step, body));
    }

    private boolean canBeAnswered(Matter matter, Step step, BodyId body) {
        Instant now = clock.now();
        return !deputies.isUnattended(step.post(), now)
                || deputies.standInsFor(step.post(), now).stream()
                        .anyMatch(standIn -> mayAnswer(standIn, matter, step, body));
    }

    private boolean mayAnswer(StandIn standIn, Matter matter, Step step, BodyId body) {
        Capacity capacity = standIn.substitution().capacity();
        boolean decidesByProxy = step.kind() == StepKind.DECISION && capacity == Capacity.PROXY;
        return Proceeding.mayAnswer(capacity, step.kind())
                && standIn.substitution().covers(matter.matterCode())
                && (!decidesByProxy
                        || !matter.noProxy()
                                && authorities
                                        .find(body, matter, clock.today())
                                        .filter(Authority::proxyAllowed)
                                        .isPresent());
    }

    /** Since when nobody could answer for a post: the last of its holders left, or it was asked, whichever is later. */
    private LocalDate unattendedSince(Step step) {
        Instant asked = step.activatedAt().orElseThrow();
        Instant left = organization.holders(step.post(), clock.today()).stream()
                .flatMap(person -> deputies.absenceOf(person, clock.now()).stream())
                .map(Absence::from)
                .max(Comparator.naturalOrder())
                .orElse(asked);
        return day(left.isAfter(asked) ? left : asked);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, OfficialClock.ZONE);
    }

    private boolean isToldSince(Alarm alarm, LocalDate day) {
        return db.fetchExists(
                STAGNATION,
                STAGNATION.DOCUMENT_ID.eq(alarm.matter.value()),
                STAGNATION.ROUND.eq(alarm.round),
                STAGNATION.ORDINAL.eq(alarm.ordinal),
                STAGNATION.STAGE.eq(alarm.stage.name()),
                day.equals(LocalDate.MIN) ? DSL.noCondition() : STAGNATION.TOLD_ON.ge(day));
    }

    /**
     * Notes that somebody is told, which the followers of the ledger do.
     *
     * @throws StepMoved when it was answered in the meantime
     */
    void tell(Alarm alarm) {
        transactions.write(() -> {
            Matter matter = matters.lock(alarm.matter);
            Step step = matter.circulation().active().stream()
                    .filter(each -> each.round() == alarm.round && each.ordinal() == alarm.ordinal)
                    .findFirst()
                    .orElseThrow(() -> new StepMoved(""));
            db.insertInto(STAGNATION)
                    .set(STAGNATION.DOCUMENT_ID, alarm.matter.value())
                    .set(STAGNATION.ROUND, step.round())
                    .set(STAGNATION.ORDINAL, step.ordinal())
                    .set(STAGNATION.STAGE, alarm.stage.name())
                    .set(STAGNATION.TOLD_ON, clock.today())
                    .set(STAGNATION.RULE_ID, alarm.rule)
                    .execute();
            ledger.record(Act.of(
                            alarm.stage.act,
                            new Subject("document", alarm.matter.value()),
                            new Doer.Job(StagnationJob.NAME + ": rule"),
                            documents.label(alarm.matter.value()))
                    .under(alarm.rule));
        });
    }

    /** The posts of a matter of which somebody was told on a day and that have not answered yet. */
    List<PostId> told(DocumentId id, Stage stage, LocalDate on) {
        return db.select(PostSuccession.inCharge(STEP.POST_ID, clock.today()))
                .from(STAGNATION)
                .join(STEP)
                .on(
                        STEP.TENANT_ID.eq(STAGNATION.TENANT_ID),
                        STEP.DOCUMENT_ID.eq(STAGNATION.DOCUMENT_ID),
                        STEP.ROUND.eq(STAGNATION.ROUND),
                        STEP.ORDINAL.eq(STAGNATION.ORDINAL))
                .where(
                        STAGNATION.DOCUMENT_ID.eq(id.value()),
                        STAGNATION.STAGE.eq(stage.name()),
                        STAGNATION.TOLD_ON.eq(on),
                        STEP.STATE.eq(StepState.ACTIVE.name()))
                .fetch(row -> new PostId(row.value1()));
    }
}
