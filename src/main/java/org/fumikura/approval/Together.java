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
import org.fumikura.records.Document;
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
    private final Offices offices;
    private final Authorities authorities;
    private final Documents documents;
    private final OfficialClock clock;
    private final MachineClock machineClock;

    Together(
            DSLContext db,
            Transactions transactions,
            Approvals approvals,
            Offices offices,
            Authorities authorities,
            Documents documents,
            OfficialClock clock,
            MachineClock machineClock) {
        this.db = db;
        this.transactions = transactions;
        this.approvals = approvals;
        this.offices = offices;
        this.authorities = authorities;
        this.documents = documents;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    /** What became of one of them; without a problem it was approved or decided. */
    record Result(UUID matter, String title, Optional<Text> problem) {}

    /** Notes that somebody who is asked, or who approved it before, has opened a version of a matter. */
    void noteOpened(DocumentId id, int version, Actor actor) {
        transactions.work(() -> {
            db.insertInto(OPENED)
                    .set(OPENED.DOCUMENT_ID, id.value())
                    .set(OPENED.PERSON_ID, actor.person().value())
                    .set(OPENED.VERSION, version)
                    .set(OPENED.AT, machineClock.now())
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
            String title = transactions.read(() ->
                    documents.find(id, actor.reader()).map(Document::title).orElse("―"));
            try {
                approvals.actTogether(id, actor, matter -> isPossible(matter, actor));
                results.add(new Result(each, title, Optional.empty()));
            } catch (Refusal refused) {
                results.add(new Result(each, title, Optional.of(refused.message())));
            }
        }
        return List.copyOf(results);
    }

    private boolean isPossible(Matter matter, Actor actor) {
        boolean opened = db.fetchExists(
                OPENED,
                OPENED.DOCUMENT_ID.eq(matter.id().value()),
                OPENED.PERSON_ID.eq(actor.person().value()),
                OPENED.VERSION.eq(matter.version()));
        return opened
                && offices.of(matter)
                        .ruling()
                        .filter(ruling -> ruling.authority().light())
                        .isPresent();
    }
}
