package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product is delivered with may be delivered under the Apache License. */
class LicencesTest {

    private static final Path BILL = Path.of("target", "classes", "META-INF", "sbom", "application.cdx.json");

    /** Licences under which something may be part of the product. LGPL and MPL: as a jar of its own, unchanged. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "CC0-1.0",
            "EPL-2.0",
            "MPL-2.0",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later");

    /** Licences without a name that everybody knows, for one component each; somebody has read them. */
    private static final Set<String> READ = Set.of("bcprov-jdk18on: Bouncy Castle Licence");

    @Test
    void everyComponentMayBeDelivered() throws IOException {
        assertThat(BILL)
                .as(
                        "the bill of materials is missing; ./fumikura test makes it, and so does ./mvnw -Pbom verify, but never offline (-o)")
                .exists();
        JsonNode components =
                JsonMapper.shared().readTree(Files.readString(BILL)).get("components");
        assertThat(components.size()).isGreaterThan(60);
        var others = new TreeMap<String, Set<String>>();
        for (JsonNode component : components) {
            String name = component.get("name").asString();
            Set<String> licences = licences(component);
            if (licences.stream().noneMatch(one -> ALLOWED.contains(one) || READ.contains(name + ": " + one))) {
                others.put(name, licences);
            }
        }
        assertThat(others)
                .as("choose another library, or read the licence and allow it here, and say so in NOTICE")
                .isEmpty();
    }

    /** Of several licences of one component the user may choose. */
    private static Set<String> licences(JsonNode component) {
        var found = new ArrayList<String>();
        for (JsonNode each : component.path("licenses")) {
            found.add(each.path("license").path("id").asString(""));
            found.add(each.path("license").path("name").asString(""));
            found.add(each.path("expression").asString(""));
        }
        var named = new TreeSet<>(found);
        named.remove("");
        return named;
    }
}
