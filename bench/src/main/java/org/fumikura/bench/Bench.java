package org.fumikura.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures the built program from outside. Every measurement works on a throwaway data folder of its own, says what it does,
 * and ends with one line {@code bench NAME: key=value key=value …}. What must be 0 and is not makes it end with status 1.
 */
public final class Bench {

    private static final Map<String, Measurement> MEASUREMENTS = measurements();

    /** Keys of what must be 0. */
    private static final List<String> WRONG = List.of("errors", "written_rows");

    private Bench() {}

    private interface Measurement {
        Map<String, Object> run(Path program, Path data, boolean quick) throws Exception;
    }

    private static Map<String, Measurement> measurements() {
        var all = new LinkedHashMap<String, Measurement>();
        all.put("verify", (program, data, quick) -> new VerifyBench(program, data, quick).run());
        all.put("approval", (program, data, quick) -> new ApprovalBench(program, data, quick).run());
        all.put("peak", (program, data, quick) -> new PeakBench(program, data, quick).run());
        all.put("reorganisation", (program, data, quick) -> new ReorganisationBench(program, data, quick).run());
        all.put("reader", (program, data, quick) -> new ReaderBench(program, data, quick).run());
        all.put("search", (program, data, quick) -> new SearchBench(program, data, quick).run());
        all.put("portal", (program, data, quick) -> new PortalBench(program, data, quick).run());
        return all;
    }

    /**
     * @param arguments {@code --program FOLDER} with the extracted program; then {@code --quick} for a run that only shows that
     *     everything works, and the names of measurements, all of them when none is given
     */
    public static void main(String[] arguments) throws Exception {
        var words = new ArrayList<>(List.of(arguments));
        boolean quick = words.remove("--quick");
        int at = words.indexOf("--program");
        Path program = Path.of(words.remove(at + 1));
        words.remove(at);
        boolean right = true;
        for (String name : words.isEmpty() ? MEASUREMENTS.keySet() : words) {
            Measurement measurement = MEASUREMENTS.get(name);
            if (measurement == null) {
                throw new IllegalArgumentException("no measurement " + name + "; there are " + MEASUREMENTS.keySet());
            }
            right &= measure(name, measurement, program, quick);
        }
        if (!right) {
            System.exit(1);
        }
    }

    /** Whether nothing was wrong with what was measured. */
    private static boolean measure(String name, Measurement measurement, Path program, boolean quick) throws Exception {
        Path data = Files.createTempDirectory("fumikura-bench-");
        try {
            Map<String, Object> result = measurement.run(program, data, quick);
            System.out.println("bench " + name + ": "
                    + result.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                            .collect(Collectors.joining(" ")));
            return WRONG.stream().allMatch(key -> result.getOrDefault(key, 0L).equals(0L));
        } finally {
            Shell.run("rm", "-rf", data.toString());
        }
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
    }

    static void say(String words, Object... values) {
        System.out.println("  " + String.format(Locale.ROOT, words, values));
    }
}
