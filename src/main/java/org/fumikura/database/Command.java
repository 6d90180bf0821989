package org.fumikura.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A short program that is run to its end. */
final class Command {

    private Command() {}

    /**
     * @param status 0 when it did what it was asked for
     * @param output what it said, errors included
     */
    record Result(int status, String output) {

        boolean failed() {
            return status != 0;
        }

        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((earlier, later) -> later)
                    .orElse("exit status " + status);
        }
    }

    static Result run(List<String> words) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Result(process.waitFor(), output);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new InterruptedIOException(words.getFirst());
        }
    }

    /** Whether the program exists and succeeds. */
    static boolean succeeds(List<String> words) {
        try {
            return !run(words).failed();
        } catch (IOException missing) {
            return false;
        }
    }
}
