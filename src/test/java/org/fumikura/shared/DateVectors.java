package org.fumikura.shared;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the published test vectors, {@code vectors/dates.json}. */
final class DateVectors {

    private static final JsonNode ROOT = read();

    private DateVectors() {}

    /** Returns the rows under a JSON pointer such as {@code /era}; fails if there are none. */
    static Stream<List<String>> rows(String pointer) {
        JsonNode rows = ROOT.at(pointer);
        if (!rows.isArray() || rows.isEmpty()) {
            throw new IllegalArgumentException("No vectors at " + pointer);
        }
        return rows.valueStream()
                .map(row -> row.isArray()
                        ? row.valueStream().map(JsonNode::asString).toList()
                        : List.of(row.asString()));
    }

    private static JsonNode read() {
        InputStream resource = Objects.requireNonNull(DateVectors.class.getResourceAsStream("/vectors/dates.json"));
        return JsonMapper.shared().readTree(resource);
    }
}
