package org.fumikura.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.content.Tables.BLOB;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a crash leaves on the shelves leaves them with the next start, and nothing else does. */
@FumikuraTest
class OwnerlessBytesTest {

    @Autowired
    private OwnerlessBytes ownerlessBytes;

    @Autowired
    private Contents contents;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestInstallation installation;

    @Test
    void takesAwayWhatNobodyRefersToOrKnows() throws IOException {
        Set<Path> before = shelved();
        int blobs = blobs();
        assertThat(blobs).isPositive();
        Path unreferred = put("arrived, and then the program was killed");
        Path unknown =
                unreferred.resolveSibling(unreferred.getFileName().toString().replaceAll("[0-9a-f]{8}$", "00000000"));
        Files.writeString(unknown, "linked, and then the program was killed");
        assertThat(shelved()).contains(unreferred, unknown);

        ownerlessBytes.start();
        contents.sweep();

        assertThat(shelved()).isEqualTo(before);
        assertThat(blobs()).isEqualTo(blobs);
    }

    private Path put(String text) {
        Stored stored = toshima.in(() ->
                contents.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1_000, Supplier::get));
        String name = stored.sha256().toString();
        return installation.content().resolve("1").resolve(name.substring(0, 2)).resolve(name);
    }

    private int blobs() {
        return toshima.read(() -> db.fetchCount(BLOB));
    }

    private Set<Path> shelved() throws IOException {
        try (Stream<Path> all = Files.walk(installation.content().resolve("1"))) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }
}
