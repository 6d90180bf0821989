package org.fumikura;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the program and a real SMTP server and passes on every line, but holds back what the server says when it has taken
 * the first letter: the moment at which nobody but the server knows that it has.
 */
final class HeldSmtp implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    private final int server;
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean passes;

    /** @param server the port of the real one */
    HeldSmtp(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Waits until the server has taken a letter and the program does not know it. */
    void awaitHeld() throws InterruptedException {
        if (!held.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no letter came");
        }
    }

    /** From now on nothing is held back. */
    void passOn() {
        passes = true;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                var there = new Socket(InetAddress.getByName("127.0.0.1"), server)) {
            var said = reader(caller);
            var answers = reader(there);
            answer(answers, caller.getOutputStream());
            boolean letter = false;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                write(there.getOutputStream(), line);
                if (letter && !line.equals(".")) {
                    continue;
                }
                if (letter && !passes) {
                    answers.readLine();
                    held.countDown();
                    // the line stays open until the caller is gone
                    said.readLine();
                    return;
                }
                String reply = answer(answers, caller.getOutputStream());
                letter = reply.startsWith("354");
            }
        } catch (IOException over) {
            // one of both sides has gone
        }
    }

    /** Passes on an answer, which may have several lines. */
    private static String answer(BufferedReader answers, OutputStream to) throws IOException {
        String line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            write(to, line);
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("the server has gone");
        }
        write(to, line);
        return line;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
