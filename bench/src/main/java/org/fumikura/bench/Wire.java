package org.fumikura.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One HTTP connection that stays open, as cheap as it can be: it computes on the cores that are measured. */
final class Wire implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int REASON = 300;

    private final int port;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    Wire(int port) {
        this.port = port;
    }

    /** @param cookies as {@code name=value} */
    record Answer(int status, String location, String tag, List<String> cookies, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Where it leads to on the same host. */
        String path() {
            return location.replaceFirst("^https?://[^/]+", "");
        }

        /**
         * This answer when it is the expected one.
         *
         * @param what was asked
         * @throws IOException when it is not, with the words of the problem that it names
         */
        Answer require(int expected, String what) throws IOException {
            if (status != expected) {
                String text = text();
                int from = Math.max(0, text.indexOf("role=\"alert\""));
                throw new IOException("%s answers %d in place of %d: %s"
                        .formatted(
                                what,
                                status,
                                expected,
                                text.substring(from, Math.min(text.length(), from + REASON))
                                        .replaceAll("\\s+", " ")));
            }
            return this;
        }
    }

    /** A server may end a connection that was idle for a while: then the request goes out once more on a new one. */
    Answer send(String request) throws IOException {
        boolean kept = socket.isConnected() && !socket.isClosed();
        try {
            return sendOnce(request);
        } catch (IOException ended) {
            socket.close();
            if (!kept || ended instanceof SocketTimeoutException) {
                throw ended;
            }
            return sendOnce(request);
        }
    }

    private Answer sendOnce(String request) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        String location = "";
        String tag = "";
        var cookies = new ArrayList<String>();
        int length = 0;
        boolean chunked = false;
        boolean close = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (name) {
                case "location" -> location = value;
                case "etag" -> tag = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equals("chunked");
                case "connection" -> close = value.equals("close");
                case "set-cookie" -> cookies.add(value.split(";")[0]);
                default -> {}
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (close) {
            socket.close();
        }
        return new Answer(status, location, tag, cookies, body);
    }

    private byte[] chunks() throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        for (int n = Integer.parseInt(line(), 16); n > 0; n = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(n));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
