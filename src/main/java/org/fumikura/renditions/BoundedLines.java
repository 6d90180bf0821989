package org.fumikura.renditions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines from somebody who is not trusted to end them. */
final class BoundedLines implements AutoCloseable {

    private final BufferedReader reader;
    private final int longest;

    /** @param longest how many characters a line may have */
    BoundedLines(Reader reader, int longest) {
        this.reader = new BufferedReader(reader);
        this.longest = longest;
    }

    /**
     * The next line without its end; null behind the last one.
     *
     * @throws IOException also for a line that is too long
     */
    @Nullable
    String next() throws IOException {
        var line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() == longest) {
                throw new IOException("a line of more than " + longest + " characters");
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
