package org.fumikura;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The program under test in a jar, as it is delivered: a process that reads classes from one starts in three quarters of the
 * time, and in half of it with the notes that an earlier process left about them.
 */
final class Packed {

    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "packed").toAbsolutePath();
    private static final Path NOTES = FOLDER.resolve("classes.jsa");

    /** Of the program, without its tests. */
    static final String CLASS_PATH = classPath();

    private Packed() {}

    /** What the JDK is told about the notes: {@code verify} makes them, since it ends by itself; who comes later uses them. */
    static String notes(String command) {
        if (Files.exists(NOTES)) {
            return "-XX:SharedArchiveFile=" + NOTES;
        }
        return command.equals("verify") ? "-XX:ArchiveClassesAtExit=" + draft() : "-Xshare:auto";
    }

    /** Lets others use what a process that this thread ran to its end has noted; half a file serves nobody. */
    static void keepNotes() throws IOException {
        if (Files.exists(draft())) {
            Files.move(draft(), NOTES, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path draft() {
        return FOLDER.resolve("classes-" + Thread.currentThread().threadId() + ".jsa");
    }

    private static String classPath() {
        String entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        try {
            Files.createDirectories(FOLDER);
            clear();
            Path jar = FOLDER.resolve("fumikura.jar");
            pack(jar);
            return jar + File.pathSeparator + entries;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void clear() throws IOException {
        try (Stream<Path> left = Files.list(FOLDER)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void pack(Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(CLASSES)) {
            files = all.skip(1).sorted().toList();
        }
        try (OutputStream bytes = Files.newOutputStream(jar);
                var packed = new JarOutputStream(bytes)) {
            packed.setLevel(0);
            for (Path file : files) {
                boolean folder = Files.isDirectory(file);
                packed.putNextEntry(new ZipEntry(CLASSES.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(file, packed);
                }
                packed.closeEntry();
            }
        }
    }
}
