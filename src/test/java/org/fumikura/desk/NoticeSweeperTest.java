package org.fumikura.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.desk.Tables.NOTICE;

import java.time.Instant;
import java.util.UUID;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was read long ago goes; what was not read stays. */
@FumikuraTest
class NoticeSweeperTest {

    private static final long AFTER_EVERYTHING = 1_000_000;

    @Autowired
    private NoticeSweeper sweeper;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private DSLContext db;

    @Test
    void forgetsNoticesThatWereReadLongAgo() {
        UUID person = UUID.randomUUID();
        Instant before = clocks.machineNow().minus(NoticeSweeper.KEPT);
        tell(person, 1, before.minusSeconds(1));
        tell(person, 2, before.plusSeconds(1));
        tell(person, 3, null);

        sweeper.sweep();

        assertThat(toshima.read(() -> db.select(NOTICE.POSITION)
                        .from(NOTICE)
                        .where(NOTICE.PERSON_ID.eq(person))
                        .orderBy(NOTICE.POSITION)
                        .fetch(NOTICE.POSITION)))
                .containsExactly(AFTER_EVERYTHING + 2, AFTER_EVERYTHING + 3);
    }

    private void tell(UUID person, long number, @Nullable Instant readAt) {
        toshima.in(() -> transactions.work(() -> db.insertInto(NOTICE)
                .set(NOTICE.POSITION, AFTER_EVERYTHING + number)
                .set(NOTICE.PERSON_ID, person)
                .set(NOTICE.KIND, "test")
                .set(NOTICE.SUBJECT_ID, person)
                .set(NOTICE.AT, clocks.officialNow())
                .set(NOTICE.READ_AT, readAt)
                .execute()));
    }
}
