package org.fumikura.portal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that are there whole or not at all, also after a power cut. */
final class Durable {

    /** What is being written begins with this; nobody reads it. */
    static final String UNFINISHED = ".unfinished-";

    private Durable() {}

    /** Puts a file of a folder in the place of the one before. */
    static void replace(Path folder, String name, byte[] bytes) throws IOException {
        Path fresh = folder.resolve(UNFINISHED + name);
        Files.write(fresh, bytes);
        force(fresh);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Gives a finished folder its name in another one. */
    static void finish(Path folder, Path unfinished, String name) throws IOException {
        try (Stream<Path> all = Files.walk(unfinished)) {
            for (Path each : all.toList()) {
                force(each);
            }
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> inmost = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : inmost) {
                Files.delete(each);
            }
        }
    }
}
