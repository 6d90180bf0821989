package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.Documents;
import org.fumikura.records.FileProposals;
import org.fumikura.records.RecordDigests;
import org.fumikura.records.Typed;
import org.fumikura.records.Writ;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * 供覧 (A.3.3): a document is sent to posts, each marks it as seen, perhaps with a comment that all can read; nobody decides.
 * Each method is one write with its act.
 */
@Component
public class Perusals {

    private final PerusalRows rows;
    private final PerusalDrafts drafts;
    private final PerusalCheck check;
    private final PerusalConversion conversion;
    private final Documents documents;
    private final FileProposals fileProposals;
    private final RecordDigests digests;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;

    Perusals(
            PerusalRows rows,
            PerusalDrafts drafts,
            PerusalCheck check,
            PerusalConversion conversion,
            Documents documents,
            FileProposals fileProposals,
            RecordDigests digests,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock) {
        this.rows = rows;
        this.drafts = drafts;
        this.check = check;
        this.conversion = conversion;
        this.documents = documents;
        this.fileProposals = fileProposals;
        this.digests = digests;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sends what was prepared: its words are frozen, and every post that it is sent to may read it.
     *
     * @throws NotFound for anybody but its sender
     * @throws Incomplete when something is missing
     */
    void send(DocumentId id, Actor actor) {
        transactions.write(() -> {
            PerusalDraft draft = drafts.lockOwn(id, actor);
            List<Shortcoming> shortcomings = check.shortcomings(draft, actor);
            if (!shortcomings.isEmpty()) {
                throw new Incomplete(shortcomings);
            }
            LocalDate due = check.dueOn(draft.text()).orElseThrow();
            int version = rows.lock(id).map(before -> before.version() + 1).orElse(1);
            var perusal = new Perusal(
                    id,
                    draft.sender(),
                    draft.post(),
                    draft.source(),
                    version,
                    clock.now(),
                    Optional.empty(),
                    PerusalCourse.sentTo(draft.text().posts(), due));
            if (version == 1) {
                documents.register(id, DocumentKind.PERUSAL, writ(draft), FiscalYear.of(clock.today()));
                documents.grantToDrafter(id, draft.sender());
                rows.insert(perusal, draft.unit());
            } else {
                documents.addVersion(id, version, writ(draft));
                rows.send(perusal);
            }
            draft.text().posts().forEach(post -> documents.grantToPost(id, post));
            draft.text().file().ifPresent(file -> fileProposals.choose(id.value(), file, draft.sender()));
            drafts.remove(draft);
            ledger.record(
                    act(ApprovalActs.PERUSAL_SENT, id, Typed.line(draft.text().title()), actor.doer())
                            .changing("期限", null, due.toString())
                            .sealing(digests.version(id.value(), version).orElseThrow()));
        });
    }

    private static Writ writ(PerusalDraft draft) {
        DraftMarks marks = draft.text().marks();
        return new Writ(
                draft.unit(),
                draft.text().file().orElseThrow(),
                Typed.line(draft.text().title()),
                draft.text().body(),
                "",
                marks.secrecy(),
                marks.scope(),
                marks.flags(),
                marks.disclosure(),
                marks.disclosureReason(),
                draft.attachments());
    }

    /**
     * Marks a perusal as seen for the acting post (閲覧済). Who is the last completes it.
     *
     * @param words a comment that all can read; may be blank
     * @throws NotFound when she may not read it
     * @throws PerusalNotOpen when it is not open
     * @throws NotYours when it does not wait for her post
     */
    void see(DocumentId id, String words, Actor actor) {
        transactions.write(() -> {
            Perusal perusal = lock(id, actor);
            Document document = documents.get(id, actor.reader());
            PostId post = actor.post().id();
            PerusalCourse after = perusal.course().seen(post, actor.person(), clock.now(), clock.today());
            rows.see(perusal, post, actor.person(), clock.now());
            rows.comment(perusal, actor, Typed.lines(words), clock.now());
            ledger.record(act(ApprovalActs.PERUSAL_SEEN, id, document.title(), actor.doer()));
            if (after.isSeenByAll()) {
                complete(id, document.title(), actor.doer());
            }
        });
    }

    private void complete(DocumentId id, String title, Doer doer) {
        documents.close(id);
        ledger.record(
                act(ApprovalActs.PERUSAL_COMPLETED, id, title, doer).sealing(digests.laterDates(id.value(), true)));
    }

    /**
     * Takes a perusal back (戻し): its sender can mend and send it again. What was seen and said stays.
     *
     * @throws NotYours for anybody but its sender
     * @throws PerusalNotOpen when it is not open
     */
    void takeBack(DocumentId id, Actor actor) {
        transactions.write(() -> {
            Perusal perusal = lock(id, actor);
            requireSender(perusal, actor);
            Document document = documents.get(id, actor.reader());
            perusal.course().recalled(clock.today());
            rows.takeBack(id);
            drafts.reopen(perusal, document, documents.latest(id));
            ledger.record(act(ApprovalActs.PERUSAL_TAKEN_BACK, id, document.title(), actor.doer()));
        });
    }

    /**
     * Begins a draft with the words and attachments of a perusal, once.
     *
     * @return the draft
     * @throws NotYours for anybody but its sender
     * @throws PerusalNotOpen while it is being prepared
     * @throws PerusalDrafted when it became one already
     */
    DocumentId convert(DocumentId id, Actor actor) {
        return transactions.write(() -> {
            Perusal perusal = lock(id, actor);
            requireSender(perusal, actor);
            Document document = documents.get(id, actor.reader());
            if (!perusal.course().out()) {
                throw new PerusalNotOpen(PerusalState.PREPARING);
            }
            if (perusal.draft().isPresent()) {
                throw new PerusalDrafted();
            }
            DocumentId draft = conversion.begin(perusal, document, documents.latest(id), actor);
            rows.becomes(id, draft);
            ledger.record(act(ApprovalActs.PERUSAL_DRAFTED, id, document.title(), actor.doer()));
            return draft;
        });
    }

    /**
     * Completes the register entry of what is complete since its last day has passed, so that its retention is known. What
     * people see does not wait for it.
     */
    void completeOverdue(DocumentId id, Doer doer) {
        transactions.write(() -> {
            rows.lock(id);
            complete(id, documents.label(id.value()), doer);
        });
    }

    private Perusal lock(DocumentId id, Actor actor) {
        documents.get(id, actor.reader());
        return rows.lock(id).orElseThrow(() -> Documents.missing(id));
    }

    private static void requireSender(Perusal perusal, Actor actor) {
        if (!perusal.sender().equals(actor.person())) {
            throw new NotYours(PerusalNotOpen.SENDER);
        }
    }

    private static Act act(String kind, DocumentId id, String title, Doer doer) {
        return Act.of(kind, Approvals.subject(id), doer, title);
    }
}
