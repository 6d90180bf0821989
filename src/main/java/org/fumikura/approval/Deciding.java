package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DECISION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Unit;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The decision and the rules about who may give it (I-03, I-04). */
@Component
class Deciding {

    private final DSLContext db;
    private final Matters matters;
    private final Authorities authorities;
    private final Organization organization;
    private final Documents documents;
    private final Numbers numbers;
    private final Numbering numbering;
    private final MatterDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;

    Deciding(
            DSLContext db,
            Matters matters,
            Authorities authorities,
            Organization organization,
            Documents documents,
            Numbers numbers,
            Numbering numbering,
            MatterDigests digests,
            Ledger ledger,
            OfficialClock clock) {
        this.db = db;
        this.matters = matters;
        this.authorities = authorities;
        this.organization = organization;
        this.documents = documents;
        this.numbers = numbers;
        this.numbering = numbering;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Part of a write: the active step, which is the actor's, decides. */
    void decide(Matter matter, Step step, Actor actor, Document document, String opinion) {
        MatterEvent event = matter.enforced() ? MatterEvent.DECIDE_ISSUED : MatterEvent.DECIDE_UNISSUED;
        if (step.addressee().kind() != StepKind.DECISION) {
            throw new NotInThisState(event, matter.state());
        }
        List<Unit> line = organization.lineOf(matter.unit(), clock.today());
        Authority authority = lawfulAuthority(matter, actor, line);
        requireSeparateDuties(matter, step, actor);
        Instant now = clock.now();
        Matter after = matter.with(matter.circulation().decide(actor.person(), now, matter.enforced()));
        matters.saveSteps(matter, after);
        insertDecision(matter, step, actor, authority.id(), now);
        matters.saveMatter(after);
        documents.end(matter.id(), DocumentState.DECIDED);
        Act act = Act.of(event.act(), Approvals.subject(matter.id()), actor.doer(), document.title())
                .because(opinion)
                .under(authority.id());
        if (matter.enforced()) {
            String number = numbers.allot(
                    NumberKind.ISSUE,
                    Submitting.sectionOf(line),
                    numbering.yearOfIssue(matter.previousYearPrefix(), new FiscalYear(document.fiscalYear())),
                    matter.id(),
                    clock.today());
            act.changing("文書番号", null, number);
        }
        ledger.record(act.sealing(digests.whole(matter.id().value()).orElseThrow()));
    }

    /** One person never fills two of the duties that the rules separate, and nobody acts on her own draft (I-04). */
    void requireSeparateDuties(Matter matter, Step step, Actor actor) {
        boolean selfDecided = step.addressee().kind() == StepKind.DECISION
                && authorities
                        .find(body(matter), matter, clock.today())
                        .filter(Authority::selfDecidable)
                        .isPresent();
        if (matter.drafter().equals(actor.person()) && !selfDecided) {
            throw new Unlawful(new Text(
                    "ご自身の起案です。自分の起案を自分で承認・決裁することはできません。",
                    "You drafted this matter; nobody approves or decides her own draft."));
        }
        boolean twice = step.addressee().kind() != StepKind.REVIEW
                && matter.circulation().route().stream()
                        .filter(other -> other.addressee().kind() != StepKind.REVIEW)
                        .anyMatch(other ->
                                other.person().filter(actor.person()::equals).isPresent());
        if (twice) {
            throw new Unlawful(new Text(
                    "この案件の審査をあなたが行っています。審査した人は決裁できません。",
                    "You examined this matter; who examined it can not decide it."));
        }
    }

    /** A head (係長 or higher) of the drafter's own line who is not the drafter. */
    void requireHeadOfDrafter(Matter matter, Actor actor) {
        if (!isHeadOfDrafter(matter, actor)) {
            throw new NotYours(new Text("起案者の上司（係長以上）", "a head of the drafter's line"));
        }
    }

    boolean isHeadOfDrafter(Matter matter, Actor actor) {
        return !matter.drafter().equals(actor.person())
                && actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD)
                && Completeness.isInLine(organization.lineOf(matter.unit(), clock.today()), actor.post());
    }

    String postName(Step step) {
        return organization
                .getPosts(List.of(step.addressee().post()))
                .getFirst()
                .name()
                .ja();
    }

    private Authority lawfulAuthority(Matter matter, Actor actor, List<Unit> line) {
        Authority authority = authorities
                .find(line.getFirst().body(), matter, clock.today())
                .orElseThrow(() -> new Unlawful(new Text(
                        "この種類の事案を誰が決裁するかを定めた行が、今日の決裁区分表にありません。",
                        "Today's table of authority has no row for this kind of matter.")));
        if (!actor.post().rank().isAtLeast(authority.rank()) || !Completeness.isInLine(line, actor.post())) {
            throw new Unlawful(new Text(
                    "この案件は%s決定です（%s）。%sは決裁できません。"
                            .formatted(
                                    authority.rank().label().ja(),
                                    authority.source(),
                                    actor.post().name().ja()),
                    "This matter is decided by the %s (%s); %s can not decide it."
                            .formatted(
                                    authority.rank().label().en(),
                                    authority.source(),
                                    actor.post().name().en())));
        }
        return authority;
    }

    private BodyId body(Matter matter) {
        return organization.lineOf(matter.unit(), clock.today()).getFirst().body();
    }

    private void insertDecision(Matter matter, Step step, Actor actor, UUID authority, Instant at) {
        db.insertInto(DECISION)
                .set(DECISION.DOCUMENT_ID, matter.id().value())
                .set(DECISION.ROUND, step.round())
                .set(DECISION.ORDINAL, step.ordinal())
                .set(DECISION.AUTHORITY_ID, authority)
                .set(DECISION.PERSON_ID, actor.person().value())
                .set(DECISION.POST_ID, actor.post().id().value())
                .set(DECISION.CAPACITY, "SELF")
                .set(DECISION.DECIDED_AT, at)
                .execute();
    }
}
