package org.fumikura.renditions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of the machine that is asked about a file, inside the worker's walls. */
final class OutsideProgram {

    private static final long PATIENCE_SECONDS = 120;

    private final String name;

    OutsideProgram(String name) {
        this.name = name;
    }

    /** Its name and version as it says itself; empty when it is not here. */
    Optional<String> version(String asking) throws IOException {
        try {
            String said = new String(answer(List.of(asking)).said, StandardCharsets.UTF_8);
            return Optional.of(said.lines().findFirst().orElse(name).strip());
        } catch (NotHere missing) {
            return Optional.empty();
        }
    }

    /**
     * What it says when it is asked, on either way out.
     *
     * @throws IOException when it is not here, does not end, or says by its status that it could not do it: who has not looked
     *     has not found nothing
     */
    byte[] ask(List<String> words) throws IOException {
        Answer answer = answer(words);
        if (answer.status != 0) {
            throw new IOException(name + " ended with " + answer.status);
        }
        return answer.said;
    }

    private record Answer(int status, byte[] said) {}

    private Answer answer(List<String> words) throws IOException {
        Path said = Files.createTempFile("said-", "");
        try {
            var command = new ArrayList<String>();
            command.add(name);
            command.addAll(words);
            Process process = started(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(said.toFile()));
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException(name + " does not end");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            } finally {
                process.destroyForcibly();
            }
            return new Answer(process.exitValue(), Files.readAllBytes(said));
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static Process started(ProcessBuilder builder) throws NotHere {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new NotHere(missing);
        }
    }

    /** It is not on this machine. */
    private static final class NotHere extends IOException {

        private static final long serialVersionUID = 1L;

        NotHere(IOException cause) {
            super(cause);
        }
    }
}
