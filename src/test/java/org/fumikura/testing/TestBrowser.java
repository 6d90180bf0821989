package org.fumikura.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen: keeps cookies, sends forms with their token, follows nothing by itself. It is for tests of routes;
 * what a person sees and presses is tested in a real browser.
 */
public final class TestBrowser {

    private static final String PASSWORD = "fumikura-demo";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private final String host;
    private final Map<String, String> cookies = new HashMap<>();
    private String token = "";

    /** A browser that knows nobody, for a program that serves at a port of this machine. */
    public TestBrowser(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** What came back. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        /** The first value of a header, "" without one. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of(""))
                    .getFirst();
        }

        /** The path that a redirect leads to. */
        public String location() {
            return URI.create(header("location")).getRawPath();
        }
    }

    /** Opens a page. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Opens a page with parameters. */
    public Answer get(String path, Map<String, String> parameters) {
        return get(parameters.isEmpty() ? path : path + "?" + encoded(List.copyOf(parameters.entrySet())));
    }

    /** Opens a page with a header of one's own. */
    public Answer get(String path, String header, String value) {
        return send(request(path).header(header, value).GET());
    }

    /** Sends a form with the token of the sign-in page, which every visitor may see. */
    public Answer post(String path, Map<String, String> form) {
        var fields = new ArrayList<Map.Entry<String, String>>(form.entrySet());
        return post(path, fields);
    }

    /** As {@link #post(String, Map)}, for fields that occur more than once. */
    public Answer post(String path, List<Map.Entry<String, String>> form) {
        var fields = new ArrayList<>(form);
        fields.add(Map.entry("_csrf", token()));
        return postWithoutToken(path, fields);
    }

    /** Sends exactly these fields. */
    public Answer postWithoutToken(String path, List<Map.Entry<String, String>> form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    /** Sends a form with one chosen file, and with the token. */
    public Answer postFile(String path, Map<String, String> form, String control, String fileName, String content) {
        String boundary = "fumikura-" + form.hashCode();
        var body = new StringBuilder();
        var fields = new HashMap<>(form);
        fields.put("_csrf", token());
        fields.forEach((name, value) -> body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
                .formatted(boundary, control, fileName, content, boundary));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Sends a form with files and the token, as a browser does for {@code multipart/form-data}. */
    public Answer postFiles(String path, List<Map.Entry<String, String>> form, List<SentFile> files) {
        String boundary = "----fumikura-test";
        var body = new ByteArrayOutputStream();
        var fields = new ArrayList<>(form);
        fields.add(Map.entry("_csrf", token()));
        for (Map.Entry<String, String> field : fields) {
            body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, field.getKey(), field.getValue())
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (SentFile file : files) {
            body.writeBytes(
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                            .formatted(boundary, file.field(), file.name())
                            .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.bytes());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Sends a piece of a file, or asks about one, as the script of a page does by the protocol tus. */
    public Answer call(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                request(path).header("X-XSRF-TOKEN", token()).header("Tus-Resumable", "1.0.0");
        headers.forEach(request::header);
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A file in a form. */
    public record SentFile(String field, String name, byte[] bytes) {}

    /**
     * Signs somebody of the demonstration city in.
     *
     * @throws IllegalStateException when she is not let in
     */
    public void signIn(String login) {
        Answer answer = post("/sign-in", Map.of("login", login, "password", PASSWORD));
        if (answer.status() != 302 && answer.status() != 303) {
            throw new IllegalStateException(login + " was not let in: " + answer.status() + " " + answer.body());
        }
    }

    /** Holds until the cookies change: then somebody else sits at this browser. */
    private String token() {
        if (token.isEmpty()) {
            Matcher seen = TOKEN.matcher(get("/sign-in").body());
            if (!seen.find()) {
                throw new IllegalStateException("the sign-in page has no form token");
            }
            token = seen.group(1);
        }
        return token;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Host", host + ":" + port);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(line -> HttpCookie.parse(line).stream())
                    .forEach(this::keep);
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private void keep(HttpCookie cookie) {
        if (!cookie.getValue().equals(cookies.put(cookie.getName(), cookie.getValue()))) {
            token = "";
        }
    }

    private static String encoded(List<Map.Entry<String, String>> form) {
        return form.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
