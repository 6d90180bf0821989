package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.MATTER;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Members;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.FileId;
import org.fumikura.records.Files;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.DraftRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * 引継ぎ and 担当替え (A.12-takeover): what stands without its drafter goes to somebody of the unit in charge, by her own act; a
 * head of the line may give it to another member at any time. Each is one write with one act.
 */
@Component
class Takeovers {

    private static final Text NOT_SUBMITTED = new Text("回付前の起案", "A draft that was not submitted yet");

    private final DSLContext db;
    private final LeftBehind left;
    private final Transactions transactions;
    private final TakeoverRows rows;
    private final Matters matters;
    private final Offices offices;
    private final DraftRows drafts;
    private final Documents documents;
    private final Files files;
    private final Organization organization;
    private final PostSuccession succession;
    private final Members people;
    private final Ledger ledger;
    private final OfficialClock clock;

    Takeovers(
            DSLContext db,
            LeftBehind left,
            Transactions transactions,
            TakeoverRows rows,
            Matters matters,
            Offices offices,
            DraftRows drafts,
            Documents documents,
            Files files,
            Organization organization,
            PostSuccession succession,
            Members people,
            Ledger ledger,
            OfficialClock clock) {
        this.db = db;
        this.left = left;
        this.transactions = transactions;
        this.rows = rows;
        this.matters = matters;
        this.offices = offices;
        this.drafts = drafts;
        this.documents = documents;
        this.files = files;
        this.organization = organization;
        this.succession = succession;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Becomes the drafter of a matter, or of a draft that was not submitted yet, whose drafter holds no post in the unit in
     * charge any more; or goes on with what is her own in the post that she holds now.
     *
     * @throws NotToTakeOver when it is not for her
     */
    void takeOver(DocumentId id, Actor actor, String reason) {
        requireShort(reason);
        transactions.write(() -> {
            if (!db.fetchExists(MATTER, MATTER.DOCUMENT_ID.eq(id.value()))) {
                takeOverDraft(id, actor, reason);
                return;
            }
            Document document = documents.find(id, actor.reader()).orElseThrow(() -> Documents.missing(id));
            Matter matter = matters.lock(id);
            MatterEvent.TAKE_OVER.after(matter.state());
            requireMember(charge(matter, clock.today()), matter.inCharge(), actor);
            if (!isWithoutDrafter(matter, actor)) {
                throw NotToTakeOver.ofWhoIsThere();
            }
            requireNoAnswer(matter, offices.of(matter), actor.person(), actor.label());
            change(document, matter, MatterEvent.TAKE_OVER, Takeover.Hand.of(actor), actor, reason);
        });
    }

    /**
     * Gives a matter to another drafter (担当替え): a head of the line, also while its drafter is there.
     *
     * @param post in which she is to be its drafter, of the unit in charge
     */
    void reassign(DocumentId id, Actor actor, PersonId person, PostId post, String reason) {
        requireShort(reason);
        transactions.write(() -> {
            Document document = documents.find(id, actor.reader()).orElseThrow(() -> Documents.missing(id));
            Matter matter = matters.lock(id);
            MatterEvent.REASSIGN.after(matter.state());
            if (!isHead(matter, actor)) {
                throw new NotYours(new Text("起案者の上司（係長以上）", "a head of the drafter's line"));
            }
            MatterEvent.REASSIGN.requireReason(reason);
            Members.Member heir = members(matter).stream()
                    .filter(member ->
                            member.person().equals(person) && member.post().id().equals(post))
                    .findFirst()
                    .orElseThrow(() -> NotToTakeOver.ofAnotherUnit(
                            inCharge(matter.inCharge()).name()));
            if (matter.drafter().equals(person) && matter.drafterPost().equals(post)) {
                throw NotToTakeOver.ofWhoIsThere();
            }
            requireNoAnswer(matter, offices.of(matter), person, heir.label());
            change(document, matter, MatterEvent.REASSIGN, new Takeover.Hand(person, post), actor, reason);
        });
    }

    /** Whether somebody can take a matter over as it stands; in a read. */
    boolean mayTakeOver(Matter matter, Office office, Actor actor) {
        return MatterEvent.TAKE_OVER.isPossibleFrom(matter.state())
                && isMember(charge(matter, clock.today()), actor)
                && isWithoutDrafter(matter, actor)
                && !isAnswering(matter, office::soleHolder, actor.person());
    }

    /** To whom somebody can give a matter; nobody where it is not hers to give. */
    List<Members.Member> heirs(Matter matter, Actor actor) {
        if (!MatterEvent.REASSIGN.isPossibleFrom(matter.state()) || !isHead(matter, actor)) {
            return List.of();
        }
        List<Members.Member> members = members(matter);
        return members.stream()
                .filter(member -> !member.person().equals(matter.drafter())
                        || !member.post().id().equals(matter.drafterPost()))
                .filter(member -> !isAnswering(matter, post -> soleHolder(post, members), member.person()))
                .toList();
    }

    /** As far as the members of a unit tell: what else they hold is asked when it is given. */
    private static Optional<PersonId> soleHolder(PostId post, List<Members.Member> members) {
        List<PersonId> holders = members.stream()
                .filter(member -> member.post().id().equals(post))
                .map(Members.Member::person)
                .toList();
        return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
    }

    private void takeOverDraft(DocumentId id, Actor actor, String reason) {
        DraftRecord draft = db.selectFrom(DRAFT)
                .where(DRAFT.DOCUMENT_ID.eq(id.value()), left.isDraft(actor))
                .forUpdate()
                .fetchOptional()
                .filter(found ->
                        found.getFileId() == null || files.isSeenBy(new FileId(found.getFileId()), actor.reader()))
                .orElseThrow(() -> Documents.missing(id));
        var unit = new UnitId(draft.getUnitId());
        UnitId inCharge = inCharge(unit).id();
        requireMember(Set.of(inCharge), inCharge, actor);
        // the post in which she began it, whoever goes on with that today
        var from = new Takeover.Hand(new PersonId(draft.getPersonId()), new PostId(draft.getPostId()));
        var to = Takeover.Hand.of(actor);
        rows.insert(id, new Takeover(from, to, to, MatterState.DRAFTING, clock.now()));
        drafts.handOver(id, new Drafter(to.person(), to.post(), inCharge));
        ledger.record(Act.of(MatterEvent.TAKE_OVER.act(), Approvals.subject(id), actor.doer(), NOT_SUBMITTED.ja())
                .changing("起案者", words(from), words(to))
                .because(reason));
    }

    private void change(
            Document document, Matter matter, MatterEvent event, Takeover.Hand to, Actor actor, String reason) {
        var from = new Takeover.Hand(matter.drafter(), matter.drafterPost());
        rows.insert(matter.id(), new Takeover(from, to, Takeover.Hand.of(actor), matter.state(), clock.now()));
        matters.changeDrafter(matter.id(), to.person(), to.post());
        drafts.handOver(matter.id(), new Drafter(to.person(), to.post(), matter.unit()));
        documents.grantToDrafter(matter.id(), to.person());
        ledger.record(Approvals.act(matter, event, actor, Capacity.SELF, document.title())
                .changing("起案者", words(from), words(to))
                .because(reason));
    }

    private String words(Takeover.Hand hand) {
        PersonNames names = organization.names(List.of(hand.person().value()));
        Post post = organization.getPosts(List.of(hand.post())).getFirst();
        return post.name().ja() + "　"
                + names.on(hand.person().value(), clock.today()).map(Text::ja).orElse("―");
    }

    private void requireMember(Set<UnitId> charge, UnitId inCharge, Actor actor) {
        if (!isMember(charge, actor)) {
            throw NotToTakeOver.ofAnotherUnit(inCharge(inCharge).name());
        }
    }

    private static boolean isMember(Set<UnitId> charge, Actor actor) {
        UnitId own = actor.post().unit().id();
        return charge.contains(own) && actor.may(ApprovalPermissions.DRAFT, own);
    }

    /**
     * Whose members may go on with it: the unit that goes on with the drafter's, and where another section holds the file by
     * name that one with its teams.
     */
    private Set<UnitId> charge(Matter matter, LocalDate on) {
        UnitId holder = organization.inCharge(matter.inCharge(), on);
        var charge = new HashSet<>(Set.of(organization.inCharge(matter.unit(), on)));
        if (!charge.contains(holder)) {
            organization.listUnits(on).stream()
                    .filter(unit -> unit.id().equals(holder)
                            || unit.parent().filter(holder::equals).isPresent())
                    .forEach(unit -> charge.add(unit.id()));
        }
        return charge;
    }

    private boolean isWithoutDrafter(Matter matter, Actor actor) {
        LocalDate today = clock.today();
        return matter.drafter().equals(actor.person())
                ? !organization.isHeldBy(succession.inCharge(matter.drafterPost(), today), actor.person(), today)
                : members(matter).stream().noneMatch(member -> member.person().equals(matter.drafter()));
    }

    /** Whether the drafter of a matter holds no post in a unit in charge on a date. */
    boolean isLeft(Matter matter, LocalDate on) {
        return charge(matter, on).stream().noneMatch(unit -> people.contain(matter.drafter(), unit, on));
    }

    private boolean isHead(Matter matter, Actor actor) {
        LocalDate today = clock.today();
        return actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD)
                && charge(matter, today).stream()
                        .anyMatch(unit -> Completeness.isInLine(organization.lineOf(unit, today), actor.post()));
    }

