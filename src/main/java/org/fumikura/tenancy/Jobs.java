package org.fumikura.tenancy;

import static org.fumikuradb.tenancy.Tables.JOB;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikuradb.tenancy.tables.records.JobRecord;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The durable jobs of the current municipality. A job is a row before it is anything else: it is begun by whichever program of
 * the installation claims it, and taken up again when that one dies.
 */
@Component
public class Jobs {

    /** What orders a job that nobody ordered. */
    public static final String SCHEDULE = "schedule";

    private final DSLContext db;
    private final MachineClock clock;
    private final Uuid7 ids;
    private final ObjectProvider<JobKind> kinds;

    Jobs(DSLContext db, MachineClock clock, Uuid7 ids, ObjectProvider<JobKind> kinds) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.kinds = kinds;
    }

    /**
     * Orders a job, in the caller's transaction; it begins within seconds of the commit.
     *
     * @param kind the name of a {@link JobKind}
     * @param orderedBy the act or the person that ordered it, never blank
     * @return empty when one of the kind waits or runs already
     * @throws IllegalArgumentException for a kind that nobody provides
     */
    public Optional<UUID> order(String kind, String orderedBy) {
        if (!byName().containsKey(kind)) {
            throw new IllegalArgumentException("no such kind of job: " + kind);
        }
        UUID id = ids.create();
        int entered = db.insertInto(JOB)
                .set(JOB.ID, id)
                .set(JOB.KIND, kind)
                .set(JOB.STATE, JobState.WAITING.name())
                .set(JOB.ORDERED_BY, orderedBy)
                .set(JOB.ORDERED_AT, clock.now())
                .onConflictDoNothing()
                .execute();
        return entered == 1 ? Optional.of(id) : Optional.empty();
    }

    /** The kinds that a municipality can order, with what they are called, in the order of their names. */
    public Map<String, Text> kinds() {
        var labels = new TreeMap<String, Text>();
        byName().values().stream()
                .filter(kind -> !kind.ofInstallation())
                .forEach(kind -> labels.put(kind.name(), kind.label()));
        return labels;
    }

    /** The last jobs, the newest first; those that have not ended before the others. */
    public List<Job> list(int most) {
        return db.selectFrom(JOB)
                .orderBy(JOB.ENDED_AT.isNotNull(), JOB.ORDERED_AT.desc(), JOB.ID.desc())
                .limit(most)
                .fetch(this::read);
    }

    /** When one of a kind was last ordered. */
    public Optional<Instant> lastOrder(String kind) {
        return db.select(org.jooq.impl.DSL.max(JOB.ORDERED_AT))
                .from(JOB)
                .where(JOB.KIND.eq(kind))
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** When the last one of a kind ended. */
    Optional<Instant> lastEnd(String kind) {
        return db.select(org.jooq.impl.DSL.max(JOB.ENDED_AT))
                .from(JOB)
                .where(JOB.KIND.eq(kind))
                .fetchOptional()
                .map(row -> row.value1());
    }

    /** Those that have not ended. */
    List<UUID> open() {
        return db.select(JOB.ID).from(JOB).where(JOB.ENDED_AT.isNull()).fetch(JOB.ID);
    }

    Map<String, JobKind> byName() {
        var byName = new HashMap<String, JobKind>();
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        return byName;
    }

    private Job read(JobRecord row) {
        JobKind kind = byName().get(row.getKind());
        return new Job(
                row.getId(),
                row.getKind(),
                kind == null ? Text.same(row.getKind()) : kind.label(),
                JobState.valueOf(row.getState()),
                row.getOrderedBy(),
                row.getOrderedAt(),
                Optional.ofNullable(row.getBegunAt()),
                Optional.ofNullable(row.getEndedAt()),
                row.getDone(),
                row.getTotal() == null ? OptionalLong.empty() : OptionalLong.of(row.getTotal()),
                row.getResult() == null ? Optional.empty() : Optional.of(new Text(row.getResult(), row.getResultEn())));
    }
}
