package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.organization.TokenScope;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that arrives in pieces: nothing that was sent is lost, and nobody but its sender can go on with it or attach it. */
@FumikuraTest
class ArrivingUploadsTest {

    private static final String RESUMABLE = "Tus-Resumable";
    private static final String BYTES = "application/offset+octet-stream";
    private static final String NAME = "図面.txt";

    @Autowired
    private Site site;

    @Test
    void goesOnWhereItBrokeOff() {
        TestProgram clerk = site.program("joho-digital-tanto");
        String place = begin(clerk, 10);
        assertThat(piece(clerk, place, 0, "01234")).isEqualTo(204);

        assertThat(piece(clerk, place, 0, "01234"))
                .as("a piece that has arrived is not taken twice")
                .isEqualTo(409);
        assertThat(offset(clerk, place)).isEqualTo("5");
        assertThat(piece(clerk, place, 5, "56789")).isEqualTo(204);
        assertThat(offset(clerk, place)).as("what arrived whole is told so").isEqualTo("10");

        String draft = attached(clerk, place);
        TestProgram.Answer answer = clerk.get("/api/v1/drafts/" + draft);
        assertThat(answer.text("/attachments/0/name")).isEqualTo(NAME);
        assertThat(clerk.get("/api/v1/drafts/" + draft + "/attachments/" + answer.text("/attachments/0/id"))
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void aTokenForReadingCanNotPretendToRead() {
        TestProgram reader = site.program("localhost", City.TOSHIMA, "joho-digital-tanto", Set.of(TokenScope.READ));
        String place = begin(site.program("joho-digital-tanto"), 5);

        assertThat(reader.call("HEAD", place, null, Map.of(RESUMABLE, "1.0.0", "X-HTTP-Method-Override", "DELETE"))
                        .status())
                .isEqualTo(400);
        assertThat(offset(site.program("joho-digital-tanto"), place)).isEqualTo("0");
    }

    @Test
    void isItsSendersOwn() {
        TestProgram clerk = site.program("joho-digital-tanto");
        TestProgram other = site.program("joho-kacho");
        String place = begin(clerk, 5);

        assertThat(piece(other, place, 0, "01234")).isEqualTo(404);
        piece(clerk, place, 0, "01234");
        String draft = other.post("/api/v1/drafts", null).text("/id");
        assertThat(attach(other, draft, place).status()).isEqualTo(422);
    }

    @Test
    void moreThanTwoGibibytesAreRefusedBeforeTheyCome() {
        TestProgram.Answer refused = site.program("joho-digital-tanto")
                .call(
                        "POST",
                        "/api/v1/uploads",
                        null,
                        Map.of(RESUMABLE, "1.0.0", "Upload-Length", "2147483649", "Upload-Metadata", name()));

        assertThat(refused.status()).isEqualTo(413);
    }

    private static String begin(TestProgram program, int length) {
        TestProgram.Answer begun = program.call(
                "POST",
                "/api/v1/uploads",
                null,
                Map.of(RESUMABLE, "1.0.0", "Upload-Length", Integer.toString(length), "Upload-Metadata", name()));
        assertThat(begun.status()).isEqualTo(201);
        return begun.location();
    }

    private static int piece(TestProgram program, String place, int offset, String bytes) {
        return program.call(
                        "PATCH",
                        place,
                        bytes,
                        Map.of(RESUMABLE, "1.0.0", "Upload-Offset", Integer.toString(offset), "Content-Type", BYTES))
                .status();
    }

    private static String offset(TestProgram program, String place) {
        return program.call("HEAD", place, null, Map.of(RESUMABLE, "1.0.0")).header("Upload-Offset");
    }

    private static String attached(TestProgram program, String place) {
        String draft = program.post("/api/v1/drafts", null).text("/id");
        assertThat(attach(program, draft, place).status()).isEqualTo(201);
        return draft;
    }

    private static TestProgram.Answer attach(TestProgram program, String draft, String place) {
        UUID upload = UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
        return program.post("/api/v1/drafts/" + draft + "/attachments", Map.of("upload", upload));
    }

    private static String name() {
        return "filename " + Base64.getEncoder().encodeToString(NAME.getBytes(StandardCharsets.UTF_8));
    }
}
