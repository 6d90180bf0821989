package org.fumikura.content;

import static org.fumikuradb.content.Tables.BLOB;
import static org.fumikuradb.content.Tables.DOOMED;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps bytes of the current municipality in a folder. {@link #put} returns only when file and folder entry are on the disk;
 * a reference is a foreign key to the blob's row, and the last one to go dooms the bytes. Nothing is ever deleted by name,
 * extension or age (I-10).
 */
@Component
public class Contents {

    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final int CHUNK = 64 * 1024;

    /** How much arrives between two looks at the free space. */
    private static final long ROOM_STEP = 16L * 1024 * 1024;

    private final ContentSettings settings;
    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Municipalities municipalities;
    private final FreeSpace freeSpace;
    private final ObjectProvider<Keeping> keepings;
    private final Set<Path> underWay = ConcurrentHashMap.newKeySet();

    Contents(
            ContentSettings settings,
            DSLContext db,
            Transactions transactions,
            MachineClock clock,
            Municipalities municipalities,
            FreeSpace freeSpace,
            ObjectProvider<Keeping> keepings) {
        this.settings = settings;
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.municipalities = municipalities;
        this.freeSpace = freeSpace;
        this.keepings = keepings;
    }

    /**
     * Streams bytes to the disk, and then keeps and refers to them in one transaction: nobody who gives up the same bytes at
     * that moment can take them away in between. The same bytes are kept once. Must not be called inside a transaction: a slow
     * sender would hold it open.
     *
     * @param limit the most bytes to take
     * @param refer is given the keeping, in the transaction: locks what it changes, has the bytes kept, and inserts what refers
     *     to them; when it throws, nothing is kept
     * @return what {@code refer} returns
     * @throws ContentTooLarge beyond the limit; nothing is kept
     * @throws ContentDiskFull when less than the reserve would stay free on the disk; nothing is kept
     * @throws UncheckedIOException when the sender or the disk fails; nothing is kept
     */
    public <T> T put(InputStream bytes, long limit, Function<Supplier<Stored>, T> refer) {
        Path hall = folder(Tenancy.current()).resolve("arriving");
        Path arriving = hall.resolve(UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(hall);
            underWay.add(arriving);
            try {
                Arrived arrived = receive(bytes, arriving, limit);
                return refer(arrived, () -> keep(arrived, arriving), refer);
            } finally {
                underWay.remove(arriving);
                Files.deleteIfExists(arriving);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Opens bytes for reading; the caller closes the stream.
     *
     * @throws UncheckedIOException when the bytes are not there
     */
    public InputStream open(Sha256 sha256) {
        try {
            return Files.newInputStream(path(Tenancy.current(), sha256));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Lets the bytes lie at another place too, for a program that only reads them: under a second name on the same disk, as a
     * copy on another one. Whoever asks removes it again, and nobody may ever write to it.
     *
     * @param place where nothing lies yet
     * @throws UncheckedIOException when the bytes are not there, or the place can not be written
     */
    public void lend(Sha256 sha256, Path place) {
        Path bytes = path(Tenancy.current(), sha256);
        try {
            if (Files.getFileStore(bytes).equals(Files.getFileStore(place.getParent()))) {
                Files.createLink(place, bytes);
            } else {
                Files.copy(bytes, place);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Whether these bytes lie on the disk unharmed; reads all of them. */
    public boolean isIntact(Sha256 sha256) {
        return damage(sha256).isEmpty();
    }

    /** MISSING, ALTERED or UNREADABLE; empty when these bytes lie on the disk unharmed. Reads all of them. */
    Optional<String> damage(Sha256 sha256) {
        try (InputStream in = Files.newInputStream(path(Tenancy.current(), sha256))) {
            MessageDigest digest = digest();
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
            return MessageDigest.isEqual(digest.digest(), sha256.bytes()) ? Optional.empty() : Optional.of("ALTERED");
        } catch (NoSuchFileException missing) {
            return Optional.of("MISSING");
        } catch (IOException problem) {
            LOG.error("The bytes {} can not be read", sha256, problem);
            return Optional.of("UNREADABLE");
        }
    }

    /**
     * To be called in the transaction that removed a reference: bytes that nobody needs any more leave the disk soon after
     * its commit.
     */
    public void release(Sha256 sha256) {
        db.select(DSL.function("content.release", Boolean.class, DSL.val(sha256.bytes()), DSL.val(clock.now())))
                .fetch();
    }

    /** Takes doomed bytes off the disk, for all municipalities; harmless to repeat after a crash. */
    @Scheduled(fixedDelayString = "PT5S")
    public void sweep() {
        municipalities
                .list()
                .forEach(municipality -> Tenancy.in(municipality.id(), () -> {
                    removeBrokenOff(folder(municipality.id()).resolve("arriving"));
                    for (byte[] doomed : transactions.read(this::doomed)) {
                        transactions.work(() -> remove(Sha256.of(doomed)));
                    }
                    return true;
                }));
    }

    /** Takes away what had only begun to arrive when the program was killed; nobody ever referred to it. */
    private void removeBrokenOff(Path hall) {
        if (!Files.isDirectory(hall)) {
            return;
        }
        try (Stream<Path> parts = Files.list(hall)) {
            for (Path part : parts.filter(part -> !underWay.contains(part)).toList()) {
                Files.deleteIfExists(part);
            }
        } catch (IOException problem) {
            LOG.warn("Bytes that never arrived whole could not be removed; this will be tried again", problem);
        }
    }

    private List<byte[]> doomed() {
        return db.select(DOOMED.SHA256).from(DOOMED).limit(1_000).fetch(DOOMED.SHA256);
    }

    private void remove(Sha256 sha256) {
        lock(sha256);
        boolean wantedAgain = db.fetchExists(BLOB, BLOB.SHA256.eq(sha256.bytes()));
        if (!wantedAgain) {
            try {
                Files.deleteIfExists(path(Tenancy.current(), sha256));
                keepings.forEach(keeping -> keeping.removed(sha256));
            } catch (IOException | UncheckedIOException problem) {
                LOG.warn("Doomed bytes {} could not be removed; this will be tried again", sha256, problem);
                return;
            }
        }
        db.deleteFrom(DOOMED).where(DOOMED.SHA256.eq(sha256.bytes())).execute();
    }

    private Arrived receive(InputStream bytes, Path arriving, long limit) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        byte[] head = new byte[0];
        long size = 0;
        long next = 0;
        try (FileChannel file = FileChannel.open(arriving, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n = bytes.readNBytes(chunk, 0, CHUNK); n > 0; n = bytes.readNBytes(chunk, 0, CHUNK)) {
                size += n;
                if (size > limit) {
                    throw new ContentTooLarge(limit);
                }
                if (size >= next) {
                    requireRoom(arriving, 0);
                    next += ROOM_STEP;
                }
                if (head.length == 0) {
                    head = Arrays.copyOf(chunk, Math.min(n, FirstBytes.LENGTH));
                }
                digest.update(chunk, 0, n);
                file.write(ByteBuffer.wrap(chunk, 0, n));
            }
            file.force(true);
        }
        return new Arrived(Sha256.of(digest.digest()), size, FirstBytes.mediaType(head));
    }

    /**
     * Looks, before bytes come, whether they fit on the disk beside its reserve.
     *
     * @param size how many bytes are to come, 0 or more
     * @throws ContentDiskFull when they do not
     */
    public void requireRoom(long size) {
        Path home = folder(Tenancy.current());
        try {
            Files.createDirectories(home);
            requireRoom(home, size);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void requireRoom(Path place, long size) throws IOException {
        long free = freeSpace.at(place);
        if (free - size < settings.reservedBytes() + ROOM_STEP) {
            LOG.error("The disk for attachments has {} bytes left; an attachment was refused", free);
            throw new ContentDiskFull();
        }
    }

    /** Bytes on the shelf outlive a transaction that is rolled back. */
    private <T> T refer(Arrived arrived, Supplier<Stored> keeping, Function<Supplier<Stored>, T> refer) {
        try {
            return transactions.work(() -> refer.apply(keeping));
        } catch (RuntimeException refused) {
            transactions.work(() -> doom(arrived.sha256));
            throw refused;
        }
    }

    /** The sweeper looks once more whether somebody has brought the same bytes, and takes them off the disk. */
    void doom(Sha256 sha256) {
        db.insertInto(DOOMED)
                .set(DOOMED.SHA256, sha256.bytes())
                .set(DOOMED.SINCE, clock.now())
                .onConflictDoNothing()
                .execute();
    }

    private Stored keep(Arrived arrived, Path arriving) {
        lock(arrived.sha256);
        Path home = folder(Tenancy.current());
        Path shelf = shelf(Tenancy.current(), arrived.sha256);
        Path place = shelf.resolve(arrived.sha256.toString());
        try {
            Files.createDirectories(shelf);
            if (!Files.exists(place)) {
                link(arriving, place);
            }
            force(shelf);
            force(home);
            force(settings.folder());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        db.deleteFrom(DOOMED).where(DOOMED.SHA256.eq(arrived.sha256.bytes())).execute();
        int entered = db.insertInto(BLOB)
                .set(BLOB.SHA256, arrived.sha256.bytes())
                .set(BLOB.SIZE, arrived.size)
                .set(BLOB.STORED_AT, now())
                .onConflictDoNothing()
                .execute();
        var stored = new Stored(arrived.sha256, arrived.size, arrived.mediaType);
        if (entered == 1) {
            keepings.forEach(keeping -> keeping.kept(stored));
        }
        return stored;
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException twin) {
            // the same bytes arrived twice at the same time
        }
    }

    /** Keeping, releasing (in the database) and removing the same bytes exclude each other until the transaction ends. */
    private void lock(Sha256 sha256) {
        long key = ByteBuffer.wrap(sha256.bytes()).getLong() ^ Tenancy.current().value();
        db.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(key)))
                .fetch();
    }

    private Instant now() {
        return clock.now();
    }

    /** A folder of the current municipality for what arrives in pieces; nothing in it is content yet. It may not exist. */
    public Path pieces() {
        return folder(Tenancy.current()).resolve("pieces");
    }

    /** Where the shelves of a municipality stand, each named by the first two digits of the bytes on it. */
    Path folder(MunicipalityId municipality) {
        return settings.folder().resolve(Integer.toString(municipality.value()));
    }

    private Path path(MunicipalityId municipality, Sha256 sha256) {
        return shelf(municipality, sha256).resolve(sha256.toString());
    }

    private Path shelf(MunicipalityId municipality, Sha256 sha256) {
        return folder(municipality).resolve(sha256.toString().substring(0, 2));
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private record Arrived(Sha256 sha256, long size, String mediaType) {}
}
