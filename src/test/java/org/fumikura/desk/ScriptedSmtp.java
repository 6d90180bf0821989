package org.fumikura.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server with bad manners: it takes a letter and drops the line before it says so, or refuses an address for ever. */
final class ScriptedSmtp implements AutoCloseable {

    /** What it does. */
    enum Manner {
        DROPS_AFTER_TAKING,
        REFUSES_THE_ADDRESS
    }

    private final ServerSocket door;
    private final Manner manner;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    ScriptedSmtp(Manner manner) throws IOException {
        this.manner = manner;
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The letters that it has taken, as they came. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket line = door.accept()) {
                talk(line);
            } catch (IOException over) {
                // the other side has gone, or the door is shut
            }
        }
    }

    private void talk(Socket line) throws IOException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = line.getOutputStream();
        say(out, "220 here");
        for (String said = in.readLine(); said != null; said = in.readLine()) {
            String verb = said.toUpperCase(Locale.ROOT);
            if (verb.startsWith("RCPT") && manner == Manner.REFUSES_THE_ADDRESS) {
                say(out, "550 5.1.1 no such user");
            } else if (verb.startsWith("DATA")) {
                say(out, "354 go on");
                taken.add(letter(in));
                return;
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 fine");
            }
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
