package org.fumikura.records;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskStorageService;
import me.desair.tus.server.util.Utils;
import org.fumikura.shared.MachineClock;
import org.jspecify.annotations.Nullable;

/** What has arrived of the files of one municipality. What is known about one of them is on the disk whole, or as it was before. */
final class Pieces extends DiskStorageService {

    private static final String KNOWN = "info";
    private static final String ARRIVED = "data";

    private static final ObjectInputFilter EXPECTED =
            ObjectInputFilter.Config.createFilter("java.lang.*;java.util.*;me.desair.tus.server.**;!*");

    private final MachineClock clock;

    Pieces(Path folder, MachineClock clock) {
        super(folder.toString());
        this.clock = clock;
    }

    /** The library locks what it reads, which fails when one program reads it twice at once. Nothing is ever half written here. */
    @Override
    public @Nullable UploadInfo getUploadInfo(@Nullable UploadId id) throws IOException {
        if (id == null) {
            return null;
        }
        try (var known = new ObjectInputStream(
                Files.newInputStream(getPathInStorageDirectory(id).resolve(KNOWN)))) {
            known.setObjectInputFilter(EXPECTED);
            return (UploadInfo) known.readObject();
        } catch (NoSuchFileException notThere) {
            return null;
        } catch (ClassNotFoundException problem) {
            throw new IOException(problem);
        }
    }

    /** The library writes over what it knows: killed in the middle, it would know nothing of what has arrived. */
    @Override
    public void update(UploadInfo known) throws IOException, UploadNotFoundException {
        Path home = getPathInStorageDirectory(known.getId());
        if (!Files.isDirectory(home)) {
            throw new UploadNotFoundException("There is no upload " + known.getId());
        }
        Path next = home.resolve(KNOWN + ".next");
        Utils.writeSerializable(known, next);
        Files.setLastModifiedTime(next, FileTime.from(clock.now()));
        try (FileChannel file = FileChannel.open(next, WRITE)) {
            file.force(true);
        }
        Files.move(next, home.resolve(KNOWN), ATOMIC_MOVE);
    }

    /** What was written when the program was killed may not be on the disk; its sender was not told that it is. */
    @Override
    public UploadInfo append(UploadInfo known, InputStream bytes) throws IOException, TusException {
        try (FileChannel file =
                FileChannel.open(getPathInStorageDirectory(known.getId()).resolve(ARRIVED), WRITE)) {
            file.truncate(known.getOffset());
        }
        return super.append(known, bytes);
    }

    /** @param touched when something of it came last */
    record Begun(UploadInfo known, Instant touched) {}

    /** What somebody has begun and not ended. */
    List<Begun> of(String owner) throws IOException {
        if (!Files.isDirectory(getStoragePath())) {
            return List.of();
        }
        var begun = new ArrayList<Begun>();
        try (Stream<Path> homes = Files.list(getStoragePath())) {
            for (Path home : homes.toList()) {
                @Nullable
                UploadInfo known = getUploadInfo(new UploadId(home.getFileName().toString()));
                if (known != null && owner.equals(known.getOwnerKey())) {
                    touched(home).ifPresent(touched -> begun.add(new Begun(known, touched)));
                }
            }
        }
        return begun;
    }

    private static Optional<Instant> touched(Path home) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(home.resolve(KNOWN)).toInstant());
        } catch (NoSuchFileException endedMeanwhile) {
            return Optional.empty();
        }
    }
}
