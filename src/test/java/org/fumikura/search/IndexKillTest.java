package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index holds when the program is killed at any moment: all that it said was committed, and nothing half. */
class IndexKillTest {

    private static final int FEWEST_KILLS = 3;
    private static final int LONGEST_MILLIS = 400;

    @Test
    void isWholeAndTrueAfterAnyKill(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("fumikura.kill.seed", System.nanoTime());
        System.out.println("IndexKillTest: -Dfumikura.kill.seed=" + seed);
        var random = new Random(seed);
        long before = 0;
        int kills = Integer.getInteger("fumikura.kill.times", FEWEST_KILLS);
        for (int kill = 1; kill <= kills; kill++) {
            long said = killed(folder, 1 + random.nextInt(LONGEST_MILLIS));
            assertThat(said).as("kill %d came before anything was done", kill).isGreaterThan(before);
            try (Index index = IndexedUntilKilled.open(folder)) {
                long position = index.followed().orElseThrow().position();
                assertThat(position).isGreaterThanOrEqualTo(said);
                index.check();
                assertThat(IndexedUntilKilled.wrong(index, position)).isEmpty();
                before = position;
            }
        }
    }

    /** Lets it work for so long since its first commit; the last position that it said. */
    private static long killed(Path folder, int millis) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexedUntilKilled.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            String last = lines.readLine();
            assertThat(last).as("it works").isNotNull();
            if (!program.waitFor(millis, TimeUnit.MILLISECONDS)) {
                program.toHandle().destroyForcibly();
            }
            List<String> rest = lines.lines().toList();
            program.waitFor();
            return Long.parseLong(rest.isEmpty() ? last : rest.getLast());
        }
    }
}
