package org.fumikura.approval;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FileId;
import org.fumikura.records.Files;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.FiscalYear;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.Toshima;
import org.springframework.stereotype.Component;

/** Leads matters of 情報管理課 along their way, as its people would. */
@Component
class MatterWalk {

    static final String DRAFTER = "joho-digital-tanto";
    static final String SUBSECTION_HEAD = "joho-digital-kakaricho";
    static final String SECTION_HEAD = "joho-kacho";
    static final String DEPARTMENT_HEAD = "seisaku-bucho";
    static final String DEPUTY_MAYOR = "fuku-kucho";

    private final Toshima toshima;
    private final Drafts drafts;
    private final DraftAttachments attachments;
    private final Authorities authorities;
    private final RouteProposals proposals;
    private final Approvals approvals;
    private final Matters matters;
    private final Transactions transactions;
    private final Files files;

    MatterWalk(
            Toshima toshima,
            Drafts drafts,
            DraftAttachments attachments,
            Authorities authorities,
            RouteProposals proposals,
            Approvals approvals,
            Matters matters,
            Transactions transactions,
            Files files) {
        this.toshima = toshima;
        this.drafts = drafts;
        this.attachments = attachments;
        this.authorities = authorities;
        this.proposals = proposals;
        this.approvals = approvals;
        this.matters = matters;
        this.transactions = transactions;
        this.files = files;
    }

    /** A complete draft that the 課長 decides and that is not issued. */
    DocumentId draft(String title) {
        return draft(title, "課長", false);
    }

    /** A complete draft of the first kind of matter that a rank decides. */
    DocumentId draft(String title, String rank, boolean enforced) {
        Actor drafter = toshima.actor(DRAFTER);
        return toshima.in(() -> {
            DocumentId id = drafts.begin(drafter);
            Authority authority = transactions.read(
                    () -> authorities.list(drafter.post().unit().body(), drafts.today()).stream()
                            .filter(rule -> rule.rank().label().ja().equals(rank) && !rule.selfDecidable())
                            .findFirst()
                            .orElseThrow());
            DraftInProgress begun = transactions.read(() -> drafts.getOwn(id, drafter));
            var text = new DraftText(
                    title,
                    title + "の本文。",
                    "規則第1条による。",
                    authority.matterCode(),
                    enforced,
                    false,
                    Optional.of(transactions
                            .read(() -> openFiles(drafter))
                            .getFirst()
                            .id()),
                    Secrecy.GENERAL,
                    Scope.SECTION,
                    Set.of(),
                    Disclosure.OPEN,
                    "",
                    "",
                    "",
                    transactions.read(() -> proposals
                            .propose(Drafter.of(drafter), Set.of(), authority.matterCode(), "", Optional.empty())
                            .steps()));
            drafts.save(id, drafter, begun.revision(), text);
            return id;
        });
    }

    /** Changes what is saved of a draft. */
    void rewrite(DocumentId id, UnaryOperator<DraftText> change) {
        Actor drafter = toshima.actor(DRAFTER);
        toshima.run(() -> {
            DraftInProgress saved = transactions.read(() -> drafts.getOwn(id, drafter));
            drafts.save(id, drafter, saved.revision(), change.apply(saved.text()));
        });
    }

    void attach(DocumentId id, String name, String text) {
        attach(id, name, text.getBytes(StandardCharsets.UTF_8));
    }

    void attach(DocumentId id, String name, byte[] bytes) {
        Actor drafter = toshima.actor(DRAFTER);
        toshima.run(() -> attachments.attach(id, drafter, name, new ByteArrayInputStream(bytes)));
    }

    /** Takes everything off a draft that is attached to it. */
    void detach(DocumentId id) {
        Actor drafter = toshima.actor(DRAFTER);
        draftOf(id)
                .orElseThrow()
                .attachments()
                .forEach(file -> toshima.run(
                        () -> attachments.rearrange(id, drafter, file.id(), DraftAttachments.Rearrange.REMOVE)));
    }

    void giveBack(DocumentId id, String login, String reason) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> approvals.returnToDrafter(id, actor, reason));
    }

    DocumentId submitted(String title) {
        DocumentId id = draft(title);
        submit(id);
        return id;
    }

    void submit(DocumentId id) {
        Actor drafter = toshima.actor(DRAFTER);
        toshima.run(() -> approvals.submit(id, drafter));
    }

    void approve(DocumentId id, String login) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> approvals.approve(id, actor, ""));
    }

    void decide(DocumentId id, String login) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> approvals.decide(id, actor, ""));
    }

    void deny(DocumentId id, String login, String reason) {
        Actor actor = toshima.actor(login);
        toshima.run(() -> approvals.deny(id, actor, reason));
    }

    void close(DocumentId id) {
        Actor drafter = toshima.actor(DRAFTER);
        toshima.run(() -> approvals.close(id, drafter));
    }

    /** A matter that 係長 approved and 課長 decided. */
    DocumentId decided(String title) {
        DocumentId id = submitted(title);
        approve(id, SUBSECTION_HEAD);
        decide(id, SECTION_HEAD);
        return id;
    }

    DocumentId closed(String title) {
        DocumentId id = decided(title);
        close(id);
        return id;
    }

    Matter matter(DocumentId id) {
        return toshima.read(() -> matters.find(id).orElseThrow());
    }

    Optional<DraftInProgress> draftOf(DocumentId id) {
        return toshima.read(() -> drafts.find(id));
    }

    /** Moves a draft from the section's first open file to its last. */
    void placeInLastFile(DocumentId id) {
        Actor drafter = toshima.actor(DRAFTER);
        FileId last = toshima.read(() -> openFiles(drafter).getLast().id());
        rewrite(id, text -> changed(text, text.body(), text.reason(), Optional.of(last)));
    }

    private List<Files.Choice> openFiles(Actor drafter) {
        return files.listOpen(drafter.unitAt(UnitLevel.SECTION).id(), FiscalYear.of(drafts.today()), drafter.reader());
    }

    /** The same draft with other words, in another file. */
    static DraftText words(DraftText text, String body, String reason, FileId file) {
        return changed(text, body, reason, Optional.of(file));
    }

    private static DraftText changed(DraftText text, String body, String reason, Optional<FileId> file) {
        return new DraftText(
                text.title(),
                body,
                reason,
                text.matterCode(),
                text.enforced(),
                text.previousYearPrefix(),
                file,
                text.secrecy(),
                text.scope(),
                text.flags(),
                text.disclosure(),
                text.disclosureReason(),
                text.dueOn(),
                text.amount(),
                text.route());
    }
}
