package org.fumikura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What Linux tells of processes. */
final class Processes {

    /** What the kernel calls USER_HZ; 100 on every Linux of today. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private Processes() {}

    /** Seconds that a process has computed; empty when it is gone. */
    static Optional<Double> cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Optional.of(
                    (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static double residentMegabytes(long pid) throws IOException {
        return statusKilobytes(pid, "VmRSS") / 1024.0;
    }

    /** A process with all that it started; what ends meanwhile counts nothing. */
    static double residentMegabytesBelow(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(each -> {
                    try {
                        return residentMegabytes(each.pid());
                    } catch (IOException gone) {
                        return 0;
                    }
                })
                .sum();
    }

    private static long statusKilobytes(long pid, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
