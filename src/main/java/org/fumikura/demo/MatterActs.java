package org.fumikura.demo;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.fumikura.approval.Approvals;
import org.fumikura.approval.DraftAttachments;
import org.fumikura.approval.DraftMarks;
import org.fumikura.approval.DraftText;
import org.fumikura.approval.Drafts;
import org.fumikura.approval.Turns;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the city's matters by the same use cases as people do. Each is part of the caller's transaction. */
@Component
@Profile("demo")
class MatterActs {

    private final Drafts drafts;
    private final DraftAttachments attachments;
    private final Approvals approvals;
    private final Turns turns;
    private final Documents documents;
    private final Cast cast;
    private final Materials materials;
    private final OfficialClock clock;

    MatterActs(
            Drafts drafts,
            DraftAttachments attachments,
            Approvals approvals,
            Turns turns,
            Documents documents,
            Cast cast,
            Materials materials,
            OfficialClock clock) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.approvals = approvals;
        this.turns = turns;
        this.documents = documents;
        this.cast = cast;
        this.materials = materials;
        this.clock = clock;
    }

    /** Writes a draft, complete and with its materials. */
    DocumentId write(PlannedMatter matter) {
        Actor drafter = cast.actor(matter.drafter(), today());
        DocumentId id = drafts.begin(drafter);
        drafts.save(id, drafter, 1, text(id, matter, drafter, matter.body()));
        for (String entry : matter.materials()) {
            Material material = materials.get(entry);
            attachments.attach(id, drafter, material.name(), new ByteArrayInputStream(material.bytes()));
        }
        return id;
    }

    /** Completes a draft that another module has begun, with its own words. */
    void complete(DocumentId id, PlannedMatter matter) {
        Actor drafter = cast.actor(matter.drafter(), today());
        drafts.save(id, drafter, drafts.getRevision(id, drafter), text(id, matter, drafter, matter.body()));
    }

    void submit(DocumentId id, PlannedMatter matter) {
        approvals.submit(id, cast.actor(matter.drafter(), today()));
    }

    /** The drafter adds something to what came back and submits it again. */
    void submitAgain(DocumentId id, PlannedMatter matter, String addition) {
        Actor drafter = cast.actor(matter.drafter(), today());
        int revision = drafts.getRevision(id, drafter);
        drafts.save(id, drafter, revision, text(id, matter, drafter, matter.body() + "\n" + addition));
        approvals.submit(id, drafter);
    }

    /** Whether nothing is left to do. */
    boolean isOver(DocumentId id) {
        return turns.find(id).isEmpty();
    }

    /**
     * Whoever it waits for does what is usual: approves, decides, enters today as its day of effect, completes it.
     *
     * @return whether it is over now
     */
    boolean goOn(DocumentId id, PlannedMatter matter) {
        Turns.Turn turn = turns.find(id).orElseThrow(() -> Documents.missing(id));
        Actor actor = cast.actor(turn, today());
        Document document = documents.get(id, actor.reader());
        if (document.state() == DocumentState.PENDING) {
            if (turn.decides()) {
                approvals.decide(id, actor, "");
            } else {
                approvals.approve(id, actor, "");
            }
            return false;
        }
        if (matter.enforced() && document.effectiveOn().isEmpty()) {
            approvals.takeEffect(id, actor, today());
            return false;
        }
        approvals.close(id, actor);
        return true;
    }

    void giveBack(DocumentId id, String reason) {
        approvals.returnToDrafter(id, whoseTurn(id), reason);
    }

    void giveBackToTheOneBefore(DocumentId id, String reason) {
        int place = turns.find(id).orElseThrow(() -> Documents.missing(id)).place();
        approvals.returnToStep(id, whoseTurn(id), place - 1, reason);
    }

    void deny(DocumentId id, String reason) {
        approvals.deny(id, whoseTurn(id), reason);
    }

    void takeBack(DocumentId id, PlannedMatter matter, String reason) {
        approvals.takeBack(id, cast.actor(matter.drafter(), today()), reason);
    }

    void proposeAbandoning(DocumentId id, PlannedMatter matter, String reason) {
        approvals.proposeAbandoning(id, cast.actor(matter.drafter(), today()), reason);
    }

    void abandon(DocumentId id) {
        approvals.abandon(id, whoseTurn(id), "");
    }

    void comment(DocumentId id, String words) {
        approvals.comment(id, whoseTurn(id), words);
    }

    private Actor whoseTurn(DocumentId id) {
        return cast.actor(turns.find(id).orElseThrow(() -> Documents.missing(id)), today());
    }

    /** The route stays the one that is proposed, and goes with kind, item and amount. */
    private DraftText text(DocumentId id, PlannedMatter matter, Actor drafter, String body) {
        return new DraftText(
                new DraftText.Words(matter.title(), body, matter.reason()),
                new DraftText.Case(matter.code(), matter.item(), matter.amount(), "", matter.enforced(), false),
                new DraftMarks(
                        matter.secrecy(), matter.scope(), Set.of(), matter.disclosure(), matter.disclosureReason()),
                matter.special(),
                Optional.of(cast.file(drafter, matter.file(), today())),
                matter.dueOn(),
                false,
                drafts.getRoute(id, drafter));
    }

    private LocalDate today() {
        return clock.today();
    }
}
