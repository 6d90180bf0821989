package org.fumikura.records;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import me.desair.tus.server.exception.TusException;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.disk.DiskStorageService;
import me.desair.tus.server.util.Utils;
import org.jspecify.annotations.Nullable;

/** What has arrived of the files of one municipality. What is known about one of them is on the disk whole, or as it was before. */
final class Pieces extends DiskStorageService {

    private static final String KNOWN = "info";
    private static final String ARRIVED = "data";

    Pieces(Path folder) {
        super(folder.toString());
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

    /** What somebody has begun and not ended. */
    List<UploadInfo> of(String owner) throws IOException {
        if (!Files.isDirectory(getStoragePath())) {
            return List.of();
        }
        var begun = new ArrayList<UploadInfo>();
        try (Stream<Path> homes = Files.list(getStoragePath())) {
            for (Path home : homes.toList()) {
                @Nullable UploadInfo known = known(home);
                if (known != null && owner.equals(known.getOwnerKey())) {
                    begun.add(known);
                }
            }
        }
        return begun;
    }

    private @Nullable UploadInfo known(Path home) throws IOException {
        try {
            return getUploadInfo(new UploadId(home.getFileName().toString()));
        } catch (NoSuchFileException endedMeanwhile) {
            return null;
        }
    }
}
