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
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * LibreOffice, which makes PDF of office files. Each file gets a process with a fresh profile, so that none leaves anything for
 * the next, with limits of memory, time and what it may write.
 */
final class Office {

    private static final String PROGRAM = "soffice";
    private static final long MOST_SECONDS = 100;
    private static final List<String> LIMITS = List.of(
            "timeout",
            "-k",
            "2",
            Long.toString(MOST_SECONDS),
            "prlimit",
            "--as=4294967296",
            "--fsize=536870912",
            "--core=0");

    /** PDF/A-2b with structure; pictures as sharp as a good print needs. */
    private static final String OPTIONS = "{\"SelectPdfVersion\":{\"type\":\"long\",\"value\":\"2\"},"
            + "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"},"
            + "\"ReduceImageResolution\":{\"type\":\"boolean\",\"value\":\"true\"},"
            + "\"MaxImageResolution\":{\"type\":\"long\",\"value\":\"300\"}}";

    private static @Nullable String version;

    private final Path scratch;

    Office(Path scratch) {
        this.scratch = scratch;
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
        Path desk = Files.createDirectory(scratch.resolve("office-" + UUID.randomUUID()));
        try {
            Path named = desk.resolve("file." + kind.ending());
            Files.copy(from.toPath(), named);
            prepare(desk);
            String said = run(command(kind, desk, named), desk);
            Path made = desk.resolve("made").resolve("file.pdf");
            if (!Files.exists(made)) {
                throw new IOException(said.isBlank() ? "LibreOffice made nothing of it" : said);
            }
            Files.move(made, to.toPath(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileSystemUtils.deleteRecursively(desk);
        }
    }

    private static List<String> command(Kind kind, Path desk, Path named) {
        var command = new ArrayList<>(LIMITS);
        command.addAll(List.of(
                PROGRAM,
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--nolockcheck",
                "-env:UserInstallation=" + desk.resolve("profile").toUri(),
                "--convert-to",
                "pdf:" + filter(kind) + ":" + OPTIONS,
                "--outdir",
                desk.resolve("made").toString(),
                named.toString()));
        return command;
    }

    private static String filter(Kind kind) {
        return switch (kind) {
            case XLSX, XLS, ODS -> "calc_pdf_Export";
            case PPTX, PPT, ODP -> "impress_pdf_Export";
            default -> "writer_pdf_Export";
        };
    }

    /** No macro runs, no link is followed, and what a Windows face looks like is drawn with the nearest one that is here. */
    private static void prepare(Path desk) throws IOException {
        Path user = Files.createDirectories(desk.resolve("profile").resolve("user"));
        Files.createDirectory(desk.resolve("made"));
        copy("office-profile.xml", user.resolve("registrymodifications.xcu"));
        copy("office-faces.xml", desk.resolve("faces.conf"));
    }

    private static void copy(String resource, Path to) throws IOException {
        try (var in = Objects.requireNonNull(Office.class.getResourceAsStream("/renditions/" + resource), resource)) {
            Files.copy(in, to);
        }
    }

    private static String run(List<String> command, Path desk) throws IOException, Pages.TooLarge {
        var builder = new ProcessBuilder(command).directory(desk.toFile()).redirectErrorStream(true);
        File said = desk.resolve("said").toFile();
        builder.redirectOutput(said).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> environment = builder.environment();
        environment.put("HOME", desk.toString());
        environment.put("TMPDIR", desk.toString());
        environment.put("FONTCONFIG_FILE", desk.resolve("faces.conf").toString());
        environment.put("SAL_USE_VCLPLUGIN", "svp");
        Process process = builder.start();
        try {
            if (!process.waitFor(MOST_SECONDS + 10, TimeUnit.SECONDS) || process.exitValue() == 124) {
                throw new Pages.TooLarge("LibreOffice took longer than " + MOST_SECONDS + " s");
            }
            String words = Files.readString(said.toPath(), StandardCharsets.ISO_8859_1);
            return words.lines()
                    .filter(line -> line.startsWith("Error"))
                    .findFirst()
                    .map(line -> line.replace(desk.toString(), ""))
                    .orElse("");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("the worker ends", stop);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
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
