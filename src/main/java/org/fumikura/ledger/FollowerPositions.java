package org.fumikura.ledger;

import static org.fumikuradb.ledger.Tables.ACT;
import static org.fumikuradb.ledger.Tables.FOLLOWER;
import static org.fumikuradb.ledger.Tables.HEAD;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fumikura.shared.MachineClock;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells how far the followers lag behind the chain of the current municipality. */
@Component
public class FollowerPositions {

    private final DSLContext db;
    private final MachineClock clock;
    private final ObjectProvider<Follower> followers;

    FollowerPositions(DSLContext db, MachineClock clock, ObjectProvider<Follower> followers) {
        this.db = db;
        this.clock = clock;
        this.followers = followers;
    }

    /** Every follower of the program, in the order of their names. */
    public List<FollowerPosition> list() {
        long head =
                db.select(HEAD.POSITION).from(HEAD).fetchOptional(HEAD.POSITION).orElse(0L);
        Map<String, Long> positions =
                db.select(FOLLOWER.NAME, FOLLOWER.POSITION).from(FOLLOWER).fetchMap(FOLLOWER.NAME, FOLLOWER.POSITION);
        return followers
                .orderedStream()
                .map(Follower::name)
                .sorted()
                .map(name -> of(name, positions.getOrDefault(name, 0L), head))
                .toList();
    }

    /**
     * Lets a follower of the current municipality follow from the first line again; part of a work transaction. What it made
     * before is its own business.
     */
    public void beginAnew(String follower) {
        db.update(FOLLOWER)
                .set(FOLLOWER.POSITION, 0L)
                .where(FOLLOWER.NAME.eq(follower))
                .execute();
    }

    private FollowerPosition of(String name, long position, long head) {
        return new FollowerPosition(name, position, head, position < head ? waiting(position + 1) : Duration.ZERO);
    }

    private Duration waiting(long position) {
        return db.select(ACT.MACHINE_AT)
                .from(ACT)
                .where(ACT.POSITION.eq(position))
                .fetchOptional(ACT.MACHINE_AT)
                .map(at -> Duration.between(at, clock.now()))
                .filter(waited -> !waited.isNegative())
                .orElse(Duration.ZERO);
    }
}
