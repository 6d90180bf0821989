package org.fumikura;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * How the demonstration was asked to start.
 *
 * @param listen a further address to serve at, null for the loopback address alone
 * @param reset whether to begin with an empty data folder
 */
record DemoOptions(int port, Path data, @Nullable String listen, boolean reset) {

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    /** Reads the options; of an option given twice the last one counts. */
    static DemoOptions parse(List<String> arguments) {
        int port = DEFAULT_PORT;
        Path data = Path.of("data");
        String listen = null;
        boolean reset = false;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--port" -> port = port(value(option, words));
                case "--data" -> data = Path.of(value(option, words));
                case "--listen" -> listen = value(option, words);
                case "--reset" -> reset = true;
                default -> throw unknown(option);
            }
        }
        return new DemoOptions(port, data.toAbsolutePath().normalize(), listen, reset);
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
