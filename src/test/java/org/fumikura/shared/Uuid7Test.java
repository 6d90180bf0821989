package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    private static final Instant MOMENT = Instant.parse("2022-05-20T00:00:00.123456Z");

    private final SettableClock clock = new SettableClock(MOMENT);
    private final Uuid7 ids = new Uuid7(clock);

    @Test
    void carriesVersionVariantAndMilliseconds() {
        UUID id = ids.create();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(MOMENT.toEpochMilli());
    }

    @Test
    void carriesTheFractionOfTheMillisecond() {
        assertThat(ids.create().getMostSignificantBits() & 0xFFF).isEqualTo(456 * 4096 / 1000);
    }

    @Test
    void growsWhileTheClockStandsStill() {
        List<UUID> created = Stream.generate(ids::create).limit(10_000).toList();

        assertThat(created).isSorted().doesNotHaveDuplicates();
        assertThat(created.stream().map(UUID::toString)).isSorted();
        assertThat(created).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void givesDifferentIdsToManyThreads() {
        var seen = ConcurrentHashMap.<UUID>newKeySet();
        IntStream.range(0, 20_000).parallel().forEach(i -> seen.add(ids.create()));

        assertThat(seen).hasSize(20_000);
    }

    @Property(tries = 200)
    void growsHoweverTheClockMoves(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = -5_000, max = 5_000) Integer> steps) {
        SettableClock moving = new SettableClock(MOMENT);
        Uuid7 source = new Uuid7(moving);
        List<UUID> created = steps.stream()
                .map(micros -> {
                    moving.advance(Duration.ofNanos(micros * 1_000L));
                    return source.create();
                })
                .toList();

        assertThat(created.stream().map(UUID::toString)).isSorted();
        assertThat(created).doesNotHaveDuplicates();
    }
}
