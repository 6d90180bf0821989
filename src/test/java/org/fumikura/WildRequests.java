package org.fumikura;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.testing.TestProgram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests that an operation may get: what its schemas allow, and now and then what they do not. */
final class WildRequests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "",
            " ",
            "起案",
            "units",
            "people",
            "a",
            "\u0000",
            "\uD83D\uDE00",
            "髙﨑",
            "%00",
            "' or 1=1 --",
            "<script>",
            "2022-05-23",
            "999999999999999999999",
            "é́́",
            "\u202E",
            "x".repeat(300));

    private static final Pattern THING = Pattern.compile("^/api/v1/(drafts|matters|receipts)/[0-9a-f-]{36}");

    private final Random random;
    private final ApiContract contract;
    private final List<String> ids;

    WildRequests(Random random, ApiContract contract, List<String> ids) {
        this.random = random;
        this.contract = contract;
        this.ids = ids;
    }

    /** A request; the body is null, a text that is no JSON, or JSON. */
    record Wild(String path, @Nullable Object body, Map<String, String> headers) {

        /** The same from somebody who has read what it is about. */
        Wild seeing(TestProgram program) {
            Matcher thing = THING.matcher(path);
            if (!headers.containsKey("If-Match") || !thing.find()) {
                return this;
            }
            String read = thing.group().replace("/receipts/", "/documents/");
            String tag = program.get(read).tag();
            Map<String, String> seen = new HashMap<>(headers);
            seen.put("If-Match", tag.isEmpty() ? "\"0\"" : tag);
            return new Wild(path, body, seen);
        }
    }

    Wild request(ApiContract.Operation operation) {
        String path = operation.path();
        Map<String, String> query = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            boolean required = parameter.path("required").asBoolean();
            if (!required && random.nextInt(3) > 0
                    || required && !parameter.path("in").asString().equals("path") && rarely()) {
                continue;
            }
            String value = text(parameter.path("schema"));
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", encode(value.isEmpty() ? "x" : value));
                case "query" -> query.put(name, value);
                default -> headers.put(name, header(name, value));
            }
        }
        String whole = path
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encode(each.getValue()))
                        .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
        return new Wild(whole, body(operation), headers);
    }

    private @Nullable Object body(ApiContract.Operation operation) {
        if (operation.takesOtherBody()) {
            return "bytes".repeat(random.nextInt(50));
        }
        if (operation.body().isMissingNode()) {
            return null;
        }
        if (rarely()) {
            return List.of("{", "[]", "null", "\"text\"", "{\"a\":1,\"a\":2}", "[".repeat(5_000), "")
                    .get(random.nextInt(7));
        }
        return value(operation.body(), 0);
    }

    private String header(String name, String value) {
        if (name.equals("Idempotency-Key") && !rarely()) {
            return UUID.randomUUID().toString();
        }
        if (name.equals("If-Match")) {
            return random.nextBoolean() ? "\"1-1\"" : "\"" + random.nextInt(2_000) + "\"";
        }
        if (name.equals("Fumikura-Post") && !rarely()) {
            return id();
        }
        return value.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** A value as it stands in a path, a query or a header. */
    private String text(JsonNode schema) {
        JsonNode value = value(schema, 0);
        return value.isContainer() ? "x" : value.asString("");
    }

    private JsonNode value(JsonNode reference, int depth) {
        JsonNode schema = contract.resolve(reference);
        if (rarely()) {
            return odd();
        }
        if (schema.has("enum")) {
            JsonNode values = schema.path("enum");
            return values.get(random.nextInt(values.size()));
        }
        return switch (schema.path("type").asString("string")) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> NODES.numberNode(random.nextInt(4) == 0 ? -1L : random.nextInt(60));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> string(schema);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").propertyStream().forEach(property -> {
            if (required.contains(property.getKey()) ? !rarely() : random.nextBoolean()) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (rarely()) {
            object.put("unheard", 1);
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0 && depth < 5; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode string(JsonNode schema) {
        return NODES.stringNode(
                switch (schema.path("format").asString()) {
                    case "uuid" -> id();
                    case "date" ->
                        "20%02d-%02d-%02d"
                                .formatted(random.nextInt(40), 1 + random.nextInt(12), 1 + random.nextInt(28));
                    default -> WORDS.get(random.nextInt(WORDS.size()));
                });
    }

    private JsonNode odd() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(Long.MAX_VALUE);
            case 2 -> NODES.numberNode(1.5e300);
            case 3 -> NODES.objectNode();
            case 4 -> NODES.arrayNode();
            default -> NODES.stringNode(WORDS.get(random.nextInt(WORDS.size())));
        };
    }

    private String id() {
        return random.nextInt(10) == 0 ? UUID.randomUUID().toString() : ids.get(random.nextInt(ids.size()));
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
