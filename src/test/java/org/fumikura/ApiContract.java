package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fumikura.testing.TestProgram;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the description of the API promises, and whether an answer keeps it. */
final class ApiContract {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head");

    private final JsonNode description = read();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new HashMap<>();

    /** One operation. */
    record Operation(String method, String path, JsonNode described) {

        String id() {
            return described.path("operationId").asString();
        }

        List<JsonNode> parameters() {
            return described.path("parameters").valueStream().toList();
        }

        /** The schema of its body in JSON; missing when it takes none. */
        JsonNode body() {
            return described.at("/requestBody/content/application~1json/schema");
        }

        boolean takesOtherBody() {
            return described.has("requestBody") && body().isMissingNode();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        return description
                .path("paths")
                .propertyStream()
                .flatMap(path -> Stream.of(METHODS.toArray(String[]::new))
                        .filter(method -> path.getValue().has(method))
                        .map(method -> new Operation(
                                method.toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                path.getValue().path(method))))
                .toList();
    }

    /** A schema with its reference followed. */
    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref")
                ? description.at(schema.path("$ref").asString().substring(1))
                : schema;
    }

    /** Fails unless status, type and body of an answer stand in the description. */
    void requireKept(Operation operation, TestProgram.Answer answer, Object request) {
        JsonNode response = operation.described().path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isMissingNode())
                .as("%s answers %d to %s: %s", operation, answer.status(), request, answer.body())
                .isFalse();
        JsonNode content = response.path("content");
        if (operation.method().equals("HEAD") || content.isMissingNode()) {
            assertThat(answer.body()).as("%s to %s", operation, request).isEmpty();
            return;
        }
        String type = answer.type().isEmpty()
                ? ""
                : MediaType.parseMediaType(answer.type()).removeQualityValue().getType() + "/"
                        + MediaType.parseMediaType(answer.type()).getSubtype();
        JsonNode media = content.has(type) ? content.path(type) : content.path("*/*");
        assertThat(media.isMissingNode())
                .as("%s answers with type %s to %s", operation, answer.type(), request)
                .isFalse();
        if (type.endsWith("json")) {
            List<Error> errors = schema(media.path("schema")).validate(answer.json());
            assertThat(errors)
                    .as("%s answers %d to %s: %s", operation, answer.status(), request, answer.body())
                    .isEmpty();
        }
    }

    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), unused -> {
            ObjectNode whole = schema.deepCopy().asObject();
            whole.set("components", description.path("components"));
            return registry.getSchema(whole);
        });
    }

    private static JsonNode read() {
        try {
            return TestProgram.JSON.readTree(Files.readString(Path.of("src/main/resources/api/openapi.json")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
