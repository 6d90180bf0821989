package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Role;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route and every role: what needs a permission is refused to who lacks it, and a document of another unit that she may
 * not read is a missing one. The routes tell themselves; those of another municipality are covered by {@link TenancyIsolationTest} and
 * {@link ApiContractTest}.
 */
@FumikuraTest
class AccessMatrixTest {

    /** One for each role that a post can hold. */
    private static final Map<String, Role> PEOPLE = Map.of(
            "gyosei-tanto", Role.STAFF,
            "joho-kanri-kakaricho", Role.RECORDS_CLERK,
            "joho-kacho", Role.FILE_OWNER,
            "somu-kacho", Role.RECORDS_HEAD,
            "kansa-tanto", Role.AUDITOR,
            "system-kanri", Role.ADMINISTRATOR,
            "jinji-tanto", Role.PERSONNEL);

    private final ApiContract contract = new ApiContract();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Site site;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Documents documents;

    @Test
    void thereIsAPersonForEachRole() {
        assertThat(PEOPLE.values()).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void aRouteThatNeedsAPermissionIsForWhoHoldsItOnly() {
        for (Map.Entry<String, Role> person : PEOPLE.entrySet()) {
            Actor actor = toshima.actor(person.getKey());
            TestBrowser browser = site.signedIn(person.getKey());
            TestProgram program = site.program(person.getKey());
            for (Routes.Route route : Routes.list(mappings)) {
                String needs = Objects.requireNonNull(route.rule()).needs();
                boolean holds = actor.may(needs);
                // what she may do is not done here
                if (needs.isEmpty() || holds && route.method() != RequestMethod.GET) {
                    continue;
                }
                int status = route.isApi()
                        ? program.call(route.method().name(), path(route), null, Map.of())
                                .status()
                        : ask(browser, route, UUID.randomUUID().toString()).status();

                assertThat(status == 403)
                        .as("%s for %s, who is %s: %d", route, person.getKey(), person.getValue(), status)
                        .isNotEqualTo(holds);
            }
        }
    }

    private static String path(Routes.Route route) {
        return route.path(variable -> UUID.randomUUID().toString());
    }

    @Test
    void whatMayNotBeReadIsMissingOnEveryPage() throws SQLException {
        for (Map.Entry<String, Role> person : PEOPLE.entrySet()) {
            TestBrowser browser = site.signedIn(person.getKey());
            List<String> unreadable = unreadableFor(person.getKey());
            for (Routes.Route route : Routes.listPages(mappings)) {
                if (!route.hasVariable()) {
                    continue;
                }
                String missing = outcome(ask(browser, route, UUID.randomUUID().toString()));
                String id = one(unreadable, route);
                assertThat(outcome(ask(browser, route, id)))
                        .as("%s tells %s (%s) that there is %s", route, person.getKey(), person.getValue(), id)
                        .isEqualTo(missing);
            }
        }
    }

    @Test
    void whatMayNotBeReadIsMissingInTheApi() throws SQLException {
        for (Map.Entry<String, Role> person : PEOPLE.entrySet()) {
            TestProgram program = site.program(person.getKey());
            List<String> unreadable = unreadableFor(person.getKey());
            for (ApiContract.Operation operation : contract.operations()) {
                if (!operation.path().contains("{")) {
                    continue;
                }
                String missing = outcome(program, operation, UUID.randomUUID().toString());
                String id = one(unreadable, operation);
                assertThat(outcome(program, operation, id))
                        .as("%s tells %s (%s) that there is %s", operation, person.getKey(), person.getValue(), id)
                        .isEqualTo(missing);
            }
        }
    }

    private List<String> unreadableFor(String login) throws SQLException {
        var reader = toshima.actor(login).reader();
        List<String> all = new Database(installation.superuser())
                .list("select distinct on (d.kind, d.state, d.scope, d.secrecy) d.id::text from records.document d"
                        + " where d.tenant_id = 1 order by d.kind, d.state, d.scope, d.secrecy, d.id");
        List<String> unreadable = all.stream()
                .filter(id -> toshima.read(() -> documents
                        .find(new DocumentId(UUID.fromString(id)), reader)
                        .isEmpty()))
                .toList();
        assertThat(unreadable).as("what %s may not read", login).isNotEmpty();
        return unreadable;
    }

    /** Each place is asked for another one. */
    private static String one(List<String> ids, Object place) {
        return ids.get(Math.floorMod(place.toString().hashCode(), ids.size()));
    }

    private static TestBrowser.Answer ask(TestBrowser browser, Routes.Route route, String id) {
        String path = route.path(variable -> id);
        return route.method() == RequestMethod.GET
                ? browser.get(path)
                : browser.post(path, Map.of("key", UUID.randomUUID().toString(), "do", "comment", "words", "意見"));
    }

    private static String outcome(TestBrowser.Answer answer) {
        return answer.status() + answer.header("location").replaceAll("[0-9a-f-]{36}", "ID");
    }

    private static String outcome(TestProgram program, ApiContract.Operation operation, String id) {
        var headers = new HashMap<String, String>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        headers.put("If-Match", "\"1\"");
        TestProgram.Answer answer = program.call(
                operation.method(),
                operation.path().replaceAll("\\{[^}]+}", id),
                operation.body().isMissingNode() ? null : Map.of(),
                headers);
        return answer.status() + answer.body().replace(id, "ID").replaceAll("\"request\":\"[0-9a-f]+\"", "");
    }
}
