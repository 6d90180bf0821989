package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index in a folder, and what of it stays on the disk. */
class LuceneIndexTest extends IndexTest {

    private static final String ENDED = "himitsunokotoba";

    @TempDir
    private Path folder;

    @Override
    Engine engine(Set<String> counted) {
        return new LuceneEngine(folder, () -> counted);
    }

    @Test
    @DisplayName("I-09 of what was taken out no byte stays, in whatever part of the index it stood")
    void noByteStays() throws IOException {
        for (int part = 0; part < 4; part++) {
            var things = new ArrayList<Findable>();
            for (int i = 0; i < 50; i++) {
                int number = 1_000 + part * 50 + i;
                boolean ends = i == 7 || part == 2;
                things.add(thing(number, "件 " + number, ends ? ENDED : "残る言葉"));
            }
            index().put(things);
            index().commit(followed(part));
        }
        assertThat(parts()).as("parts of the index").isGreaterThan(2);
        assertThat(holding(ENDED)).isNotEmpty();

        var ended = new ArrayList<UUID>();
        for (int part = 0; part < 4; part++) {
            for (int i = 0; i < 50; i++) {
                if (i == 7 || part == 2) {
                    ended.add(new UUID(0, 1_000 + part * 50 + i));
                }
            }
        }
        // half of it is taken out, half of it put in again without its words
        index().remove("document", ended.subList(0, ended.size() / 2));
        index().put(ended.subList(ended.size() / 2, ended.size()).stream()
                .map(id -> thing((int) id.getLeastSignificantBits(), "廃棄済み"))
                .toList());
        index().purge();
        index().commit(followed(9));

        assertThat(holding(ENDED)).isEmpty();
        assertThat(total("残る")).isEqualTo(3 * 49);
        assertThat(total("")).isEqualTo(9 + 3 * 49 + ended.size() - ended.size() / 2);
    }

    @Test
    @DisplayName("I-09 what somebody was still reading is gone when she has read it")
    void noByteStaysWhenOthersRead() throws Exception {
        index().put(List.of(thing(200, "消える件", ENDED), thing(201, "残る件")));
        index().commit(followed(8));
        try (var directory = FSDirectory.open(folder.resolve("1").resolve("2.1"));
                var reading = DirectoryReader.open(directory)) {
            Thread asking = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 200; i++) {
                    total("件");
                }
            });
            index().remove("document", Set.of(new UUID(0, 200)));
            index().purge();
            index().commit(followed(9));
            asking.join();

            assertThat(reading.numDocs()).isEqualTo(11);
            assertThat(total(ENDED)).isZero();
        }
        index().commit(followed(10));

        assertThat(holding(ENDED)).isEmpty();
    }

    private long parts() throws IOException {
        try (var directory = FSDirectory.open(folder.resolve("1").resolve("2.1"));
                var reader = DirectoryReader.open(directory)) {
            return reader.leaves().size();
        }
    }

    /** The files that hold some bytes; short words are kept as they are. */
    private List<String> holding(String word) throws IOException {
        var holding = new ArrayList<String>();
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            if (new String(file.getValue(), StandardCharsets.ISO_8859_1).contains(word)) {
                holding.add(file.getKey());
            }
        }
        return holding;
    }

    private Map<String, byte[]> files() throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
