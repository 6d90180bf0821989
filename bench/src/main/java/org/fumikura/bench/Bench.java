package org.fumikura.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures the built program from outside. Every measurement works on a throwaway data folder of its own, says what it does,
 * and ends with one line {@code bench NAME: key=value key=value …}.
 */
public final class Bench {

    private static final List<String> NAMES = List.of("verify", "approval");

    private Bench() {}

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
        for (String name : words.isEmpty() ? NAMES : words) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("no measurement " + name + "; there are " + NAMES);
            }
            measure(name, program, quick);
        }
    }

    private static void measure(String name, Path program, boolean quick) throws Exception {
        Path data = Files.createTempDirectory("fumikura-bench-");
        try {
            Map<String, Object> result = name.equals("verify")
                    ? new VerifyBench(program, data, quick).run()
                    : new ApprovalBench(program, data, quick).run();
            System.out.println("bench " + name + ": "
                    + result.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                            .collect(Collectors.joining(" ")));
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
