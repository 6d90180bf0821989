package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.OPENED_ATTACHMENT;
import static org.fumikuradb.approval.Tables.STEP_READING;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.organization.PersonId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Opening;
import org.fumikura.records.Version;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Which attachments of a matter were really sent to whom while it goes round, and what a step keeps of it (D-02). */
@Component
class Openings implements Opening {

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;

    Openings(DSLContext db, Transactions transactions, MachineClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void opened(DocumentId document, Collection<UUID> attachments, PersonId person) {
        transactions.work(() -> {
            if (db.fetchExists(MATTER, circulates(document))) {
                attachments.forEach(attachment -> db.insertInto(OPENED_ATTACHMENT)
                        .set(OPENED_ATTACHMENT.ATTACHMENT_ID, attachment)
                        .set(OPENED_ATTACHMENT.PERSON_ID, person.value())
                        .set(OPENED_ATTACHMENT.AT, clock.now())
                        .onConflictDoNothing()
                        .execute());
            }
        });
    }

    @Override
    public Set<UUID> unopened(DocumentId document, Collection<UUID> attachments, PersonId person) {
        if (attachments.isEmpty()) {
            return Set.of();
        }
        List<UUID> opened = db.select(OPENED_ATTACHMENT.ATTACHMENT_ID)
                .from(MATTER)
                .leftJoin(OPENED_ATTACHMENT)
                .on(
                        OPENED_ATTACHMENT.TENANT_ID.eq(MATTER.TENANT_ID),
                        OPENED_ATTACHMENT.PERSON_ID.eq(person.value()),
                        OPENED_ATTACHMENT.ATTACHMENT_ID.in(attachments))
                .where(circulates(document), MATTER.DRAFTER_ID.ne(person.value()))
                .fetch(OPENED_ATTACHMENT.ATTACHMENT_ID);
        return opened.isEmpty() ? Set.of() : without(attachments, opened);
    }

    /** Which of some attachments a person has opened. */
    Set<UUID> opened(Collection<UUID> attachments, PersonId person) {
        if (attachments.isEmpty()) {
            return Set.of();
        }
        return db.select(OPENED_ATTACHMENT.ATTACHMENT_ID)
                .from(OPENED_ATTACHMENT)
                .where(OPENED_ATTACHMENT.PERSON_ID.eq(person.value()), OPENED_ATTACHMENT.ATTACHMENT_ID.in(attachments))
                .fetchSet(OPENED_ATTACHMENT.ATTACHMENT_ID);
    }

    /** As {@link #unopened(DocumentId, Collection, PersonId)}, for a matter that was read together with what its reader has opened. */
    static Set<UUID> unopened(Matter matter, List<AttachedFile> files, Set<UUID> opened, PersonId person) {
        return matter.state() != MatterState.CIRCULATING || matter.drafter().equals(person)
                ? Set.of()
                : without(files.stream().map(AttachedFile::id).toList(), opened);
    }

    private static Set<UUID> without(Collection<UUID> attachments, Collection<UUID> opened) {
        var unopened = new HashSet<>(attachments);
        unopened.removeAll(opened);
        return Set.copyOf(unopened);
    }

    private static Condition circulates(DocumentId document) {
        return MATTER.DOCUMENT_ID.eq(document.value()).and(MATTER.STATE.eq(DSL.inline(MatterState.CIRCULATING.name())));
    }

    /**
     * Part of a write: a step that was answered at the screen keeps what its answerer had opened, and the act says it. What was
     * signed on paper was read on paper.
     *
     * @param after the matter after the act
     * @param acted the step on which was acted
     */
    void keep(Matter after, Step acted, Acting acting, Version words, Act act) {
        List<AttachedFile> files = words.attachments();
        Optional<Step> answered = after.circulation().steps().stream()
                .filter(step -> step.isSamePlace(acted) && step.state().isActed())
                .filter(step -> step.state() != StepState.TAKEN_BACK)
                .findFirst();
        if (files.isEmpty() || answered.isEmpty() || acting.signature().isPresent()) {
            return;
        }
        Set<UUID> opened = opened(
                files.stream().map(AttachedFile::id).toList(), acting.actor().person());
        db.insertInto(STEP_READING)
                .set(STEP_READING.DOCUMENT_ID, after.id().value())
                .set(STEP_READING.ROUND, acted.round())
                .set(STEP_READING.ORDINAL, acted.ordinal())
                .set(STEP_READING.ATTACHMENTS, files.size())
                .set(STEP_READING.OPENED, opened.size())
                .execute();
        List<String> closed = files.stream()
                .filter(file -> !opened.contains(file.id()))
                .map(AttachedFile::name)
                .toList();
        String count = "%d点のうち%d点".formatted(files.size(), opened.size());
        act.changing("開いた資料", null, closed.isEmpty() ? count : count + "（未開封：" + String.join("、", closed) + "）");
    }
}
