package org.fumikura.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second copy of the program on this machine away from a folder, as long as somebody refers to the lock. The operating
 * system lets go of it when the process dies.
 */
public final class FolderLock implements AutoCloseable {

    /**
     * Folders locked by this process. Closing any channel on a lock file gives up every lock that the process holds on it, so
     * a second attempt from within must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder, named without links.
     *
     * @throws FolderInUse when another copy of the program has it
     */
    public static FolderLock take(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw new FolderInUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new FolderInUse(folder, holder(folder));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(folder, channel);
        } catch (IOException | RuntimeException problem) {
            HELD.remove(folder);
            close(channel);
            throw problem;
        }
    }

    /** Whether another process works on the folder right now. */
    static boolean isTakenByAnother(Path folder) throws IOException {
        if (HELD.contains(folder) || !Files.exists(file(folder))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static String holder(Path folder) throws IOException {
        String process =
                Files.readString(file(folder), StandardCharsets.US_ASCII).strip();
        return process.isEmpty() ? "?" : process;
    }

    private static Path file(Path folder) {
        return folder.resolve("fumikura.lock");
    }
}
