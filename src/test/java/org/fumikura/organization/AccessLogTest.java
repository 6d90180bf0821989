package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;
import static org.fumikuradb.organization.Tables.PERSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was kept from somebody stands in the access log too. */
@FumikuraTest
class AccessLogTest {

    private static final Pattern READS_NOTES = Pattern.compile(
            "ACCESS_LOG\\.(NOTE|asterisk)|selectFrom\\(ACCESS_LOG\\)|\\bl\\.note\\b|select[^;]*\\bnote\\b[^;]*access_log\\b");

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DSLContext db;

    @Test
    void hasOneLineOfEachRefusedReading() {
        UUID asked = UUID.randomUUID();
        TestBrowser clerk = site.signedIn("gyosei-tanto");

        assertThat(clerk.get("/matters/" + asked).status()).isEqualTo(404);
        assertThat(clerk.get("/documents/" + asked).status()).isEqualTo(404);
        assertThat(site.browser().get("/matters/" + asked).status()).isEqualTo(302);

        assertThat(notes(asked))
                .hasSize(2)
                .allMatch(note -> note.startsWith("gyosei-tanto "))
                .allMatch(note -> note.contains(".not-found GET /") && note.endsWith("/" + asked));
    }

    @Test
    @DisplayName("A.16: what somebody looked for is read by no part of the program")
    void whatWasLookedForIsReadByNothing() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            List<Path> reading = sources.filter(Files::isRegularFile)
                    .filter(source -> !source.endsWith("AccessLog.java"))
                    .filter(source -> READS_NOTES.matcher(read(source)).find())
                    .toList();
            assertThat(reading).isEmpty();
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source, StandardCharsets.ISO_8859_1);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private List<String> notes(UUID subject) {
        return toshima.read(() -> db.select(PERSON.LOGIN.concat(" ").concat(ACCESS_LOG.NOTE))
                .from(ACCESS_LOG)
                .join(PERSON)
                .on(PERSON.ID.eq(ACCESS_LOG.PERSON_ID))
                .where(ACCESS_LOG.SUBJECT_ID.eq(subject), ACCESS_LOG.KIND.eq(AccessLog.Kind.REFUSED.name()))
                .fetch(row -> row.value1()));
    }
}
