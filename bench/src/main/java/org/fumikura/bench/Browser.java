package org.fumikura.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTTP over one connection that stays open, as cheap as it can be: it computes on the cores that are measured. */
final class Browser implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "fumikura-demo";
    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    private final Map<String, String> cookies;
    private String token;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    private Browser(int port, Map<String, String> cookies, String token) {
        this.port = port;
        this.cookies = cookies;
        this.token = token;
    }

    record Answer(int status, String location, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Browser signedIn(int port, String login) throws IOException {
        var browser = new Browser(port, new LinkedHashMap<>(), "");
        browser.readToken("/sign-in");
        Answer answer = browser.post("/sign-in", Map.of("login", login, "password", PASSWORD));
        if (answer.status != 302) {
            throw new IOException(login + " was not let in: " + answer.status);
        }
        browser.readToken("/files");
        return browser;
    }

    /** Another connection of the same person. */
    Browser another() {
        return new Browser(port, new LinkedHashMap<>(cookies), token);
    }

    private void readToken(String path) throws IOException {
        Matcher seen = TOKEN.matcher(get(path).text());
        if (!seen.find()) {
            throw new IOException("no token on " + path);
        }
        token = seen.group(1);
    }

    Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n" + head() + "\r\n");
    }

    Answer post(String path, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return send("POST " + path + " HTTP/1.1\r\n" + head() + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String head() {
        String cookie = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        return "Host: localhost:" + port + "\r\n" + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n");
    }

    /** A server may end a connection that was idle for a while: then the request goes out once more on a new one. */
    private Answer send(String request) throws IOException {
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
        int length = 0;
        boolean chunked = false;
        boolean close = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            String value = line.substring(line.indexOf(':') + 1).strip();
            switch (name) {
                case "location" -> location = value;
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equals("chunked");
                case "connection" -> close = value.equals("close");
                case "set-cookie" -> {
                    String cookie = value.split(";")[0];
                    cookies.put(cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1));
                }
                default -> {}
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (close) {
            socket.close();
        }
        return new Answer(status, location, body);
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
