package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** How far the worker process is kept away from everything else, as well as the machine allows. */
enum Isolation {
    /** Its own view of the disk, of processes and users, and no network at all. */
    BUBBLEWRAP(
            "bubblewrap（ネットワークなし、読めるのは渡したファイルとプログラムだけ）",
            "bubblewrap (no network; reads nothing but the files it is given and the program)"),
    /** Another process, with limits of memory and time, and nothing more. */
    PROCESS(
            "別プロセス（bubblewrap がないため、ネットワークとディスクは遮断されていません）",
            "a process of its own (without bubblewrap: neither network nor disk are shut off)");

    private static final String PROGRAM = "bwrap";

    private final Text label;

    Isolation(String ja, String en) {
        label = new Text(ja, en);
    }

    Text label() {
        return label;
    }

    /** The strongest one that works here; found out by trying. */
    static Isolation strongest() {
        try {
            var trial = new ArrayList<>(List.of(PROGRAM));
            trial.addAll(shell());
            trial.add("/usr/bin/true");
            Process process = new ProcessBuilder(trial)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean good = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            process.destroyForcibly();
            return good ? BUBBLEWRAP : PROCESS;
        } catch (IOException missing) {
            return PROCESS;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return PROCESS;
        }
    }

    /**
     * The command that runs another one inside.
     *
     * @param read what it may read besides the system's programs
     * @param written what it may write
     */
    List<String> around(List<Path> read, Path written, List<String> command) {
        if (this == PROCESS) {
            return command;
        }
        var whole = new ArrayList<>(List.of(PROGRAM));
        whole.addAll(shell());
        Set<Path> places = new LinkedHashSet<>(read);
        places.forEach(place -> whole.addAll(List.of("--ro-bind", place.toString(), place.toString())));
        whole.addAll(List.of("--bind", written.toString(), written.toString()));
        whole.addAll(command);
        return whole;
    }

    private static List<String> shell() {
        var shell = new ArrayList<>(List.of(
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--proc",
                "/proc",
                "--dev",
                "/dev",
                "--tmpfs",
                "/tmp",
                "--ro-bind",
                "/usr",
                "/usr"));
        for (String place : List.of("/lib", "/lib64", "/bin", "/sbin")) {
            Path path = Path.of(place);
            if (Files.isSymbolicLink(path)) {
                shell.addAll(List.of("--symlink", "usr" + place, place));
            } else if (Files.isDirectory(path)) {
                shell.addAll(List.of("--ro-bind", place, place));
            }
        }
        for (String place : List.of(
                "/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives", "/etc/libreoffice", "/etc/java-25-openjdk")) {
            shell.addAll(List.of("--ro-bind-try", place, place));
        }
        return shell;
    }

    /** The one file that the program is started from; null while it lies about in folders. */
    static @Nullable Path packed() {
        String classes = System.getProperty("java.class.path");
        return classes.endsWith(".jar") && !classes.contains(File.pathSeparator)
                ? Path.of(classes).toAbsolutePath()
                : null;
    }

    /** Where the program itself lies, and what it runs on. */
    static List<Path> program() {
        var places = new ArrayList<Path>();
        places.add(Path.of(System.getProperty("java.home")));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path place = Path.of(entry).toAbsolutePath();
            // what a packed program needs lies beside it
            Path read = place.equals(packed()) ? place.getParent() : place;
            if (Files.exists(read)) {
                places.add(read);
            }
        }
        return places;
    }
}
