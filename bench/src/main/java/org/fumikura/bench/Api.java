package org.fumikura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API as one person's program uses it, over one connection. */
final class Api implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String token;
    private final Wire wire;

    Api(int port, String token) {
        this.port = port;
        this.token = token;
        this.wire = new Wire(port);
    }

    String token() {
        return token;
    }

    /** Another connection of the same program. */
    Api another() {
        return new Api(port, token);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(Wire.Answer answer) {
        return JSON.readTree(answer.bytes());
    }

    Wire.Answer get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    /** @param seen the entity tag of what was read before; blank for none */
    Wire.Answer post(String path, JsonNode body, String seen) throws IOException {
        return send("POST", path, body.toString(), seen);
    }

    Wire.Answer post(String path, String seen) throws IOException {
        return send("POST", path, "", seen);
    }

    Wire.Answer put(String path, JsonNode body, String seen) throws IOException {
        return send("PUT", path, body.toString(), seen);
    }

    private Wire.Answer send(String method, String path, String body, String seen) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return wire.send(method + " /api/v1" + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nAuthorization: Bearer " + token + "\r\n"
                + (method.equals("POST") ? "Idempotency-Key: " + UUID.randomUUID() + "\r\n" : "")
                + (seen.isEmpty() ? "" : "If-Match: " + seen + "\r\n")
                + (length == 0 ? "" : "Content-Type: application/json\r\n")
                + (method.equals("GET") ? "" : "Content-Length: " + length + "\r\n")
                + "\r\n" + body);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
