package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * LibreOffice, which makes PDF of office files. Each file gets a process with a fresh profile, so that none leaves anything for
 * the next, with limits of memory, time and what it may write. Its start takes longer than most files: one may stand ready.
 * Used by one thread, and closed by any.
 */
final class Office implements AutoCloseable {

    private static final String PROGRAM = "soffice";
    private static final long MOST_SECONDS = 100;
    private static final List<String> LIMITS = List.of("prlimit", "--as=4294967296", "--fsize=536870912", "--core=0");
    private static final List<String> HURRY = List.of("timeout", "-k", "2", Long.toString(MOST_SECONDS));
    private static final int MOST_HUNTS = 100;

    /** PDF/A-2b with structure; pictures as sharp as a good print needs. */
    private static final String OPTIONS = "{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},"
            + "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"},"
            + "\"ReduceImageResolution\":{\"type\":\"boolean\",\"value\":\"true\"},"
            + "\"MaxImageResolution\":{\"type\":\"long\",\"value\":\"300\"}}";

    private static @Nullable String version;

    private final Path scratch;
    private final boolean walled;
    private final boolean ahead;
    private volatile @Nullable Desk ready;

    /**
     * @param walled whether this process and what it starts are alone in their walls
     * @param ahead whether the next process is started before there is a file for it
     */
    Office(Path scratch, boolean walled, boolean ahead) {
        this.scratch = scratch;
        this.walled = walled;
        this.ahead = ahead;
    }

    /** The program's name and version as it says itself; empty when it is not there. Asked once, until it is there. */
    static synchronized Optional<String> version() {
        if (version == null) {
            version = asked();
        }
        return Optional.ofNullable(version);
    }

    private static @Nullable String asked() {
        try {
            Process process = new ProcessBuilder(PROGRAM, "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String[] words =
                    new String(process.getInputStream().readNBytes(200), StandardCharsets.US_ASCII).split("\\s");
            return words.length > 1 ? words[0] + " " + words[1] : null;
        } catch (IOException missing) {
            return null;
        }
    }

    /**
     * Makes the PDF.
     *
     * @throws Missing when LibreOffice is not there
     * @throws IOException when it does not understand the file
     */
    void convert(Kind kind, File from, File to) throws IOException, Pages.TooLarge {
        if (version().isEmpty()) {
            throw new Missing();
        }
        if (kind.isPacked()) {
            PackedOffice.check(from);
        }
        try (Desk desk = desk()) {
            Path named = desk.place().resolve("file." + kind.ending());
            Files.copy(from.toPath(), named);
            String said = desk.convert(filter(kind), named);
            Path made = desk.made().resolve("file.pdf");
            if (!Files.exists(made)) {
                throw new IOException(said.isBlank() ? "LibreOffice made nothing of it" : said);
            }
            Files.move(made, to.toPath(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            hunt();
            prepare();
        }
    }

    /** Has a process stand ready for the next file, if that is wanted and can be. */
    void prepare() {
        if (!ahead || ready != null || version().isEmpty()) {
            return;
        }
        try {
            Desk next = Desk.laid(scratch);
            try {
                next.begin();
                ready = next;
            } catch (IOException problem) {
                next.close();
                throw problem;
            }
        } catch (IOException problem) {
            // the next file starts its own
            System.err.println("No LibreOffice stands ready: " + problem.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        Desk last = ready;
        if (last != null) {
            last.close();
        }
    }

    private Desk desk() throws IOException {
        Desk desk = ready;
        ready = null;
        return desk == null ? Desk.laid(scratch) : desk;
    }

    /** A file may have started something that outlives the program that opened it: nothing of it meets the next file. */
    private void hunt() {
        if (!walled) {
            return;
        }
        for (int i = 0; i < MOST_HUNTS; i++) {
            List<ProcessHandle> strangers =
                    ProcessHandle.allProcesses().filter(Office::isStranger).toList();
            if (strangers.isEmpty()) {
                return;
            }
            strangers.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        // the walls end with this process, and everything within
        Runtime.getRuntime().halt(1);
    }

    private static boolean isStranger(ProcessHandle process) {
        for (Optional<ProcessHandle> own = Optional.of(ProcessHandle.current());
                own.isPresent();
                own = own.get().parent()) {
            if (own.get().equals(process)) {
                return false;
            }
        }
        return true;
    }

    private static String filter(Kind kind) {
        return switch (kind) {
            case XLSX, XLS, ODS -> "calc_pdf_Export";
            case PPTX, PPT, ODP -> "impress_pdf_Export";
            default -> "writer_pdf_Export";
        };
    }

    /** Where one file is worked on, by a process that sees no other. */
    private static final class Desk implements AutoCloseable {

        private final Path place;
        private @Nullable Process waiting;

        private Desk(Path place) {
            this.place = place;
        }

        /** No macro runs, no link is followed, and what a Windows face looks like is drawn with the nearest one that is here. */
        static Desk laid(Path scratch) throws IOException {
            var desk = new Desk(Files.createDirectory(scratch.resolve("office-" + UUID.randomUUID())));
            Path user = Files.createDirectories(desk.profile().resolve("user"));
            Files.createDirectory(desk.made());
            copy("office-profile.xml", user.resolve("registrymodifications.xcu"));
            copy("office-faces.xml", desk.faces());
            return desk;
        }

        private static void copy(String resource, Path to) throws IOException {
            try (var in =
                    Objects.requireNonNull(Office.class.getResourceAsStream("/renditions/" + resource), resource)) {
                Files.copy(in, to);
            }
        }

        Path place() {
            return place;
        }

        Path made() {
            return place.resolve("made");
        }

        private Path profile() {
            return place.resolve("profile");
        }

        private Path faces() {
            return place.resolve("faces.conf");
        }

        private File said() {
            return place.resolve("said").toFile();
        }

        /** Starts the process without a file: whoever asks with the same profile is served by it. */
        void begin() throws IOException {
            waiting = start(List.of(), List.of());
        }

        /** What LibreOffice complained about; empty when it did not. */
        String convert(String filter, Path file) throws IOException, Pages.TooLarge {
            Process process = start(
                    HURRY,
                    List.of(
                            "--convert-to",
                            "pdf:" + filter + ":" + OPTIONS,
                            "--outdir",
                            made().toString(),
                            file.toString()));
            try {
                if (!process.waitFor(MOST_SECONDS + 10, TimeUnit.SECONDS) || process.exitValue() == 124) {
                    throw new Pages.TooLarge("LibreOffice took longer than " + MOST_SECONDS + " s");
                }
                return Files.readString(said().toPath(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.startsWith("Error"))
                        .findFirst()
                        .map(line -> line.replace(place.toString(), ""))
                        .orElse("");
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("the worker ends", stop);
            } finally {
                end(process);
            }
        }

        private Process start(List<String> around, List<String> task) throws IOException {
            var command = new ArrayList<>(around);
            command.addAll(LIMITS);
            command.addAll(List.of(
                    PROGRAM,
                    "--headless",
                    "--norestore",
                    "--nologo",
                    "--nodefault",
                    "--nolockcheck",
                    "-env:UserInstallation=" + profile().toUri()));
            command.addAll(task);
            var builder = new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(said()))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            Map<String, String> environment = builder.environment();
            environment.put("HOME", place.toString());
            environment.put("TMPDIR", place.toString());
            environment.put("FONTCONFIG_FILE", faces().toString());
            environment.put("SAL_USE_VCLPLUGIN", "svp");
            return builder.start();
        }

        private static void end(Process process) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        @Override
        public void close() throws IOException {
            if (waiting != null) {
                end(waiting);
            }
            FileSystemUtils.deleteRecursively(place);
        }
    }

    /** The program that makes PDF of office files is not there. */
    static final class Missing extends IOException {

        private static final long serialVersionUID = 1L;

        Missing() {
            super("LibreOffice is not installed");
        }
    }
}
