package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** A hundred people at once, on one matter and on many: nothing is lost and nothing happens twice. */
@FumikuraTest
class AHundredPeopleTest {

    private static final int PEOPLE = 100;
    private static final Map<String, String> APPROVE = Map.of("act", "APPROVE");
    private static final Map<String, String> DECIDE = Map.of("act", "DECIDE");

    @Autowired
    private Site site;

    @Autowired
    private TestInstallation installation;

    @Test
    @DisplayName("I-03 I-05 one matter is decided once, however many send it at once")
    void oneMatterIsDecidedOnce() throws Exception {
        TestProgram chief = site.program("joho-kacho");
        String matter = approved();
        String seen = chief.get("/api/v1/matters/" + matter).tag();

        List<Integer> statuses = together(() ->
                chief.post("/api/v1/matters/" + matter + "/acts", DECIDE, seen).status());

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(count("select count(*) from approval.decision where document_id = '" + matter + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from ledger.act where subject_id = '" + matter
                        + "' and kind = 'approval.decided'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from records.number n join records.number_series s on s.id = n.series_id"
                        + " where n.document_id = '" + matter + "' and s.kind = 'ISSUE'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("one draft saved by many at once keeps exactly what one of them wrote, and the others are told")
    void noSavingIsLostUnseen() throws Exception {
        TestProgram clerk = site.program("joho-digital-tanto");
        TestProgram.Answer begun = clerk.post("/api/v1/drafts", null);
        String path = "/api/v1/drafts/" + begun.text("/id");
        var titles = new ArrayList<Callable<String>>();
        for (int i = 0; i < PEOPLE; i++) {
            ObjectNode content = begun.json().path("content").deepCopy().asObject();
            String title = "件名" + i;
            content.put("title", title);
            titles.add(() -> clerk.put(path, content, begun.tag()).status() == 200 ? title : "");
        }

        List<String> saved =
                all(titles).stream().filter(title -> !title.isEmpty()).toList();

        assertThat(saved).hasSize(1);
        assertThat(clerk.get(path).text("/content/title")).isEqualTo(saved.getFirst());
    }

    @Test
    @DisplayName("I-05 many matters at once get numbers without gap and without double")
    void manyMattersGetTheirOwnNumbers() throws Exception {
        TestProgram clerk = site.program("joho-digital-tanto");
        var submissions = new ArrayList<Callable<String>>();
        for (int i = 0; i < PEOPLE; i++) {
            String title = "同時に回付する起案 " + i;
            submissions.add(() -> submitted(clerk, title).text("/numbers/0/label"));
        }

        List<String> numbers = all(submissions);

        assertThat(numbers).hasSize(PEOPLE).doesNotHaveDuplicates().allMatch(number -> number.startsWith("4-"));
        List<Integer> sorted = numbers.stream()
                .map(number -> Integer.valueOf(number.substring(2)))
                .sorted()
                .toList();
        assertThat(sorted.getLast() - sorted.getFirst()).isEqualTo(PEOPLE - 1);
    }

    private String approved() {
        TestProgram.Answer submitted = submitted(site.program("joho-digital-tanto"), "一度だけ決裁される起案");
        TestProgram head = site.program("joho-digital-kakaricho");
        String path = "/api/v1/matters/" + submitted.text("/id");
        assertThat(head.post(path + "/acts", APPROVE, head.get(path).tag()).status())
                .isEqualTo(200);
        return submitted.text("/id");
    }

    private static TestProgram.Answer submitted(TestProgram clerk, String title) {
        TestProgram.Answer begun = clerk.post("/api/v1/drafts", null);
        ObjectNode content = begun.json().path("content").deepCopy().asObject();
        content.put("title", title).put("body", "伺います。").put("enforced", true).put("matterCode", "A01");
        String path = "/api/v1/drafts/" + begun.text("/id");
        TestProgram.Answer saved = clerk.put(path, content, begun.tag());
        TestProgram.Answer submitted = clerk.post(path + "/submission", null, saved.tag());
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        return submitted;
    }

    private static <T> List<T> together(Callable<T> work) throws Exception {
        var all = new ArrayList<Callable<T>>();
        for (int i = 0; i < PEOPLE; i++) {
            all.add(work);
        }
        return all(all);
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> result : people.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private long count(String sql) throws Exception {
        try (var connection = installation.superuser().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
