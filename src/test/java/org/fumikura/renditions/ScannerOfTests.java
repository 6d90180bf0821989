package org.fumikura.renditions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.fumikura.shared.MachineClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** A real clamd for the tests that start one, with one signature of its own; for the others there is none. */
@Component
@Primary
public class ScannerOfTests extends Clamd {

    /** What it takes for a virus. */
    public static final String HARMLESS = "FUMIKURA-HARMLESS-TEST-STRING";

    /** What it calls that. */
    public static final String VIRUS = "Fumikura.Test.UNOFFICIAL";

    /** More than this is too large for it, in bytes. */
    static final int MOST = 100 * 1024;

    private @Nullable Path folder;
    private @Nullable Process process;

    ScannerOfTests(RenditionSettings settings, MachineClock clock) {
        super(settings, clock);
    }

    @Override
    Optional<SocketAddress> address() {
        return Optional.ofNullable(folder).map(place -> UnixDomainSocketAddress.of(place.resolve("socket")));
    }

    /** Starts it and waits until it listens; begun again at the same place after {@link #kill}. */
    public void start() {
        try {
            if (folder == null) {
                folder = prepare();
            }
            process = new ProcessBuilder(program(), "-c", folder.resolve("conf").toString())
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said = process.inputReader();
            String line = said.readLine();
            while (line != null && !line.startsWith("Self checking")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("clamd does not start");
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String program() {
        return Files.exists(Path.of("/usr/sbin/clamd")) ? "/usr/sbin/clamd" : "clamd";
    }

    private static Path prepare() throws IOException {
        Path folder = Files.createTempDirectory("clamd");
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("fumikura.ndb"),
                "Fumikura.Test:0:*:" + HexFormat.of().formatHex(HARMLESS.getBytes(UTF_8)) + "\n");
        Files.writeString(folder.resolve("conf"), """
                DatabaseDirectory %s
                LocalSocket %s
                FixStaleSocket yes
                Foreground yes
                StreamMaxLength %d
                """.formatted(signatures, folder.resolve("socket"), MOST));
        return folder;
    }

    /** It is gone without a word, and still expected. */
    public void kill() {
        try {
            if (process != null) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody expects one any more. */
    public void stop() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        folder = null;
    }
}
