package org.fumikura.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser keeps of one person: her cookies and the token of her forms. */
final class Browser implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ACCESS_TOKEN =
            Pattern.compile("class=\"token\" type=\"text\" readonly value=\"([^\"]+)\"");
    private static final String PASSWORD = "fumikura-demo";

    private final int port;
    private final Map<String, String> cookies;
    private final Wire wire;
    private String token;

    private Browser(int port, Map<String, String> cookies, String token) {
        this.port = port;
        this.cookies = cookies;
        this.wire = new Wire(port);
        this.token = token;
    }

    static Browser signedIn(int port, String login) throws IOException {
        var browser = new Browser(port, new LinkedHashMap<>(), "");
        browser.readToken("/sign-in");
        browser.post("/sign-in", Map.of("login", login, "password", PASSWORD)).require(302, "the sign-in of " + login);
        browser.readToken("/files");
        return browser;
    }

    /** Another connection of the same person. */
    Browser another() {
        return new Browser(port, new LinkedHashMap<>(cookies), token);
    }

    /** A program that works in the same person's name, with a token that she issues on her page. */
    Api program(String... scopes) throws IOException {
        var form = new LinkedHashMap<String, List<String>>();
        form.put("key", List.of(UUID.randomUUID().toString()));
        form.put("name", List.of("bench"));
        form.put("scopes", List.of(scopes));
        form.put("days", List.of("366"));
        Wire.Answer answer = send("/account/tokens", form).require(200, "an access token");
        Matcher issued = ACCESS_TOKEN.matcher(answer.text());
        if (!issued.find()) {
            throw new IOException("no access token on the page");
        }
        return new Api(port, issued.group(1));
    }

    private void readToken(String path) throws IOException {
        Matcher seen = TOKEN.matcher(get(path).text());
        if (!seen.find()) {
            throw new IOException("no token on " + path);
        }
        token = seen.group(1);
    }

    Wire.Answer get(String path) throws IOException {
        return keepCookies(wire.send("GET " + path + " HTTP/1.1\r\n" + head() + "\r\n"));
    }

    Wire.Answer post(String path, Map<String, String> form) throws IOException {
        var fields = new LinkedHashMap<String, List<String>>();
        form.forEach((name, value) -> fields.put(name, List.of(value)));
        return send(path, fields);
    }

    /** Sends a form whose fields may have several values. */
    Wire.Answer send(String path, Map<String, List<String>> form) throws IOException {
        String body = form.entrySet().stream()
                        .flatMap(field ->
                                field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&"))
                + "&_csrf=" + encoded(token);
        return keepCookies(wire.send("POST " + path + " HTTP/1.1\r\n" + head()
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private String head() {
        String cookie = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        return "Host: localhost:" + port + "\r\n" + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n");
    }

    private Wire.Answer keepCookies(Wire.Answer answer) {
        for (String cookie : answer.cookies()) {
            int equals = cookie.indexOf('=');
            cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
