package org.fumikura;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;

/**
 * Four people of 情報管理課 at their desks: one drafts, one approves, one decides, one comments, as fast as they can. When no
 * answer comes, they send the same form again until one does, as people do.
 */
final class BusyOffice implements AutoCloseable {

    private static final String DRAFTER = "joho-digital-tanto";
    private static final String SUBSECTION_HEAD = "joho-digital-kakaricho";
    private static final String SECTION_HEAD = "joho-kacho";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PAUSE_MILLIS = 50;

    private final int port;
    private final Database database;
    private final Random random;
    private final String matterCode;
    private final List<String> route;
    private final List<Done> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Done> refused = new CopyOnWriteArrayList<>();
    private final Queue<String> toApprove = new ConcurrentLinkedQueue<>();
    private final Queue<String> toDecide = new ConcurrentLinkedQueue<>();
    private final List<String> submitted = new CopyOnWriteArrayList<>();
    private final ExecutorService desks = Executors.newFixedThreadPool(4);
    private final List<Future<?>> work = new ArrayList<>();
    private volatile boolean open = true;

    /**
     * Something that somebody did.
     *
     * @param key the key of the form with which it was done
     */
    record Done(String act, String document, UUID key) {}

    BusyOffice(int port, Database database, Random random) throws SQLException {
        this.port = port;
        this.database = database;
        this.random = random;
        this.matterCode = database.text(
                "select matter_code from approval.authority "
                        + "where tenant_id = 1 and deciding_rank = 'SECTION_HEAD' and not self_decidable order by matter_code limit 1");
        this.route = List.of(post(SUBSECTION_HEAD), post(SECTION_HEAD));
    }

    /** Signs everybody in and lets them begin. */
    void begin() {
        sit(DRAFTER, this::draft);
        sit(SUBSECTION_HEAD, browser -> pass(browser, toApprove, "approve", "approval.approved", toDecide));
        sit(
                SECTION_HEAD,
                browser -> pass(browser, toDecide, "decide", "approval.decided", new ConcurrentLinkedQueue<>()));
        sit(DRAFTER, this::comment);
    }

    /** Waits until so many more acts were acknowledged. */
    void awaitMore(int acts) throws Exception {
        int enough = acknowledged.size() + acts;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.size() < enough) {
            for (Future<?> desk : work) {
                if (desk.isDone()) {
                    desk.get();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nobody got an answer for " + PATIENCE);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Waits until everybody got something done. */
    void awaitEverybody() throws Exception {
        while (acknowledged.stream().map(Done::act).distinct().count() < work.size()) {
            awaitMore(1);
        }
    }

    /** Lets everybody finish what she has begun, and go home. */
    void goHome() throws Exception {
        open = false;
        for (Future<?> desk : work) {
            desk.get();
        }
    }

    /** What was answered with the page that follows. */
    List<Done> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What was answered with a refusal. */
    List<Done> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        desks.shutdownNow();
        desks.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What somebody does again and again. */
    private interface Duty {
        void perform(TestBrowser browser) throws Exception;
    }

    private void sit(String login, Duty duty) {
        var browser = new TestBrowser(port, "localhost");
        browser.signIn(login);
        work.add(desks.submit(() -> {
            while (open) {
                duty.perform(browser);
            }
            return true;
        }));
    }

    private void draft(TestBrowser browser) throws Exception {
        String path = insist(() -> browser.post("/drafts", Map.of())).location();
        String document = path.substring(path.lastIndexOf('/') + 1);
        var done = new Done("approval.submitted", document, UUID.randomUUID());
        Answer answer = insist(() -> browser.post(path, form(done)));
        if (note(done, answer)) {
            submitted.add(document);
            toApprove.add(document);
        }
    }

    private void pass(TestBrowser browser, Queue<String> from, String button, String act, Queue<String> to)
            throws Exception {
        String document = from.poll();
        if (document == null) {
            Thread.sleep(PAUSE_MILLIS);
            return;
        }
        if (press(browser, new Done(act, document, UUID.randomUUID()), button)) {
            to.add(document);
        }
    }

    private void comment(TestBrowser browser) throws Exception {
        if (submitted.isEmpty()) {
            Thread.sleep(PAUSE_MILLIS);
            return;
        }
        int newest = submitted.size();
        String document = submitted.get(newest - 1 - random.nextInt(Math.min(newest, 3)));
        press(browser, new Done("approval.commented", document, UUID.randomUUID()), "comment");
    }

    private boolean press(TestBrowser browser, Done done, String button) throws Exception {
        Map<String, String> form =
                Map.of("do", button, "key", done.key.toString(), "round", "1", "words", "意見 " + done.key);
        return note(done, insist(() -> browser.post("/matters/" + done.document, form)));
    }

    private boolean note(Done done, Answer answer) {
        boolean accepted = answer.status() == 302 && answer.location().equals("/matters/" + done.document);
        if (!accepted && answer.status() != 422) {
            throw new AssertionError("%s was answered with %d %s"
                    .formatted(done, answer.status(), answer.status() == 302 ? answer.location() : answer.body()));
        }
        (accepted ? acknowledged : refused).add(done);
        return accepted;
    }

    /** Sends until an answer comes that is none of a program in trouble. */
    private Answer insist(Callable<Answer> form) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = form.call();
                if (answer.status() < 500 && answer.status() != 409) {
                    return answer;
                }
            } catch (UncheckedIOException | SQLException | IllegalStateException killed) {
                // nobody answers: it is being started again
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("no answer for " + PATIENCE);
    }

    private List<Map.Entry<String, String>> form(Done done) throws SQLException {
        String draft = " from approval.draft where document_id = '" + done.document + "'";
        List<String> revision = database.list("select revision" + draft);
        List<String> file = database.list("select file_id" + draft);
        return List.of(
                Map.entry("do", "submit"),
                Map.entry("key", done.key.toString()),
                Map.entry("revision", revision.isEmpty() ? "0" : revision.getFirst()),
                Map.entry("file", file.isEmpty() ? "" : file.getFirst()),
                Map.entry("title", "停電に備える件 " + done.document.substring(24)),
                Map.entry("body", "下記のとおり実施してよろしいか伺います。"),
                Map.entry("reason", "業務継続計画による。"),
                Map.entry("matterCode", matterCode),
                Map.entry("enforced", "no"),
                Map.entry("routeKind", "REVIEW"),
                Map.entry("routePost", route.getFirst()),
                Map.entry("routeKind", "DECISION"),
                Map.entry("routePost", route.getLast()));
    }

    private String post(String login) throws SQLException {
        return database.text("select a.post_id from organization.assignment a join organization.person p "
                + "on p.tenant_id = a.tenant_id and p.id = a.person_id where p.tenant_id = 1 and a.kind = 'MAIN' "
                + "and a.valid @> date '2022-05-20' and p.login = '" + login + "'");
    }
}
