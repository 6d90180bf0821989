package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.CREDENTIAL;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fumikura.demo.City;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.SignIn.Result;
import org.fumikura.organization.StaffRegister.NewPerson;
import org.fumikura.shared.LocalGovernmentCode;
import org.fumikura.shared.Text;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** How often one may guess. */
@FumikuraTest
class SignInTest {

    private static final int AT_ONCE = 40;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Foundation foundation;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    @Test
    void aStrangeLoginIsJustWrong() {
        toshima.run(() -> {
            for (String login : List.of("", " ", "\u0000", "a\u0000b", "'; --", "x".repeat(10_000), "職員")) {
                assertThat(signIn.attempt(login, "fumikura-demo")).isInstanceOf(Result.Wrong.class);
            }
            assertThat(signIn.attempt("joho-kacho", "x".repeat(10_000))).isInstanceOf(Result.Wrong.class);
            assertThat(signIn.attempt("\u3000JOHO-KACHO ", "fumikura-demo")).isInstanceOf(Result.Accepted.class);
        });
    }

    @Test
    void looksAtFivePasswordsHoweverManyArriveTogether() throws Exception {
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Result>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result>> attempts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                attempts.add(people.submit(() -> {
                    start.await();
                    return attempt("kikaku-shunin", "wrong");
                }));
            }
            start.countDown();
            for (Future<Result> attempt : attempts) {
                answers.add(attempt.get());
            }
        }

        assertThat(answers).filteredOn(Result.Wrong.class::isInstance).hasSize(SignIn.MOST_FAILURES - 1);
        assertThat(answers).filteredOn(Result.Locked.class::isInstance).hasSize(AT_ONCE - SignIn.MOST_FAILURES + 1);
        assertThat(attempt("kikaku-shunin", City.PASSWORD))
                .as("the right password does not open a lock")
                .isInstanceOf(Result.Locked.class);
    }

    @Test
    void theFifthAttemptMayStillBeTheRightOne() {
        for (int i = 1; i < SignIn.MOST_FAILURES; i++) {
            assertThat(attempt("gyosei-tanto", "wrong")).isInstanceOf(Result.Wrong.class);
        }
        assertThat(attempt("gyosei-tanto", City.PASSWORD)).isInstanceOf(Result.Accepted.class);
        assertThat(attempt("gyosei-tanto", "wrong"))
                .as("counting begins anew after a success")
                .isInstanceOf(Result.Wrong.class);
    }

    @Test
    void aLockEndsByItselfAndCountingBeginsAnew() {
        for (int i = 1; i < SignIn.MOST_FAILURES; i++) {
            attempt("joho-kacho", "wrong");
        }
        assertThat(attempt("joho-kacho", "wrong")).isInstanceOf(Result.Locked.class);
        clocks.advance(SignIn.LOCK.plus(Duration.ofSeconds(1)));

        assertThat(attempt("joho-kacho", "wrong")).isInstanceOf(Result.Wrong.class);
        assertThat(attempt("joho-kacho", City.PASSWORD)).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void anOutdatedHashIsRenewedWithTheNextSignIn() {
        String outdated = new Argon2PasswordEncoder(16, 32, 1, 128, 1).encode("old words");
        PersonId person = toshima.in(() ->
                staff.enterPerson(new NewPerson("test-outdated", Text.same("職員"), outdated), new Doer.Job("test")));

        assertThat(attempt("test-outdated", "other words")).isInstanceOf(Result.Wrong.class);
        assertThat(hash(person)).isEqualTo(outdated);
        assertThat(attempt("test-outdated", "old words")).isInstanceOf(Result.Accepted.class);
        assertThat(hash(person)).startsWith("$argon2id$v=19$m=256,t=1,p=1$");
        assertThat(attempt("test-outdated", "old words")).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void aFirstPasswordWaitsFortnightAndThenTellsOnlyWhoKnowsIt() {
        Credentials.First first = credentials.first();
        PersonId person = toshima.in(
                () -> credentials.enter("test-first", Text.same("職員"), first, Optional.empty(), new Doer.Job("test")));
        clocks.advance(Credentials.WAITS.minusSeconds(1));
        assertThat(attempt("test-first", first.password())).isEqualTo(new Result.Accepted(person));

        clocks.advance(Duration.ofSeconds(1));
        assertThat(attempt("test-first", first.password())).isInstanceOf(Result.Expired.class);
        assertThat(attempt("test-first", "wrong")).isInstanceOf(Result.Wrong.class);
        assertThat(site.browser()
                        .post("/sign-in", Map.of("login", "test-first", "password", first.password()))
                        .body())
                .contains("初回用のパスワードの期限", "システム管理者");

        Credentials.First again = credentials.first();
        toshima.run(() -> credentials.issue(person, again, new Doer.Job("test")));
        assertThat(attempt("test-first", again.password())).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void theFirstAdministratorOfAMunicipalityChoosesAPasswordOfHerOwn() {
        String host = "kita.localhost";
        foundation.found(
                new Foundation.NewMunicipality(
                        LocalGovernmentCode.ofFiveDigits("13117"),
                        new Text("北区", "Kita City"),
                        List.of(host),
                        new Text("区長部局", "Mayor"),
                        "kanri",
                        LocalDate.of(2022, 4, 1)),
                new Foundation.NewPassword("渡された合言葉", true),
                new Doer.Job("test"));
        TestBrowser administrator = site.browser(host);

        assertThat(administrator
                        .post("/sign-in", Map.of("login", "kanri", "password", "渡された合言葉"))
                        .status())
                .isEqualTo(302);
        assertThat(administrator.get("/administration/people").location()).isEqualTo("/password");
    }

    @Test
    void aLockSetWhileTheClockWasWrongEndsWithTheError() {
        Instant right = clocks.officialNow();
        clocks.advance(Duration.ofDays(365));
        for (int i = 1; i <= SignIn.MOST_FAILURES; i++) {
            attempt("gyosei-kakaricho", "wrong");
        }
        assertThat(attempt("gyosei-kakaricho", City.PASSWORD)).isInstanceOf(Result.Locked.class);
        clocks.setOfficial(right);

        assertThat(attempt("gyosei-kakaricho", City.PASSWORD)).isInstanceOf(Result.Accepted.class);
    }

    private String hash(PersonId person) {
        return toshima.read(() -> db.select(CREDENTIAL.PASSWORD_HASH)
                .from(CREDENTIAL)
                .where(CREDENTIAL.PERSON_ID.eq(person.value()))
                .fetchSingle()
                .value1());
    }

    private Result attempt(String login, String password) {
        return toshima.in(() -> signIn.attempt(login, password));
    }
}
