package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.StatementCounter;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No page and no list of the API asks the database more often than its head, its menu and its own few questions need. */
@FumikuraTest
class PageQueriesTest {

    private static final int MOST_OF_A_PAGE = 45;
    private static final int MOST_OF_THE_API = 15;

    /** No list, but what every module counts of one person. */
    private static final String HANDOVER = "/api/v1/handover";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Site site;

    @Autowired
    private StatementCounter statements;

    @Test
    void everyPageAsksFewQuestions() {
        TestBrowser clerk = site.signedIn("joho-kanri-kakaricho");
        TestBrowser drafter = site.signedIn("joho-digital-shunin");
        var found = new TreeMap<String, Integer>();
        for (Routes.Route route : Routes.listPages(mappings)) {
            if (route.method() == RequestMethod.GET && !route.hasVariable()) {
                clerk.get(route.pattern());
                found.put(route.pattern(), statements.during(() -> clerk.get(route.pattern())));
            }
        }
        for (String figures : List.of(
                "volume",
                "lead-times",
                "returns",
                "proxies",
                "stagnation",
                "printing",
                "paper",
                "seals",
                "adoption",
                "filing")) {
            String path = "/statistics/" + figures;
            found.put(path, statements.during(() -> clerk.get(path)));
        }
        String matter = waiting(clerk);
        found.put("/matters/{id}", statements.during(() -> clerk.get("/matters/" + matter)));
        found.put("/matters/{id}/compare", statements.during(() -> clerk.get("/matters/" + matter + "/compare")));
        found.put("/documents/{id}", statements.during(() -> clerk.get("/documents/" + matter)));
        String finding = "/documents/" + matter + "/finding";
        found.put("/documents/{id}/finding", statements.during(() -> clerk.get(finding)));
        found.put("/documents/{id}/similar", statements.during(() -> clerk.get("/documents/" + matter + "/similar")));
        String draft = drafter.post("/drafts", Map.of()).location();
        found.put("/drafts/{id}", statements.during(() -> drafter.get(draft)));

        assertThat(found)
                .hasSizeGreaterThan(20)
                .allSatisfy((path, count) -> assertThat(count)
                        .as("statements of %s, of all: %s", path, found)
                        .isLessThanOrEqualTo(MOST_OF_A_PAGE));
    }

    @Test
    void everyListOfTheApiAsksFewQuestions() {
        TestProgram clerk = site.program("joho-kanri-kakaricho");
        var found = new TreeMap<String, Integer>();
        for (ApiContract.Operation operation : new ApiContract().operations()) {
            if (operation.method().equals("GET") && !operation.path().contains("{")) {
                clerk.get(operation.path());
                found.put(operation.path(), statements.during(() -> clerk.get(operation.path())));
            }
        }

        assertThat(found)
                .hasSizeGreaterThan(8)
                .allSatisfy((path, count) -> assertThat(count)
                        .as("statements of %s, of all: %s", path, found)
                        .isLessThanOrEqualTo(path.equals(HANDOVER) ? MOST_OF_A_PAGE : MOST_OF_THE_API));
    }

    private String waiting(TestBrowser clerk) {
        assertThat(clerk.get("/matters").status()).isEqualTo(200);
        return site.program("joho-kanri-kakaricho")
                .get("/api/v1/documents?limit=1")
                .text("/items/0/id");
    }
}
