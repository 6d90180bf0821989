package org.fumikura.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file {@code heads} of a municipality: for each publication a line with kind, source, last revision and the SHA-256 of its
 * {@code package.json}. It is written last, and whoever reads the folder begins with it.
 */
record Heads(Map<PublicationKey, Head> all) {

    static final String NAME = "heads";

    private static final String FIRST = "fumikura-portal " + Manifest.FORMAT;
    private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f-]{36}) ([0-9]{1,9}) ([0-9a-f]{64})");

    /** The last revision of something. */
    record Head(int revision, String sha256) {}

    /**
     * Of a municipality's folder; none when nothing was ever published.
     *
     * @throws IOException also when it is no such file
     */
    static Heads read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        var all = new LinkedHashMap<PublicationKey, Head>();
        if (!Files.exists(file)) {
            return new Heads(all);
        }
        var lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.isEmpty() || !lines.getFirst().equals(FIRST)) {
            throw new IOException(file + " is no file of heads");
        }
        for (String line : lines.subList(1, lines.size())) {
            Matcher head = LINE.matcher(line);
            if (!head.matches()) {
                throw new IOException(file + " is no file of heads");
            }
            all.put(
                    new PublicationKey(head.group(1), UUID.fromString(head.group(2))),
                    new Head(Integer.parseInt(head.group(3)), head.group(4)));
        }
        return new Heads(all);
    }

    Optional<Head> find(PublicationKey key) {
        return Optional.ofNullable(all.get(key));
    }

    void write(Path folder) throws IOException {
        String text = all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(PublicationKey::kind).thenComparing(PublicationKey::source)))
                .map(head -> "%s %s %d %s\n"
                        .formatted(
                                head.getKey().kind(),
                                head.getKey().source(),
                                head.getValue().revision(),
                                head.getValue().sha256()))
                .collect(Collectors.joining("", FIRST + "\n", ""));
        Durable.replace(folder, NAME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
