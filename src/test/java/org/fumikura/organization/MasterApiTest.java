package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.TestProgram.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators do on pages, done by a program. */
@FumikuraTest
class MasterApiTest {

    private static final String ADMINISTRATOR = "system-kanri";

    @Autowired
    private Site site;

    @Test
    void readsAMasterSliceBySliceAsItStandsInFiles() {
        TestProgram program = site.program(ADMINISTRATOR);
        assertThat(program.get("/api/v1/masters").json().findValuesAsString("code"))
                .contains("units", "posts", "people", "assignments", "roles", "calendars", "classification");

        var logins = new ArrayList<String>();
        String cursor = "";
        do {
            Answer slice = program.get("/api/v1/masters/people/rows?purpose=test&limit=20"
                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(slice.status()).isEqualTo(200);
            slice.json()
                    .path("items")
                    .forEach(row -> logins.add(row.path("login").asString()));
            cursor = slice.text("/next");
        } while (!cursor.isEmpty());

        assertThat(logins).contains("joho-kacho", ADMINISTRATOR).doesNotHaveDuplicates();
        assertThat(program.get("/api/v1/masters/people/rows").status())
                .as("without a purpose")
                .isEqualTo(400);
        assertThat(program.get("/api/v1/masters/people/rows?purpose=%E3%80%80%20")
                        .status())
                .as("with a purpose of blanks")
                .isEqualTo(422);
    }

    @Test
    void aRehearsalChangesNothingAndWhatItShowedIsTakenInOnce() {
        TestProgram program = site.program(ADMINISTRATOR);
        var rows = Map.of(
                "from",
                "2022-05-20",
                "rows",
                List.of(
                        Map.of("login", "api-shinjin", "name", "新人 一郎"),
                        program.get("/api/v1/masters/people/rows?purpose=test&q=joho-kacho")
                                .json()
                                .at("/items/0")));

        Answer rehearsal = program.post("/api/v1/masters/people/rehearsals", rows);
        assertThat(rehearsal.status()).as(rehearsal.body()).isEqualTo(200);
        assertThat(rehearsal.text("/lines/0/taken")).isEqualTo("NEW");
        assertThat(program.get("/api/v1/masters/people/rows?purpose=test&q=api-shinjin")
                        .json()
                        .path("items"))
                .isEmpty();

        var headers = Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", rehearsal.tag());
        Answer taken = program.call("POST", "/api/v1/masters/people/takings", rows, headers);
        Answer again = program.call("POST", "/api/v1/masters/people/takings", rows, headers);

        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.text("/counts/added")).isEqualTo("1");
        assertThat(taken.text("/firstPasswords/0/login")).isEqualTo("api-shinjin");
        assertThat(taken.text("/firstPasswords/0/password")).hasSize(19);
        assertThat(again.json().path("counts")).isEqualTo(taken.json().path("counts"));
        assertThat(again.json().path("firstPasswords")).isEmpty();
        assertThat(program.post("/api/v1/masters/people/takings", rows, rehearsal.tag())
                        .status())
                .as("what was rehearsed is no longer what would happen")
                .isEqualTo(412);
    }

    @Test
    void oneRefusedRowRefusesAllAndIsNamed() {
        TestProgram program = site.program(ADMINISTRATOR);
        var rows = Map.of(
                "from",
                "2022-05-20",
                "rows",
                List.of(Map.of("login", "api-good", "name", "良い"), Map.of("login", "BAD LOGIN", "name", "悪い")));

        Answer rehearsal = program.post("/api/v1/masters/people/rehearsals", rows);
        Answer refused = program.post("/api/v1/masters/people/takings", rows, rehearsal.tag());

        assertThat(rehearsal.text("/lines/1/why/ja")).contains("ログイン名は");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("organization.rows-refused");
        assertThat(refused.text("/errors/0/field")).isEqualTo("rows[1]");
        assertThat(program.get("/api/v1/masters/people/rows?purpose=test&q=api-good")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aColumnThatTheMasterLacksIsNamed() {
        Answer refused = site.program(ADMINISTRATOR)
                .post(
                        "/api/v1/masters/units/rehearsals",
                        Map.of("from", "2022-05-20", "rows", List.of(Map.of("colour", "青"))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/message/ja")).contains("この台帳にない列");
    }

    @Test
    void onlyAnAdministratorsTokenForIt() {
        TestProgram clerk = site.program("joho-kanri-tanto");
        TestProgram narrow =
                site.program("localhost", City.TOSHIMA, ADMINISTRATOR, Set.of(TokenScope.READ, TokenScope.WRITE));
        TestProgram auditor = site.program("kansa-tanto");
        var rows = Map.of("from", "2022-05-20", "rows", List.of(Map.of("login", "x", "name", "x")));

        assertThat(clerk.get("/api/v1/masters/people/rows?purpose=test").status())
                .isEqualTo(403);
        assertThat(clerk.get("/api/v1/system").status()).isEqualTo(403);
        assertThat(auditor.get("/api/v1/masters/people/rows?purpose=test").status())
                .isEqualTo(200);
        for (TestProgram program : List.of(clerk, narrow, auditor)) {
            assertThat(program.post("/api/v1/masters/people/rehearsals", rows).status())
                    .isEqualTo(403);
            assertThat(program.post("/api/v1/jobs", Map.of("kind", "content.fixity"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void watchesTheProgramAndOrdersAJob() {
        TestProgram program = site.program(ADMINISTRATOR);
        Answer system = program.get("/api/v1/system");
        assertThat(system.status()).isEqualTo(200);
        assertThat(system.json().path("parts").findValuesAsString("ja")).anyMatch(name -> name.contains("PostgreSQL"));
        assertThat(system.json().path("followers").findValuesAsString("name")).contains("heads");
        assertThat(program.get("/api/v1/job-kinds").json().findValuesAsString("kind"))
                .contains("content.fixity");

        Answer ordered = program.post("/api/v1/jobs", Map.of("kind", "content.fixity"));
        assertThat(ordered.status()).isIn(202, 409);
        assertThat(program.get("/api/v1/jobs").json().findValuesAsString("kind"))
                .contains("content.fixity");
        assertThat(program.post("/api/v1/jobs", Map.of("kind", "no.such")).status())
                .isEqualTo(422);
    }
}
