package org.fumikura.portal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What {@code site.json} says: whose packages lie in a folder. */
@JsonPropertyOrder({"name", "nameEnglish", "sample"})
record SiteName(String name, String nameEnglish, boolean sample) {

    static final String FILE = "site.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SiteName of(Municipality municipality) {
        return new SiteName(municipality.name().ja(), municipality.name().en(), municipality.sample());
    }

    /** Empty when there is none, or none that can be read. */
    static Optional<SiteName> find(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), SiteName.class));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    Text text() {
        return new Text(name, nameEnglish);
    }
}
