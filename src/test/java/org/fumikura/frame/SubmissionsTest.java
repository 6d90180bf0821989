package org.fumikura.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.frame.Tables.SUBMISSION;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which forms were carried out is known as long as somebody may have them open. */
@FumikuraTest
class SubmissionsTest {

    @Autowired
    private Submissions submissions;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private DSLContext db;

    @Test
    void forgetsFormsThatNobodyHasOpen() {
        UUID person = UUID.randomUUID();
        Instant now = clocks.machineNow();
        UUID old = sent(person, now.minus(Submissions.KEPT).minus(Duration.ofMinutes(1)));
        UUID recent = sent(person, now.minus(Submissions.KEPT).plus(Duration.ofMinutes(1)));

        submissions.sweep();

        assertThat(toshima.in(() -> submissions.outcome(old, person))).isEmpty();
        assertThat(toshima.in(() -> submissions.outcome(recent, person))).contains("/");
    }

    private UUID sent(UUID person, Instant at) {
        UUID key = submissions.key();
        toshima.run(() -> transactions.work(() -> db.insertInto(SUBMISSION)
                .set(SUBMISSION.KEY, key)
                .set(SUBMISSION.PERSON_ID, person)
                .set(SUBMISSION.OUTCOME, "/")
                .set(SUBMISSION.AT, at)
                .execute()));
        return key;
    }
}
