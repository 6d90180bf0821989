package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API that the program serves is that of its code. */
@FumikuraTest
class ApiDescriptionTest {

    private static final Path KEPT = Path.of("src/main/resources/api/openapi.json");
    private static final Path PRESENT = Path.of("target/openapi.json");

    @Autowired
    private OpenApiWebMvcResource described;

    @Autowired
    private Site site;

    @Test
    void theKeptDescriptionIsThatOfTheCode() throws IOException {
        String present = pretty(described.openapiJson(new MockHttpServletRequest(), "/v3/api-docs", Locale.ENGLISH));
        Files.writeString(PRESENT, present);

        assertThat(Files.readString(KEPT))
                .as("the API changed: look at the difference, then cp %s %s", PRESENT, KEPT)
                .isEqualTo(present);
    }

    @Test
    void everybodyMayReadIt() throws IOException {
        var answer = site.browser().get("/api/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.body()).isEqualTo(Files.readString(KEPT));
    }

    private static String pretty(byte[] json) {
        var mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        return mapper.writeValueAsString(mapper.readTree(new String(json, StandardCharsets.UTF_8))) + "\n";
    }
}
