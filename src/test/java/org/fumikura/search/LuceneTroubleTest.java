package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.fumikura.tenancy.MunicipalityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks without room, and disks that give back something else than was written. */
class LuceneTroubleTest {

    private static final MunicipalityId HERE = new MunicipalityId(1);
    private static final String NAME = "2.1";
    private static final int ROUNDS = 4;

    @Test
    void aDiskWithoutRoomLosesNothingWhereverItEnds() throws IOException {
        int refused = 0;
        long room = 0;
        boolean enough = false;
        while (!enough) {
            var disk = new SmallDisk(new ByteBuffersDirectory());
            try (var before = new LuceneIndex(disk, Set.of("year"))) {
                before.put(List.of(IndexTest.thing(0, "初めからの件")));
                before.commit(IndexTest.followed(0));
            }
            disk.give(room);
            enough = filledUntilRefused(disk);
            refused += enough ? 0 : 1;
            // small steps where little is written, so that each kind of file is met
            room += 1 + room / 4;
        }
        assertThat(refused).as("ways in which it was refused").isGreaterThan(15);
    }

    /** Whether there was room for everything. */
    private static boolean filledUntilRefused(SmallDisk disk) throws IOException {
        LuceneIndex index = new LuceneIndex(disk, Set.of("year"));
        boolean all = true;
        try {
            step(index, 1, ROUNDS);
        } catch (UncheckedIOException refused) {
            all = false;
            assertThat(refused).hasStackTraceContaining("No space left on device");
            long position = index.followed().map(Index.Followed::position).orElseThrow();
            assertThat(found(index, "初めから")).as("goes on answering").isEqualTo(1);
            assertThatThrownBy(() -> index.put(List.of(IndexTest.thing(9, "遅れた件"))))
                    .isInstanceOf(UncheckedIOException.class);
            index.stopWriting();
            assertThat(found(index, "初めから")).as("goes on answering").isEqualTo(1);

            // still without room it can be opened and asked
            LuceneIndex again = new LuceneIndex(disk, Set.of("year"));
            assertThat(again.followed()).map(Index.Followed::position).contains(position);
            holdsWhatWasSaid(again, position);
            again.check();
            again.stopWriting();
            disk.give(Long.MAX_VALUE);
            LuceneIndex later = new LuceneIndex(disk, Set.of("year"));
            step(later, position + 1, ROUNDS);
            holdsWhatWasSaid(later, ROUNDS);
            later.check();
            later.stopWriting();
        }
        index.stopWriting();
        return all;
    }

    private static void step(Index index, long from, long to) {
        for (long position = from; position <= to; position++) {
            index.put(List.of(
                    IndexTest.thing((int) position, "第" + position + "の件", "言葉 ".repeat(20)),
                    IndexTest.thing(100, "何度も書かれる件", "今は" + position)));
            if (position % 2 == 0) {
                index.remove("document", Set.of(new UUID(0, position - 1)));
                index.purge();
            }
            index.commit(IndexTest.followed(position));
        }
    }

    private static void holdsWhatWasSaid(Index index, long position) {
        for (long n = 1; n <= ROUNDS; n++) {
            boolean gone = n % 2 == 1 && n < position;
            assertThat(found(index, "第" + n + "の件"))
                    .as("%d of %d", n, position)
                    .isEqualTo(n <= position && !gone ? 1 : 0);
        }
        assertThat(found(index, "何度も")).isEqualTo(position > 0 ? 1 : 0);
        assertThat(found(index, "初めから")).isEqualTo(1);
    }

    private static long found(Index index, String words) {
        return index.ask(
                        new Index.Question(Wanted.of(words), IndexTest.EVERYTHING, Map.of(), Index.Order.FITTING, 0, 5))
                .total();
    }

    @Test
    void whateverByteIsAlteredIsNoticed(@TempDir Path folder) throws IOException {
        var engine = new LuceneEngine(folder, () -> Set.of("year"));
        try (Index index = engine.open(HERE, NAME)) {
            step(index, 1, ROUNDS);
        }
        Path place = folder.resolve("1").resolve(NAME);
        Map<Path, byte[]> whole = files(place);
        assertThat(whole).hasSizeGreaterThan(4);
        for (Map.Entry<Path, byte[]> file : whole.entrySet()) {
            int length = file.getValue().length;
            for (int at : new int[] {0, length / 2, length - 1}) {
                byte[] altered = file.getValue().clone();
                altered[Math.max(0, at)] ^= 0x55;
                Files.write(file.getKey(), altered);
                assertThat(isNoticed(engine))
                        .as("byte %d of %s", at, file.getKey())
                        .isTrue();
                Files.write(file.getKey(), file.getValue());
            }
            Files.write(file.getKey(), new byte[0]);
            assertThat(isNoticed(engine)).as("%s emptied", file.getKey()).isTrue();
            Files.delete(file.getKey());
            boolean noticed = isNoticed(engine);
            // without the list of its parts there is an empty index, which is filled
            assertThat(noticed || isEmpty(engine)).as("%s gone", file.getKey()).isTrue();
            restore(place, whole);
        }
        assertThat(isNoticed(engine)).isFalse();
    }

    private static boolean isNoticed(Engine engine) {
        try (Index index = engine.open(HERE, NAME)) {
            index.check();
            return false;
        } catch (IndexDamaged damaged) {
            return true;
        }
    }

    private static boolean isEmpty(Engine engine) {
        try (Index index = engine.open(HERE, NAME)) {
            return index.followed().isEmpty();
        }
    }

    private static Map<Path, byte[]> files(Path place) throws IOException {
        var files = new HashMap<Path, byte[]>();
        try (Stream<Path> all = Files.list(place)) {
            for (Path file : all.filter(each -> !each.endsWith("write.lock")).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void restore(Path place, Map<Path, byte[]> whole) throws IOException {
        for (Path other : files(place).keySet()) {
            Files.delete(other);
        }
        for (Map.Entry<Path, byte[]> file : whole.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }
}
