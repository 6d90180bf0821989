package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.OPENED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.MatterRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 一括: light matters are approved or decided together, each by an act of its own, and only when they were opened. */
@Component
class Together {

    private final DSLContext db;
    private final Transactions transactions;
    private final Approvals approvals;
    private final Matters matters;
    private final Authorities authorities;
    private final Documents documents;
    private final OfficialClock clock;
    private final MachineClock machineClock;

    Together(
            DSLContext db,
            Transactions transactions,
            Approvals approvals,
            Matters matters,
            Authorities authorities,
            Documents documents,
            OfficialClock clock,
            MachineClock machineClock) {
        this.db = db;
        this.transactions = transactions;
        this.approvals = approvals;
        this.matters = matters;
        this.authorities = authorities;
        this.documents = documents;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /** What became of one of them; without a problem it was approved or decided. */
    record Result(UUID matter, String title, Optional<Text> problem) {}

    /** Notes that somebody who is asked has opened a matter as it is now. */
    void noteOpened(DocumentId id, Actor actor) {
        transactions.work(() -> {
            db.insertInto(OPENED, OPENED.DOCUMENT_ID, OPENED.PERSON_ID, OPENED.VERSION, OPENED.AT)
                    .select(db.select(
                                    MATTER.DOCUMENT_ID,
                                    org.jooq.impl.DSL.val(actor.person().value()),
                                    MATTER.VERSION,
                                    org.jooq.impl.DSL.val(machineClock.now()))
                            .from(MATTER)
                            .where(MATTER.DOCUMENT_ID.eq(id.value())))
                    .onConflictDoNothing()
                    .execute();
        });
    }

    /** Which of some matters are light and were opened by the actor as they are now. */
    Set<UUID> possible(Collection<MatterRecord> rows, Actor actor) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Set<UUID> opened = db.select(MATTER.DOCUMENT_ID)
                .from(MATTER)
                .join(OPENED)
                .on(
                        OPENED.TENANT_ID.eq(MATTER.TENANT_ID),
                        OPENED.DOCUMENT_ID.eq(MATTER.DOCUMENT_ID),
                        OPENED.VERSION.eq(MATTER.VERSION))
                .where(
                        OPENED.PERSON_ID.eq(actor.person().value()),
                        MATTER.DOCUMENT_ID.in(
                                rows.stream().map(MatterRecord::getDocumentId).toList()))
                .fetchSet(MATTER.DOCUMENT_ID);
        List<Authority> table = authorities.list(actor.post().unit().body(), clock.today());
        var possible = new HashSet<UUID>();
        for (MatterRecord row : rows) {
            boolean light = RuleSearch.in(
                            table, row.getMatterCode(), row.getExpenditureItem(), Optional.ofNullable(row.getAmount()))
                    .row()
                    .filter(Authority::light)
                    .isPresent();
            if (light && opened.contains(row.getDocumentId())) {
                possible.add(row.getDocumentId());
            }
        }
        return possible;
    }

    /** Approves or decides each of them, as the actor is asked; one that can not be done keeps nobody else from it. */
    List<Result> act(List<UUID> ids, Actor actor) {
        var results = new ArrayList<Result>();
        for (UUID each : ids) {
            var id = new DocumentId(each);
            String title =
                    transactions.read(() -> documents.get(id, actor.reader()).title());
            try {
                act(id, actor);
                results.add(new Result(each, title, Optional.empty()));
            } catch (Refusal refused) {
                results.add(new Result(each, title, Optional.of(refused.message())));
            }
        }
        return List.copyOf(results);
    }

    private void act(DocumentId id, Actor actor) {
        boolean decides = transactions.read(() -> {
            MatterRecord row = db.fetchSingle(MATTER, MATTER.DOCUMENT_ID.eq(id.value()));
            if (!possible(List.of(row), actor).contains(id.value())) {
                throw new NotTogether();
            }
            return matters.find(id)
                    .flatMap(matter -> matter.circulation().askedOf(actor.post().id()))
                    .filter(step -> step.kind() == StepKind.DECISION)
                    .isPresent();
        });
        if (decides) {
            approvals.decide(id, actor, "");
        } else {
            approvals.approve(id, actor, "");
        }
    }
}
