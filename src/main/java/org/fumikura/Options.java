package org.fumikura;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fumikura.shared.Text;

/** The words behind a command: names that begin with two hyphens, each with a value behind it or behind an equals sign. */
record Options(Map<String, List<String>> values) {

    /**
     * Reads them.
     *
     * @param known the names that the command understands
     */
    static Options parse(List<String> arguments, String... known) {
        var values = new HashMap<String, List<String>>();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!Set.of(known).contains(name)) {
                throw DemoOptions.unknown(name);
            }
            String value = equals < 0 ? DemoOptions.value(name, words) : word.substring(equals + 1);
            values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
        return new Options(values);
    }

    /** Of a name given twice the last value counts. */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getLast);
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    String get(String name) {
        return find(name).orElseThrow(() -> new BadUsage(new Text(name + " を指定してください。", "Please say " + name + ".")));
    }
}
