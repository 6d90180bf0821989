package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.SUBMISSION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.Documents;
import org.fumikura.records.FileProposals;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.records.Writ;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Turns a draft into a matter that circulates (A.12, submit). */
@Component
class Submitting {

    private final DSLContext db;
    private final Drafts drafts;
    private final DraftOrigins origins;
    private final Completeness completeness;
    private final Matters matters;
    private final TakeoverRows takeovers;
    private final Offices offices;
    private final Organization organization;
    private final Documents documents;
    private final Numbers numbers;
    private final HigherReasons higherReasons;
    private final Specials specials;
    private final Pointers pointers;
    private final RouteProposals proposals;
    private final FileProposals fileProposals;
    private final KindProposals kindProposals;
    private final LastWords lastWords;
    private final MatterDigests digests;
    private final Ledger ledger;
    private final OfficialClock clock;

    Submitting(
            DSLContext db,
            Drafts drafts,
            DraftOrigins origins,
            Completeness completeness,
            Matters matters,
            TakeoverRows takeovers,
            Offices offices,
            Organization organization,
            Documents documents,
            Numbers numbers,
            HigherReasons higherReasons,
            Specials specials,
            Pointers pointers,
            RouteProposals proposals,
            FileProposals fileProposals,
            KindProposals kindProposals,
            LastWords lastWords,
            MatterDigests digests,
            Ledger ledger,
            OfficialClock clock) {
        this.db = db;
        this.drafts = drafts;
        this.origins = origins;
        this.completeness = completeness;
        this.matters = matters;
        this.takeovers = takeovers;
        this.offices = offices;
        this.organization = organization;
        this.documents = documents;
        this.numbers = numbers;
        this.higherReasons = higherReasons;
        this.specials = specials;
        this.pointers = pointers;
        this.proposals = proposals;
        this.fileProposals = fileProposals;
        this.kindProposals = kindProposals;
        this.lastWords = lastWords;
        this.digests = digests;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Part of a write. */
    void submit(DocumentId id, Actor actor) {
        DraftInProgress draft = drafts.lockOwn(id, actor);
        List<Shortcoming> shortcomings = completeness.shortcomings(draft, actor);
        if (!shortcomings.isEmpty()) {
            throw new Incomplete(shortcomings);
        }
        Optional<Matter> known = matters.find(id);
        MatterEvent.SUBMIT.after(known.map(Matter::state).orElse(MatterState.DRAFTING));
        Matter before = known.isPresent() ? matters.lock(id) : enter(draft);
        int version = before.version() + 1;
        Resubmission again = again(before, draft, actor);
        freeze(draft, version);
        Matter after = submitted(before, draft.text(), again, version, actor);
        matters.save(before, after);
        db.insertInto(SUBMISSION)
                .set(SUBMISSION.DOCUMENT_ID, id.value())
                .set(SUBMISSION.VERSION, version)
                .set(SUBMISSION.ROUND, after.circulation().round())
                .set(SUBMISSION.DRAFT_REVISION, draft.revision())
                .set(SUBMISSION.CHANGED, again.changed())
                .execute();
        higherReasons.freeze(id, version, draft.text().higherReason());
        specials.freeze(draft, version, actor);
        pointers.freeze(draft, version);
        grant(after);
        if (version == 1) {
            numbers.allot(NumberKind.DRAFT, section(draft), FiscalYear.of(clock.today()), id, clock.today());
        }
        origins.keep(id);
        draft.text().file().ifPresent(file -> fileProposals.choose(id.value(), file, draft.drafter()));
        kindProposals.choose(id, draft.text().matterCode(), draft.drafter());
        drafts.remove(id);
        Act act = Act.of(
                        MatterEvent.SUBMIT.act(),
                        Approvals.subject(id),
                        actor.doer(),
                        draft.text().title())
                .sealing(digests.submission(id.value(), version).orElseThrow());
        ledger.record(
                draft.text().personalNumberConfirmed()
                        ? act.changing("個人番号の確認", null, PersonalNumbers.CONFIRMED.ja())
                        : act);
    }

    private Matter enter(DraftInProgress draft) {
        documents.register(draft.id(), DocumentKind.DRAFT, writ(draft), FiscalYear.of(clock.today()));
        documents.grantToDrafter(draft.id(), draft.drafter());
        var matter = new Matter(
                draft.id(),
                draft.drafter(),
                draft.post(),
                takeovers.earlierDrafters(draft.id()),
                draft.unit(),
                draft.unit(),
                draft.text().matterCode(),
                draft.text().expenditureItem(),
                draft.text().enforced(),
                draft.text().previousYearPrefix(),
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Circulation.begin());
        matters.enter(matter);
        return matter;
    }

    /** The first version was frozen when the document was registered. */
    private void freeze(DraftInProgress draft, int version) {
        if (version > 1) {
            documents.addVersion(draft.id(), version, writ(draft));
        }
    }

    /**
     * What still stands of the route before; today's row of the matter says who is asked again (再回付). Who took it over after she
     * had answered asks everybody: her own answer does not stand.
     */
    private Resubmission again(Matter before, DraftInProgress draft, Actor actor) {
        if (before.version() == 0) {
            return Resubmission.ANEW;
        }
        Recirculation rule = proposals
                .propose(draft, draft.text())
                .row()
                .map(row -> row.terms().recirculation())
                .filter(standing ->
                        before.circulation().answeredBy(draft.drafter()).isEmpty())
                .orElse(Recirculation.EVERYBODY);
        return Resubmission.of(lastWords.submitted(before, actor), draft, rule);
    }

    private Circulation.Merging merging(Matter before, Actor actor) {
        return new Proceeding(
                        before, offices.of(before), actor.person(), actor.post().id(), clock.now())
                .merging();
    }

    private Matter submitted(Matter before, DraftText text, Resubmission again, int version, Actor actor) {
        return new Matter(
                before.id(),
                before.drafter(),
                before.drafterPost(),
                before.earlierDrafters(),
                before.unit(),
                before.inCharge(),
                text.matterCode(),
                text.expenditureItem(),
                text.enforced(),
                text.previousYearPrefix(),
                before.noProxy() || again.disagreed(),
                due(text),
                text.yen(),
                version,
                Optional.of(clock.now()),
                before.circulation().submit(addressees(text), again, clock.now(), merging(before, actor)));
    }

    private Optional<LocalDate> due(DraftText text) {
        return text.dueOn().isBlank()
                ? Optional.empty()
                : DateInput.read(text.dueOn(), clock.today()).date();
    }

    private List<Addressee> addressees(DraftText text) {
        List<Post> posts = organization.getPosts(
                text.route().stream().map(DraftText.DraftStep::post).toList());
        var addressees = new ArrayList<Addressee>();
        for (int i = 0; i < posts.size(); i++) {
            Post post = posts.get(i);
            DraftText.DraftStep step = text.route().get(i);
            addressees.add(new Addressee(step.kind(), post.id(), post.unit().id(), step.joining()));
        }
        return addressees;
    }

    private void grant(Matter matter) {
        matter.circulation()
                .route()
                .forEach(step ->
                        documents.grantToPost(matter.id(), step.addressee().post()));
    }

    private UnitId section(DraftInProgress draft) {
        return sectionOf(organization.lineOf(draft.unit(), clock.today()));
    }

    /** The unit that counts numbers: the section, or the unit itself above sections. */
    static UnitId sectionOf(List<Unit> line) {
        return line.stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION)
                .findFirst()
                .orElse(line.getFirst())
                .id();
    }

    private static Writ writ(DraftInProgress draft) {
        DraftText text = draft.text();
        return new Writ(
                draft.unit(),
                text.file().orElseThrow(),
                text.title().strip(),
                text.body(),
                text.reason(),
                text.secrecy(),
                text.scope(),
                text.flags(),
                text.disclosure(),
                text.disclosureReason(),
                draft.attachments());
    }
}
