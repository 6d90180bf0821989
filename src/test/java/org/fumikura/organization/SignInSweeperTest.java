package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.SESSION;
import static org.fumikuradb.organization.Tables.SIGN_IN_ATTEMPT;

import java.time.Duration;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is over goes, what is not stays. */
@FumikuraTest
class SignInSweeperTest {

    @Autowired
    private SignInSweeper sweeper;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private DSLContext db;

    @Test
    void forgetsSessionsAndFailuresThatAreLongOver() {
        site.signedIn("gyosei-tanto");
        toshima.in(() -> signIn.attempt("nobody-here", "wrong"));
        clocks.advance(SignInSweeper.KEPT.plus(Duration.ofMinutes(1)));
        site.signedIn("gyosei-tanto");
        toshima.in(() -> signIn.attempt("nobody-else", "wrong"));
        assertThat(count(SESSION)).isEqualTo(2);
        assertThat(count(SIGN_IN_ATTEMPT)).isEqualTo(2);

        sweeper.sweep();

        assertThat(count(SESSION)).isEqualTo(1);
        assertThat(count(SIGN_IN_ATTEMPT)).isEqualTo(1);
    }

    private int count(Table<?> table) {
        return toshima.read(() -> db.fetchCount(table));
    }
}
