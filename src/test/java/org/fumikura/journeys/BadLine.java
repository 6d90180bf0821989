package org.fumikura.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A line between a browser and the program that breaks each time so many bytes have gone up, and at last falls silent, as for a
 * laptop that is closed. What goes up is counted.
 */
final class BadLine implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;
    private static final int PATIENCE_SECONDS = 30;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch silent = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Deque<Long> breaks;
    private final long silence;
    private final int server;
    private long sent;

    /**
     * @param breaks after how many bytes it breaks, in order
     * @param silence after how many bytes, more than all of the breaks, it falls silent
     */
    BadLine(int server, List<Long> breaks, long silence) throws IOException {
        this.server = server;
        this.breaks = new ArrayDeque<>(breaks);
        this.silence = silence;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many bytes have come from the browser. */
    synchronized long sent() {
        return sent;
    }

    void awaitSilence() throws InterruptedException {
        if (!silent.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("only " + sent() + " bytes came");
        }
    }

    /** What hung in the silence is lost, and the line is good from now on. */
    void recover() {
        breakNow();
        opened.countDown();
    }

    @Override
    public void close() throws IOException {
        door.close();
        breakNow();
    }

    private void listen() {
        try {
            while (!door.isClosed()) {
                Socket browser = door.accept();
                var program = new Socket(InetAddress.getLoopbackAddress(), server);
                open.addAll(List.of(browser, program));
                Thread.ofVirtual().start(() -> up(browser, program));
                Thread.ofVirtual().start(() -> down(program, browser));
            }
        } catch (IOException closed) {
            breakNow();
        }
    }

    private void up(Socket browser, Socket program) {
        try (browser;
                program) {
            InputStream from = browser.getInputStream();
            OutputStream to = program.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int n = from.read(chunk, 0, room()); n >= 0; n = from.read(chunk, 0, room())) {
                to.write(chunk, 0, n);
                count(n);
            }
        } catch (IOException | InterruptedException broken) {
            // as lines do
        }
    }

    private void down(Socket program, Socket browser) {
        try (program;
                browser) {
            program.getInputStream().transferTo(browser.getOutputStream());
        } catch (IOException broken) {
            // as lines do
        }
    }

    private synchronized int room() {
        long next = breaks.isEmpty() ? silence : breaks.getFirst();
        return sent >= next ? CHUNK : (int) Math.min(CHUNK, next - sent);
    }

    private void count(int bytes) throws InterruptedException {
        boolean isSilent;
        synchronized (this) {
            long before = sent;
            sent += bytes;
            if (!breaks.isEmpty() && sent >= breaks.getFirst()) {
                breaks.removeFirst();
                breakNow();
            }
            isSilent = before < silence && sent >= silence;
        }
        if (isSilent) {
            silent.countDown();
            opened.await();
        }
    }

    private void breakNow() {
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException closed) {
                // it is
            }
        });
        open.clear();
    }
}
