package org.fumikura.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One of the staff at her screen: what she waits for is measured, and any other answer than the expected one is an exception. */
final class Seat {

    private static final double THINK_SECONDS = 5;

    private final String login;
    private final Browser browser;
    private final boolean byProgram;
    private final Random random;
    private final Watch watch;
    private Api program;

    /** @param byProgram whether what she does goes by the API */
    Seat(String login, Browser browser, boolean byProgram, Random random, Watch watch) {
        this.login = login;
        this.browser = browser;
        this.byProgram = byProgram;
        this.random = random;
        this.watch = watch;
    }

    /** A request of a program. */
    interface Call {
        Wire.Answer send(Api api) throws IOException;
    }

    String login() {
        return login;
    }

    boolean isByProgram() {
        return byProgram;
    }

    Random random() {
        return random;
    }

    Watch watch() {
        return watch;
    }

    /** About five seconds, at most until the time is over. */
    void think() throws InterruptedException {
        pause((long) (THINK_SECONDS * 1000 * (0.5 + random.nextDouble())));
    }

    /** Nobody begins at the same moment. */
    void arrive() throws InterruptedException {
        pause((long) (random.nextDouble() * THINK_SECONDS * 1000));
    }

    private void pause(long millis) throws InterruptedException {
        if (!watch.isOver()) {
            Thread.sleep(millis);
        }
    }

    /**
     * Opens a page, and the one that it leads to.
     *
     * @param hidden the status of a page that she may as well not be shown
     */
    Wire.Answer open(String path, int... hidden) throws IOException {
        long begin = System.nanoTime();
        Wire.Answer answer = browser.get(path);
        if (answer.status() == 302) {
            watch.page(begin);
            return open(answer.path(), hidden);
        }
        require(answer, 200, hidden, path);
        watch.page(begin);
        return answer;
    }

    /** Sends a form; the page that it leads to belongs to the same wait. */
    Wire.Answer send(String path, Map<String, List<String>> form, int... hidden) throws IOException {
        long begin = System.nanoTime();
        Wire.Answer answer = browser.send(path, form);
        require(answer, 302, hidden, path);
        if (answer.status() == 302) {
            Wire.Answer shown = browser.get(answer.path());
            shown.require(200, answer.path());
            answer = new Wire.Answer(302, answer.path(), "", List.of(), shown.bytes());
        }
        watch.page(begin);
        return answer;
    }

    /** Sends a form that leads nowhere, as a script of the page does. */
    Wire.Answer sendBeside(String path, Map<String, List<String>> form) throws IOException {
        long begin = System.nanoTime();
        Wire.Answer answer = browser.send(path, form).require(200, path);
        watch.page(begin);
        return answer;
    }

    Wire.Answer call(int expected, String what, Call call) throws IOException {
        if (program == null) {
            program = browser.program("READ", "WRITE");
        }
        long begin = System.nanoTime();
        Wire.Answer answer = call.send(program).require(expected, what);
        watch.call(begin);
        return answer;
    }

    private Wire.Answer require(Wire.Answer answer, int expected, int[] hidden, String what) throws IOException {
        if (Arrays.stream(hidden).anyMatch(status -> status == answer.status())) {
            watch.hidden();
            return answer;
        }
        return answer.require(expected, what);
    }
}