    private static void requireNoAnswer(Matter matter, Office office, PersonId heir, Text label) {
        if (isAnswering(matter, office::soleHolder, heir)) {
            throw NotToTakeOver.ofWhoAnswers(label, matter.state() == MatterState.CIRCULATING);
        }
    }

    /** Whether somebody has answered the matter as it stands, or nobody but her can answer it. */
    private static boolean isAnswering(
            Matter matter, Function<PostId, Optional<PersonId>> soleHolder, PersonId person) {
        boolean answered = !matter.circulation().answeredBy(person).isEmpty();
        return switch (matter.state()) {
            case CIRCULATING -> answered || isAsked(matter, soleHolder, person);
            case AWAITING_EFFECT, AWAITING_CLOSE -> answered;
            case DRAFTING, RETURNED, ABANDONING, CLOSED, DENIED, ABANDONED -> false;
        };
    }

    private static boolean isAsked(Matter matter, Function<PostId, Optional<PersonId>> soleHolder, PersonId person) {
        return matter.circulation().route().stream()
                .filter(step -> step.state().isOpen())
                .anyMatch(step ->
                        soleHolder.apply(step.post()).filter(person::equals).isPresent());
    }

    private List<Members.Member> members(Matter matter) {
        LocalDate today = clock.today();
        return charge(matter, today).stream()
                .flatMap(unit -> people.of(unit, today).stream())
                .toList();
    }

    private Unit inCharge(UnitId unit) {
        return organization.lineOf(unit, clock.today()).getFirst();
    }

    private static void requireShort(String words) {
        if (words.length() > Opinions.LONGEST) {
            throw new TooLong(Opinions.LONGEST);
        }
    }
}
