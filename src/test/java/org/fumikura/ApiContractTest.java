package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.organization.TokenScope;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is sent to the API, the answer stands in its description, and nothing of anybody else's leaks. */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiContractTest {

    private static final int REQUESTS = Integer.getInteger("fumikura.test.wild", 3);
    /** Each operation meets some ids, and the long run meets them all. */
    private static final boolean EVERY_ID = Boolean.getBoolean("fumikura.test.everyId");

    private static final int SOME = 12;
    private static final long SEED = Long.getLong("fumikura.test.seed", 20220523);
    private static final List<String> PEOPLE =
            List.of("joho-digital-tanto", "joho-kacho", "joho-kanri-kakaricho", "fuku-kucho", "system-kanri");

    private final ApiContract contract = new ApiContract();

    @Autowired
    private Site site;

    @Autowired
    private TestInstallation installation;

    @Test
    void noRequestGetsAnAnswerOutsideTheContract() throws SQLException {
        var random = new Random(SEED);
        List<TestProgram> programs = PEOPLE.stream().map(site::program).toList();
        var wild = new WildRequests(random, contract, idsOf(1));
        var seen = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            for (ApiContract.Operation operation : contract.operations()) {
                WildRequests.Wild request = wild.request(operation);
                TestProgram program = programs.get(random.nextInt(programs.size()));
                if (random.nextBoolean()) {
                    request = request.seeing(program);
                }
                TestProgram.Answer answer =
                        program.call(operation.method(), request.path(), request.body(), request.headers());
                contract.requireKept(operation, answer, request);
                seen.merge(answer.status(), 1, Integer::sum);
            }
        }
        assertThat(seen.keySet()).as("seed %d", SEED).contains(200, 201, 400, 403, 404, 422, 428);
    }

    @Test
    void withoutAValidTokenNothingIsAnswered() {
        for (ApiContract.Operation operation : contract.operations()) {
            String path =
                    operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            TestProgram.Answer answer = site.program().call(operation.method(), path, null, Map.of());

            assertThat(answer.status()).as(operation.toString()).isEqualTo(401);
            contract.requireKept(operation, answer, path);
        }
    }

    @Test
    void aTokenForReadingChangesNothing() {
        TestProgram reader =
                site.program("localhost", City.TOSHIMA, "joho-digital-tanto", java.util.Set.of(TokenScope.READ));
        for (ApiContract.Operation operation : contract.operations()) {
            if (!List.of("GET", "HEAD").contains(operation.method())) {
                String path = operation
                        .path()
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());

                assertThat(reader.call(operation.method(), path, "{}", Map.of()).status())
                        .as(operation.toString())
                        .isEqualTo(403);
            }
        }
        assertThat(reader.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void anotherMunicipalitysIdIsAMissingOne() throws SQLException {
        TestProgram mihon =
                site.program("mihon.localhost", City.MIHON, "bunsho-kakaricho", java.util.Set.of(TokenScope.values()));
        List<String> ids = idsOf(1);
        for (ApiContract.Operation operation : contract.operations()) {
            if (!operation.path().contains("{")) {
                continue;
            }
            @Nullable Object body = operation.body().isMissingNode() ? null : bodyOf(operation);
            String missing = outcome(mihon, operation, UUID.randomUUID().toString(), body);
            var some = new ArrayList<>(ids);
            Collections.shuffle(some, new Random(SEED + operation.toString().hashCode()));
            for (String id : some.subList(0, EVERY_ID ? some.size() : SOME)) {
                assertThat(outcome(mihon, operation, id, body))
                        .as("%s tells 見本市 that 豊島区 has %s", operation, id)
                        .isEqualTo(missing);
            }
        }
    }

    private @Nullable Object bodyOf(ApiContract.Operation operation) {
        return new WildRequests(
                        new Random(SEED), contract, List.of(UUID.randomUUID().toString()))
                .request(operation)
                .body();
    }

    private static String outcome(
            TestProgram program, ApiContract.Operation operation, String id, @Nullable Object body) {
        TestProgram.Answer answer = program.call(
                operation.method(),
                operation.path().replaceAll("\\{[^}]+}", id),
                body,
                Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", "\"1\""));
        return answer.status() + answer.body().replace(id, "ID").replaceAll("\"request\":\"[0-9a-f]+\"", "");
    }

    private List<String> idsOf(int municipality) throws SQLException {
        var everything = new Database(installation.superuser());
        var ids = new TreeSet<String>();
        for (String table : everything.list("select table_schema || '.' || table_name from information_schema.columns "
                + "where column_name in ('id', 'document_id') and data_type = 'uuid' order by 1")) {
            String column = table.matches("approval\\.(matter|draft)") ? "document_id" : "id";
            if (!everything
                    .list("select 1::text from information_schema.columns where table_schema || '.' || table_name = '"
                            + table + "' and column_name = '" + column + "'")
                    .isEmpty()) {
                ids.addAll(everything.list("select %s::text from %s where tenant_id = %d order by 1 desc limit 1"
                        .formatted(column, table, municipality)));
            }
        }
        assertThat(ids).hasSizeGreaterThan(20);
        return List.copyOf(ids);
    }
}
