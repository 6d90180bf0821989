package org.fumikura.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another program that uses the API with somebody's access token, or with none. */
public final class TestProgram {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private final String host;
    private final String token;

    /** @param token blank for a program that shows none */
    TestProgram(int port, String host, String token) {
        this.port = port;
        this.host = host;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param json of a body in JSON; a missing node for any other
     */
    public record Answer(int status, String type, String tag, String body, JsonNode json, HttpHeaders headers) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The path of the header Location. */
        public String location() {
            return URI.create(header("Location")).getPath();
        }

        public String text(String pointer) {
            return json.at(pointer).asString("");
        }
    }

    public Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    /** Sends something new; the key is one that was never sent. */
    public Answer post(String path, @Nullable Object body) {
        return call(
                "POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** As {@link #post} for somebody who has seen a state. */
    public Answer post(String path, @Nullable Object body, String seen) {
        return call(
                "POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString(), "If-Match", seen));
    }

    public Answer put(String path, Object body, String seen) {
        return call("PUT", path, body, Map.of("If-Match", seen));
    }

    /** @param body a text is sent as it is, anything else as JSON, null not at all */
    public Answer call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Host", host + ":" + port);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(
                    method,
                    BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
            if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                request.header("Content-Type", "application/json");
            }
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type,
                    response.headers().firstValue("ETag").orElse(""),
                    response.body(),
                    type.contains("json") && !response.body().isEmpty()
                            ? JSON.readTree(response.body())
                            : JSON.missingNode(),
                    response.headers());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
