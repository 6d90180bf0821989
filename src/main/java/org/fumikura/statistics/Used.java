package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.USED;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Counts who did which act in which month and unit. Each line of the ledger is counted once. */
@Component
class Used {

    private final DSLContext db;
    private final Organization organization;

    Used(DSLContext db, Organization organization) {
        this.db = db;
        this.organization = organization;
    }

    private record Use(String act, UUID unit, LocalDate month, UUID person) {}

    /** Part of a work transaction. What programs did by themselves is nobody's use. */
    void count(List<LedgerEntry> entries) {
        var posts = new HashSet<UUID>();
        entries.forEach(entry -> {
            if (entry.post() != null) {
                posts.add(entry.post());
            }
        });
        Map<UUID, Post> known = organization.postsById(posts);
        var counts = new HashMap<Use, Integer>();
        for (LedgerEntry entry : entries) {
            Post post = entry.post() == null ? null : known.get(entry.post());
            if (post != null && entry.person() != null) {
                LocalDate month = entry.officialAt()
                        .atZone(OfficialClock.ZONE)
                        .toLocalDate()
                        .withDayOfMonth(1);
                counts.merge(new Use(entry.kind(), post.unit().id().value(), month, entry.person()), 1, Integer::sum);
            }
        }
        counts.forEach((use, acts) -> db.insertInto(USED)
                .set(USED.ACT, use.act)
                .set(USED.UNIT_ID, use.unit)
                .set(USED.MONTH, use.month)
                .set(USED.PERSON_ID, use.person)
                .set(USED.ACTS, acts)
                .onConflict(USED.TENANT_ID, USED.ACT, USED.UNIT_ID, USED.MONTH, USED.PERSON_ID)
                .doUpdate()
                .set(USED.ACTS, USED.ACTS.plus(acts))
                .execute());
    }

    /** Forgets all of it, in the transaction that lets it follow from the beginning again. */
    void forget() {
        db.deleteFrom(USED).execute();
    }
}
