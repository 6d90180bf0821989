package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * Matters that go round on paper (紙回付, R-049): one enters what stands on the signed cover sheet, another compares it with the
 * scan, and only then it counts. Each use case is one write that locks the matter first.
 */
@Component
class Papers {

    private final Transactions transactions;
    private final PaperRoutes routes;
    private final PaperRecords records;
    private final Matters matters;
    private final Offices offices;
    private final Circulating circulating;
    private final Deciding deciding;
    private final Drafts drafts;
    private final Documents documents;
    private final Organization organization;
    private final Actors actors;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Papers(
            Transactions transactions,
            PaperRoutes routes,
            PaperRecords records,
            Matters matters,
            Offices offices,
            Circulating circulating,
            Deciding deciding,
            Drafts drafts,
            Documents documents,
            Organization organization,
            Actors actors,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.transactions = transactions;
        this.routes = routes;
        this.records = records;
        this.matters = matters;
        this.offices = offices;
        this.circulating = circulating;
        this.deciding = deciding;
        this.drafts = drafts;
        this.documents = documents;
        this.organization = organization;
        this.actors = actors;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** The drafter, or a records clerk of her section, enters what was signed. */
    static boolean mayRecord(Matter matter, Actor actor) {
        return matter.drafter().equals(actor.person()) || actor.may(ApprovalPermissions.PAPER, matter.inCharge());
    }

    /** A records clerk of the drafter's section compares: neither the drafter, nor who recorded it, nor who signed (I-03). */
    static boolean mayCompare(Matter matter, PaperRecord record, Actor actor) {
        return actor.may(ApprovalPermissions.PAPER, matter.inCharge())
                && !matter.hasDrafted(actor.person())
                && !record.recorder().person().equals(actor.person())
                && !record.isSignedBy(actor.person());
    }

    /** Who may compare it sends it back; who recorded it and the drafter give it up. */
    static boolean mayRefuse(Matter matter, PaperRecord record, Actor actor) {
        return mayCompare(matter, record, actor)
                || matter.drafter().equals(actor.person())
                || record.recorder().person().equals(actor.person());
    }

    /**
     * Enters what stands on the signed cover sheet, with its scan. Nothing of the route moves.
     *
     * @param acts in the order of the route, up to where the paper has come
     * @return the id of the record
     * @throws PaperNotApplicable when it could not be carried out today
     */
    UUID record(DocumentId id, Actor actor, List<PaperAct> acts, AttachedFile scan) {
        return transactions.write(() -> {
            Document document = documents.get(id, actor.reader());
            Matter matter = matters.lock(id);
            requireToRecord(matter, actor);
            ScanNotPossible.require(scan);
            requireDays(matter, acts);
            new PaperCourse(offices.of(matter), clock.now()).require(matter, acts);
            acts.forEach(act -> signer(id, act));
            UUID record = ids.create();
            records.enter(id, record, actor, acts, scan);
            Act act = Act.of(ApprovalActs.PAPER_RECORDED, Approvals.subject(id), actor.doer(), document.title());
            PersonNames names = names(acts);
            acts.forEach(each ->
                    act.changing(each.outcome().label(kind(matter, each)).ja(), null, signature(each, names)));
            ledger.record(act);
            return record;
        });
    }

    /**
     * The records clerk has found the record to agree with the signed sheet: each act is carried out in its order, as an act of
     * who signed. All of it or nothing.
     *
     * @param words what she compared
     * @throws PaperNotApplicable when a guard refuses one of the acts
     */
    void confirm(DocumentId id, UUID record, Actor actor, String words) {
        compare(words, () -> {
            Document document = documents.get(id, actor.reader());
            Matter matter = matters.lock(id);
            PaperRecord open = getOpen(matter, record);
            requireOnPaper(matter);
            if (!mayCompare(matter, open, actor)) {
                throw new NotYours(new Text(
                        "起案した課の文書取扱主任（登録した人・起案者・押印した人を除く。）",
                        "a records clerk of the drafter's section who neither recorded it nor drafted nor signed"));
            }
            records.close(id, record, PaperRecord.State.CONFIRMED, actor, words);
            ledger.record(act(ApprovalActs.PAPER_CONFIRMED, document, actor, words));
            carryOut(document, matter, open.acts(), actor);
        });
    }

    /** It does not agree with the signed sheet, or it was entered by mistake: it has to be entered anew. */
    void refuse(DocumentId id, UUID record, Actor actor, String reason) {
        compare(reason, () -> {
            Document document = documents.get(id, actor.reader());
            Matter matter = matters.lock(id);
            if (!mayRefuse(matter, getOpen(matter, record), actor)) {
                throw new NotYours(new Text(
                        "照合する文書取扱主任・登録した人・起案者", "the records clerk who compares, who recorded it or the drafter"));
            }
            records.close(id, record, PaperRecord.State.REFUSED, actor, reason);
            ledger.record(act(ApprovalActs.PAPER_REFUSED, document, actor, reason));
        });
    }

    private void compare(String words, Runnable body) {
        if (words.isBlank()) {
            throw ReasonNeeded.ofComparison();
        }
        if (words.length() > Opinions.LONGEST) {
            throw new TooLong(Opinions.LONGEST);
        }
        transactions.write(body);
    }

    private PaperRecord getOpen(Matter matter, UUID record) {
        PaperRecord found = records.find(matter.id(), record).orElseThrow(() -> Documents.missing(matter.id()));
        if (found.state() != PaperRecord.State.OPEN || matter.state().isFinal()) {
            throw new PaperCompared();
        }
        return found;
    }

    /**
     * Refuses who enters nothing of a matter now.
     *
     * @throws NotOnPaper when it does not go round on paper
     * @throws NotYours for who does not enter it
     * @throws PaperWaiting while something entered before waits
     */
    void requireToRecord(Matter matter, Actor actor) {
        requireOnPaper(matter);
        if (!mayRecord(matter, actor)) {
            throw new NotYours(new Text("起案者か文書取扱主任", "the drafter or the records clerk"));
        }
        if (records.findOpen(matter.id()).isPresent()) {
            throw new PaperWaiting();
        }
    }

    private void requireOnPaper(Matter matter) {
        if (matter.state() != MatterState.CIRCULATING
                || routes.of(matter.id(), matter.version()).isEmpty()) {
            throw new NotOnPaper();
        }
    }

    /** What is on paper was signed after it was sent round, and not in the future. */
    private void requireDays(Matter matter, List<PaperAct> acts) {
        LocalDate sent = sentOn(matter);
        boolean possible = acts.stream()
                .map(PaperAct::signedOn)
                .noneMatch(day -> day.isBefore(sent) || day.isAfter(clock.today()));
        if (!possible) {
            throw DateNotPossible.signedOutside();
        }
    }

    static LocalDate sentOn(Matter matter) {
        return LocalDate.ofInstant(matter.submittedAt().orElseThrow(), OfficialClock.ZONE);
    }

    private void carryOut(Document document, Matter matter, List<PaperAct> acts, Actor comparer) {
        PersonNames names = names(acts);
        new PaperCourse(offices.of(matter), clock.now()).require(matter, acts);
        Matter now = matter;
        for (PaperAct act : acts) {
            if (new PaperCourse(offices.of(now), clock.now()).next(now, act).isEmpty()) {
                continue;
            }
            Actor signer = signer(document.id(), act);
            now = carryOut(document, now, act, Acting.onPaper(signer, comparer, signature(act, names)));
        }
    }

    /** Who signed, as she would act at the screen today: nobody signs what she may not read. */
    private Actor signer(DocumentId id, PaperAct act) {
        Actor signer = actors.get(act.person(), act.post(), clock.today());
        if (documents.find(id, signer.reader()).isEmpty()) {
            throw PaperNotApplicable.unreadable(signer.post().name());
        }
        return signer;
    }

    private Matter carryOut(Document document, Matter matter, PaperAct act, Acting acting) {
        String words = act.words();
        try {
            return switch (act.outcome()) {
                case APPROVED -> happen(matter, acting, MatterEvent.APPROVE, act, "APPROVED");
                case CONDITIONAL -> happen(matter, acting, MatterEvent.CONDITIONAL, act, "CONDITIONAL");
                case OBJECTED -> giveBack(document, happen(matter, acting, MatterEvent.OBJECT, act, "OBJECTED"));
                case RETURNED -> giveBack(document, happen(matter, acting, MatterEvent.RETURN, act, "RETURNED"));
                case DECIDED -> decide(document, matter, acting, words, false);
                case DECIDED_ON_CONDITION -> decide(document, matter, acting, words, true);
                case DENIED -> {
                    deciding.deny(document, matter, acting, words);
                    yield matter;
                }
            };
        } catch (Refusal refusal) {
            throw new PaperNotApplicable(acting.actor().post().name(), refusal.message());
        }
    }

    private Matter happen(Matter matter, Acting acting, MatterEvent event, PaperAct act, String about) {
        return circulating.happen(matter, acting, event, act.words(), about, act.outcome()::after);
    }

    private Matter giveBack(Document document, Matter matter) {
        drafts.reopen(matter, document, documents.latest(matter.id()));
        return matter;
    }

    private Matter decide(Document document, Matter matter, Acting acting, String words, boolean conditional) {
        deciding.decide(document, matter, acting, words, conditional);
        return matter;
    }

    private static StepKind kind(Matter matter, PaperAct act) {
        return matter.circulation().route().stream()
                .filter(act::isAt)
                .map(Step::kind)
                .findFirst()
                .orElse(StepKind.REVIEW);
    }

    private PersonNames names(List<PaperAct> acts) {
        return organization.names(acts.stream().map(act -> act.person().value()).toList());
    }

    /** Who signed, in which post, on which day. */
    private String signature(PaperAct act, PersonNames names) {
        String post =
                organization.getPosts(List.of(act.post())).getFirst().name().ja();
        String name =
                names.on(act.person().value(), act.signedOn()).map(Text::ja).orElse("");
        return List.of(post, name.equals(post) ? "" : name, new JapaneseDate(act.signedOn()).full()).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("　"));
    }

    private static Act act(String kind, Document document, Actor actor, String words) {
        return Act.of(kind, Approvals.subject(document.id()), actor.doer(), document.title())
                .because(words);
    }
}
