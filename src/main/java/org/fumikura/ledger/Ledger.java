package org.fumikura.ledger;

import static org.fumikuradb.ledger.Tables.ACT;
import static org.fumikuradb.ledger.Tables.DETAIL;
import static org.fumikuradb.ledger.Tables.HEAD;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.LastStatement;
import org.fumikura.tenancy.Writing;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the journal of acts of the current municipality. Acts recorded during a write become durable with that
 * write, in the order in which they were recorded, or not at all.
 */
@Component
public class Ledger implements LastStatement {

    private static final int SALT_BYTES = 32;

    private final DSLContext db;
    private final OfficialClock officialClock;
    private final MachineClock machineClock;
    private final Uuid7 ids;
    private final JsonMapper json;
    private final Followers followers;
    private final Map<String, Text> words = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    Ledger(
            DSLContext db,
            OfficialClock officialClock,
            MachineClock machineClock,
            Uuid7 ids,
            JsonMapper json,
            Followers followers,
            List<ActWords> words) {
        this.db = db;
        this.officialClock = officialClock;
        this.machineClock = machineClock;
        this.ids = ids;
        this.json = json;
        this.followers = followers;
        words.forEach(some -> this.words.putAll(some.byKind()));
    }

    /**
     * Adds an act to the current write.
     *
     * @throws IllegalStateException outside of a write, or for a kind without wording
     */
    public void record(Act act) {
        if (!words.containsKey(act.kind)) {
            throw new IllegalStateException("no wording for acts of kind " + act.kind);
        }
        Writing.current().collected(PendingActs.class, PendingActs::new).acts.add(act);
    }

    @Override
    public void run(Writing writing) {
        List<Act> acts = writing.collected(PendingActs.class, PendingActs::new).acts;
        if (acts.isEmpty()) {
            throw new IllegalStateException("a write without an act");
        }
        var last = db.fetchSingle("select official_at, machine_at from ledger.lock_head()");
        Instant officialAt = latest(officialClock.now(), last.get("official_at", Instant.class));
        Instant machineAt = latest(machineClock.now(), last.get("machine_at", Instant.class));
        writing.requireSameDay(LocalDate.ofInstant(officialAt, OfficialClock.ZONE));
        var entries = new ArrayList<Map<String, @Nullable String>>(acts.size());
        for (Act act : acts) {
            entries.add(entry(act, officialAt, machineAt));
        }
        db.select(DSL.function("ledger.append", Long.class, DSL.val(JSONB.valueOf(json.writeValueAsString(entries)))))
                .fetchOne();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                followers.wake();
            }
        });
    }

    /** A clock that was set back, or read by somebody else a moment later, never makes time go backwards in the chain. */
    private static Instant latest(Instant now, @Nullable Instant last) {
        return last == null || now.isAfter(last) ? now : last;
    }

    /** Begins the chain of the current municipality unless it has begun; to be called in a working transaction. */
    public void open() {
        db.select(DSL.function("ledger.open_chain", Object.class)).fetch();
    }

    /** The last position, and the hash at it. */
    public Head head() {
        return db.select(HEAD.POSITION, HEAD.HASH).from(HEAD).fetchSingle(row -> new Head(row.value1(), row.value2()));
    }

    /** What was done to a subject, oldest first; for people who may read the subject itself. */
    public List<LedgerEntry> history(UUID subject) {
        return db.select(ACT.asterisk(), DETAIL.DETAIL_)
                .from(ACT)
                .leftJoin(DETAIL)
                .on(DETAIL.TENANT_ID.eq(ACT.TENANT_ID).and(DETAIL.POSITION.eq(ACT.POSITION)))
                .where(ACT.SUBJECT_ID.eq(subject))
                .orderBy(ACT.POSITION)
                .fetch(this::read);
    }

    /** The position of the last thing done to a subject, which tells its states apart; 0 when nothing was. */
    public long lastPosition(UUID subject) {
        return db.select(DSL.coalesce(DSL.max(ACT.POSITION), 0L))
                .from(ACT)
                .where(ACT.SUBJECT_ID.eq(subject))
                .fetchSingle()
                .value1();
    }

    /** Entries behind a position, oldest first. */
    public List<LedgerEntry> after(long position, int most) {
        return db.select(ACT.asterisk(), DETAIL.DETAIL_)
                .from(ACT)
                .leftJoin(DETAIL)
                .on(DETAIL.TENANT_ID.eq(ACT.TENANT_ID).and(DETAIL.POSITION.eq(ACT.POSITION)))
                .where(ACT.POSITION.gt(position))
                .orderBy(ACT.POSITION)
                .limit(most)
                .fetch(this::read);
    }

    /** What an act is called on a screen. */
    public Text words(String kind) {
        return words.getOrDefault(kind, new Text(kind, kind));
    }

    private Map<String, @Nullable String> entry(Act act, Instant officialAt, Instant machineAt) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String doer = act.doer instanceof Doer.InPost inPost ? inPost.label() : ((Doer.Job) act.doer).cause();
        String detail =
                json.writeValueAsString(new LedgerEntry.Detail(doer, act.title, act.reason, List.copyOf(act.changes)));
        var chained = new ChainedAct(
                ids.create(),
                act.kind,
                act.subject,
                act.doer instanceof Doer.InPost inPost ? inPost.person() : null,
                act.doer instanceof Doer.InPost inPost ? inPost.post() : null,
                act.doer instanceof Doer.Job job ? job.cause() : null,
                officialAt,
                machineAt,
                act.rule,
                act.digest,
                Commitment.of(salt, detail));
        var entry = new HashMap<String, @Nullable String>();
        entry.put("id", chained.id().toString());
        entry.put("kind", chained.kind());
        entry.put("subjectKind", chained.subject().kind());
        entry.put("subjectId", chained.subject().id().toString());
        entry.put("personId", text(chained.person()));
        entry.put("postId", text(chained.post()));
        entry.put("cause", chained.cause());
        entry.put("officialAt", officialAt.toString());
        entry.put("machineAt", machineAt.toString());
        entry.put("ruleId", text(chained.rule()));
        entry.put("digest", base64(chained.digest()));
        entry.put("commitment", base64(chained.commitment()));
        entry.put("body", base64(chained.body()));
        entry.put("salt", base64(salt));
        entry.put("detail", detail);
        return entry;
    }

    private LedgerEntry read(Record row) {
        String detail = row.get(DETAIL.DETAIL_);
        return new LedgerEntry(
                row.get(ACT.POSITION),
                row.get(ACT.ID),
                row.get(ACT.KIND),
                new Subject(row.get(ACT.SUBJECT_KIND), row.get(ACT.SUBJECT_ID)),
                row.get(ACT.PERSON_ID),
                row.get(ACT.POST_ID),
                row.get(ACT.CAUSE),
                row.get(ACT.OFFICIAL_AT),
                row.get(ACT.MACHINE_AT),
                row.get(ACT.RULE_ID),
                detail == null ? null : json.readValue(detail, LedgerEntry.Detail.class));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static final class PendingActs {
        final List<Act> acts = new ArrayList<>();
    }
}
