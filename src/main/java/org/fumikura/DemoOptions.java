package org.fumikura;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * How the demonstration was asked to start.
 *
 * @param listen a further address to serve at, null for the loopback address alone
 * @param reset whether to begin with an empty data folder
 * @param at the day to whose morning the city's days are played when it is built, null for the day on which it opens
 */
record DemoOptions(
        int port,
        Path data,
        @Nullable String listen,
        boolean reset,
        @Nullable LocalDate at) {

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    /** The city opens on this day, and its days are told for a year. */
    private static final LocalDate FIRST = LocalDate.of(2022, 5, 20);

    private static final LocalDate LAST = LocalDate.of(2023, 5, 19);

    /** Reads the options; of an option given twice the last one counts. */
    static DemoOptions parse(List<String> arguments) {
        int port = DEFAULT_PORT;
        Path data = Path.of("data");
        String listen = null;
        boolean reset = false;
        LocalDate at = null;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--port" -> port = port(value(option, words));
                case "--data" -> data = Path.of(value(option, words));
                case "--listen" -> listen = value(option, words);
                case "--reset" -> reset = true;
                case "--at" -> at = day(value(option, words));
                default -> throw unknown(option);
            }
        }
        return new DemoOptions(port, data.toAbsolutePath().normalize(), listen, reset, at);
    }

    static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new BadUsage(new Text(option + " の値がありません。", option + " needs a value."));
        }
        return words.next();
    }

    static BadUsage unknown(String option) {
        return new BadUsage(new Text("知らない指定です: " + option, "Unknown option: " + option));
    }

    private static LocalDate day(String word) {
        return DateInput.read(word, FIRST)
                .date()
                .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
                .orElseThrow(() -> new BadUsage(new Text(
                        "--at は R4.5.20 から R5.5.19 までの日です: " + word,
                        "--at is a day from 2022-05-20 to 2023-05-19: " + word)));
    }

    private static int port(String word) {
        if (word.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(word);
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw new BadUsage(new Text("ポートは 1 から 65535 までの数です: " + word, "A port is a number from 1 to 65535: " + word));
    }
}
