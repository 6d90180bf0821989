package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fumikuradb.content.Tables.BLOB;
import static org.fumikuradb.records.Tables.UPLOAD;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.content.Stored;
import org.fumikura.organization.PersonId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same bytes, brought by one and given up by another at the same time. */
@FumikuraTest
class SameBytesTest {

    @Autowired
    private Contents contents;

    @Autowired
    private Uploads uploads;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    @Test
    @DisplayName("I-10 bytes that one gives up while another brings them stay")
    void staysForWhoBringsThem() {
        PersonId person = person();
        UUID here = UUID.randomUUID();
        UUID there = UUID.randomUUID();
        String words = "同じ資料を二人が使う";
        toshima.run(() -> uploads.add(here, person, "資料.txt", stream(words)));
        UUID first = toshima.read(() -> uploads.list(here, person)).getFirst().id();

        CompletableFuture<Boolean> givenUp = toshima.in(() -> contents.put(stream(words), 1_000, keeping -> {
            Stored stored = keeping.get();
            CompletableFuture<Boolean> giving = CompletableFuture.supplyAsync(() -> toshima.in(() -> {
                uploads.remove(here, person, first);
                return true;
            }));
            await().pollInSameThread().until(() -> giving.isDone() || isSomebodyWaiting());
            refer(there, person, stored);
            return giving;
        }));

        assertThat(givenUp.join()).isTrue();
        contents.sweep();
        assertThat(toshima.read(() -> uploads.list(here, person))).isEmpty();
        Sha256 kept = toshima.read(() -> uploads.list(there, person)).getFirst().sha256();
        assertThat(toshima.in(() -> contents.isIntact(kept))).isTrue();
    }

    @Test
    void goWithTheReferenceThatWasRefused() {
        var kept = new AtomicReference<Stored>();
        toshima.run(() -> assertThatThrownBy(() -> contents.put(stream("断られた資料"), 1_000, keeping -> {
                    kept.set(keeping.get());
                    throw new IllegalArgumentException("nobody wants it");
                }))
                .isInstanceOf(IllegalArgumentException.class));
        Sha256 refused = kept.get().sha256();
        assertThat(toshima.read(() -> db.fetchExists(BLOB, BLOB.SHA256.eq(refused.bytes()))))
                .isFalse();

        contents.sweep();

        assertThat(toshima.in(() -> contents.isIntact(refused))).isFalse();
        toshima.run(() -> uploads.add(UUID.randomUUID(), person(), "資料.txt", stream("断られた資料")));
        contents.sweep();
        assertThat(toshima.in(() -> contents.isIntact(refused)))
                .as("brought again")
                .isTrue();
    }

    private PersonId person() {
        return toshima.actor("joho-digital-tanto").person();
    }

    private boolean isSomebodyWaiting() {
        return db.fetchExists(DSL.selectOne()
                .from("pg_locks")
                .where("locktype = 'advisory' and not granted and database ="
                        + " (select oid from pg_database where datname = current_database())"));
    }

    private void refer(UUID form, PersonId person, Stored stored) {
        db.insertInto(UPLOAD)
                .set(UPLOAD.FORM_KEY, form)
                .set(UPLOAD.PERSON_ID, person.value())
                .set(UPLOAD.ID, UUID.randomUUID())
                .set(UPLOAD.NAME, "資料.txt")
                .set(UPLOAD.MEDIA_TYPE, stored.mediaType())
                .set(UPLOAD.SIZE, stored.size())
                .set(UPLOAD.SHA256, stored.sha256().bytes())
                .set(UPLOAD.STORED_AT, Instant.EPOCH)
                .execute();
    }

    private static ByteArrayInputStream stream(String words) {
        return new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8));
    }
}
