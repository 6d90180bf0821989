package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fumikura.content.SettableFreeSpace;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people see, and what is kept, when the machine under the program fails them: the table in docs/operating.md. */
@FumikuraTest
class OperatingTroubleTest {

    private static final String CLERK = "joho-digital-tanto";
    private static final String ADMINISTRATOR = "system-kanri";
    private static final int PEOPLE = 8;
    private static final Pattern HIDDEN =
            Pattern.compile("name=\"(key|revision)\"(?: id=\"[^\"]*\")? value=\"([^\"]*)\"");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Autowired
    private Site site;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private SettableFreeSpace disk;

    @Autowired
    private TestClocks clocks;

    /** The database says so itself: at the statement, or when it commits. */
    @ParameterizedTest
    @CsvSource({
        "53100, immediate, 507, データベースのディスクに空きがない, frame.database-full",
        "53100, deferred,  507, データベースのディスクに空きがない, frame.database-full",
        "55P03, immediate, 503, いま混み合っていて, frame.database-busy"
    })
    void whatTheDatabaseHasNoRoomOrTimeForIsNotDoneAtAll(
            String state, String when, int status, String words, String code) throws SQLException {
        TestBrowser clerk = site.signedIn(CLERK);
        TestProgram program = site.program(CLERK);
        String draft = clerk.post("/drafts", Map.of()).location();
        List<Map.Entry<String, String>> form = form(clerk, draft, "空きができてから保存される件名");
        long drafts = count("select count(*) from approval.draft");
        tell("create function public.fail() returns trigger language plpgsql as "
                + "$$ begin raise exception 'no room' using errcode = '" + state + "'; end $$");
        tell("create constraint trigger fail after insert or update on approval.draft deferrable initially " + when
                + " for each row execute function public.fail()");
        try {
            Answer refused = clerk.post(draft, form);
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.body()).contains(words, "受付番号").doesNotContain("Exception", state);
            TestProgram.Answer told = program.post("/api/v1/drafts", null);
            assertThat(told.status()).isEqualTo(status);
            assertThat(told.text("/code")).isEqualTo(code);
            assertThat(clerk.get("/documents").status()).as("reading goes on").isEqualTo(200);
            assertThat(count("select count(*) from approval.draft")).isEqualTo(drafts);
        } finally {
            tell("drop function public.fail() cascade");
        }
        assertThat(clerk.post(draft, form).status()).isEqualTo(302);
        assertThat(clerk.get(draft).body()).contains("空きができてから保存される件名");
    }

    /** With one connection for everybody, a request that needed a second one while it holds the first would wait for ever. */
    @Test
    void manyShareOneConnection() throws Exception {
        var work = new ArrayList<Callable<List<Integer>>>();
        for (int i = 0; i < PEOPLE; i++) {
            TestBrowser clerk = site.signedIn(CLERK);
            String title = "一度に保存する件名" + i;
            work.add(() -> {
                String draft = clerk.post("/drafts", Map.of()).location();
                return List.of(
                        clerk.get("/").status(),
                        clerk.get("/documents?q=%E8%A8%88%E7%94%BB").status(),
                        clerk.post(draft, form(clerk, draft, title)).status(),
                        clerk.get("/receipts").status());
            });
        }
        try (var few = installation.narrow(1, LONG);
                ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Integer>> done : desks.invokeAll(work)) {
                assertThat(done.get()).containsExactly(200, 200, 302, 200);
            }
        }
        assertThat(count("select count(*) from approval.draft where title like '一度に保存する件名%'"))
                .isEqualTo(PEOPLE);
    }

    @Test
    void whoWaitedTooLongForAConnectionIsToldAndTheNextIsServed() throws SQLException {
        TestBrowser clerk = site.signedIn(CLERK);
        clerk.post("/drafts", Map.of());
        try (var few = installation.narrow(2, SHORT)) {
            try (Connection one = dataSource.getConnection();
                    Connection other = dataSource.getConnection()) {
                assertThat(one).isNotSameAs(other);
                Answer refused = clerk.get("/documents");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("retry-after")).isEqualTo("10");
                assertThat(refused.body()).contains("いまデータベースに接続できません", "自動で元に戻ります");
                assertThat(clerk.post("/drafts", Map.of()).body()).contains("操作が反映されているか確かめ");
            }
            assertThat(clerk.get("/documents").status()).isEqualTo(200);
        }
    }

    @Test
    void aFullDiskOfAttachmentsRefusesThemAndNothingElse() throws IOException, SQLException {
        TestBrowser clerk = site.signedIn(CLERK);
        String draft = clerk.post("/drafts", Map.of()).location();
        var plan = new SentFile("files", "計画.txt", "案を示す".getBytes(StandardCharsets.UTF_8));
        List<Path> before = kept();
        long blobs = count("select count(*) from content.blob");
        disk.leave(1_000);
        try {
            Answer refused = clerk.postFiles(draft, form(clerk, draft, "満杯でも残る件名"), List.of(plan));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("資料を置くディスクの空きが足りない", "ほかの入力はそのまま残っています");
            assertThat(clerk.get(draft).body()).contains("満杯でも残る件名").doesNotContain("計画.txt");
            assertThat(kept()).isEqualTo(before);
            assertThat(count("select count(*) from content.blob")).isEqualTo(blobs);

            Answer receipt = clerk(
                    "/receipts",
                    List.of(Map.entry("title", "満杯の日に届いた文書")),
                    new SentFile("attachments", "届いた.txt", new byte[] {'a'}));
            assertThat(receipt.status()).isEqualTo(422);
            assertThat(receipt.body()).contains("満杯の日に届いた文書", "「届いた.txt」：資料を置くディスクの空きが足りない");
        } finally {
            disk.rewind();
        }
        assertThat(clerk.postFiles(draft, form(clerk, draft, "満杯でも残る件名"), List.of(plan))
                        .status())
                .isEqualTo(302);
        assertThat(clerk.get(draft).body()).contains("計画.txt");
    }

    @Test
    void aClockThatJumpsForwardEndsSessionsAndOneThatJumpsBackRefusesWrites() throws SQLException {
        LocalDateTime present = LocalDateTime.of(clocks.officialToday(), LocalDateTime.MIN.toLocalTime())
                .plusHours(15);
        clocks.setOfficial(present);
        TestBrowser before = site.signedIn(ADMINISTRATOR);
        assertThat(entered(before, "tokei-ima").status()).isEqualTo(200);

        clocks.setOfficial(present.plusDays(1));
        Answer asked = before.post("/administration/people", Map.of("login", "tokei-asu", "name", "明日 花子"));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.body()).as("what was typed is given back").contains("明日 花子");
        TestBrowser during = site.signedIn(ADMINISTRATOR);
        assertThat(entered(during, "tokei-asu").status()).isEqualTo(200);
        long acts = count("select max(position) from ledger.act where tenant_id = 1");

        clocks.setOfficial(present.plusMinutes(1));
        assertThat(before.get("/administration/people").status()).isEqualTo(200);
        assertThat(during.get("/administration/people").location())
                .as("a session out of the future would live too long")
                .isEqualTo("/sign-in");
        Answer refused = entered(before, "tokei-kinou");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("時計");
        assertThat(count("select max(position) from ledger.act where tenant_id = 1"))
                .isEqualTo(acts);

        clocks.setOfficial(present.plusDays(1).plusMinutes(1));
        assertThat(entered(site.signedIn(ADMINISTRATOR), "tokei-naoru").status())
                .isEqualTo(200);
        assertThat(count("select max(position) from ledger.act where tenant_id = 1"))
                .isEqualTo(acts + 1);
    }

    private static Answer entered(TestBrowser administrator, String login) {
        return administrator.post("/administration/people", Map.of("login", login, "name", "時計 花子"));
    }

    /** Sent by whoever may receive. */
    private Answer clerk(String path, List<Map.Entry<String, String>> form, SentFile file) {
        return site.signedIn("joho-kanri-kakaricho").postFiles(path, form, List.of(file));
    }

    private static List<Map.Entry<String, String>> form(TestBrowser browser, String draft, String title) {
        var form = new ArrayList<Map.Entry<String, String>>();
        form.add(Map.entry("do", "save"));
        form.add(Map.entry("title", title));
        Matcher hidden = HIDDEN.matcher(browser.get(draft).body());
        while (hidden.find()) {
            form.add(Map.entry(hidden.group(1), hidden.group(2)));
        }
        return form;
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(installation.content())) {
            List<Path> files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
            Collections.sort(files);
            return files;
        }
    }

    private long count(String sql) throws SQLException {
        return new Database(installation.superuser()).number(sql);
    }

    private void tell(String sql) throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
