package org.fumikura.renditions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.fumikura.content.Sha256;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The pictures of pages: drawn when somebody looks at them, kept while there is room, thrown away at any time. */
@Component
class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    /** Far more than a page at the widest takes. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private static final int FIRST_OF_JPEG = 0xFF;

    private final RenditionSettings settings;
    private final Worker worker;
    private final Derivatives derivatives;
    private final RenditionOrders orders;
    private final Transactions transactions;
    private final MachineClock clock;
    private final ConcurrentHashMap<Path, ReentrantLock> underWay = new ConcurrentHashMap<>();

    Pictures(
            RenditionSettings settings,
            Worker worker,
            Derivatives derivatives,
            RenditionOrders orders,
            Transactions transactions,
            MachineClock clock) {
        this.settings = settings;
        this.worker = worker;
        this.derivatives = derivatives;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The picture of a page; empty when it can not be drawn. */
    Optional<PagePicture> find(Sha256 sha256, int page, int dots) {
        if (!transactions.read(() -> orders.hasPage(sha256, page))) {
            return Optional.empty();
        }
        Path place = folder(sha256).resolve(page + "-" + dots);
        ReentrantLock lock = underWay.computeIfAbsent(place, unused -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.exists(place)) {
                return draw(sha256, page, dots, place);
            }
            Files.setLastModifiedTime(place, FileTime.from(clock.now()));
            return Optional.of(picture(place));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            lock.unlock();
            underWay.remove(place, lock);
        }
    }

    private Optional<PagePicture> draw(Sha256 sha256, int page, int dots, Path place) throws IOException {
        Path from = worker.readable().resolve(UUID.randomUUID().toString());
        Path to = worker.writable().resolve(UUID.randomUUID().toString());
        try {
            derivatives.lend(sha256, from);
            WorkAnswer answer = drawn(sha256, page, dots, from, to);
            if (answer.trouble() != null) {
                LOG.info("Page {} of {} can not be drawn: {}", page, sha256, answer.told());
                return Optional.empty();
            }
            Files.createDirectories(place.getParent());
            Files.move(worker.take(to, LARGEST), place, StandardCopyOption.ATOMIC_MOVE);
            if (!transactions.read(() -> orders.isKnown(sha256))) {
                // the bytes went while it was drawn
                forget(sha256);
                return Optional.empty();
            }
            return Optional.of(picture(place));
        } catch (NoSuchFileException gone) {
            LOG.info("Page {} of {} is drawn when it has been made ready anew", page, sha256);
            return Optional.empty();
        } catch (WorkerTrouble trouble) {
            LOG.warn("Page {} of {} was not drawn: {}", page, sha256, trouble.getMessage());
            return Optional.empty();
        } finally {
            RenditionMaking.remove(from);
            RenditionMaking.remove(to);
        }
    }

    /** Another order may have cost the process; the page is not to blame the first time. */
    private WorkAnswer drawn(Sha256 sha256, int page, int dots, Path from, Path to) {
        String key = RenditionMaking.key(sha256);
        try {
            return worker.draw(key, from, to, page, dots);
        } catch (WorkerTrouble trouble) {
            if (trouble.why() == WorkerTrouble.Why.SLOW) {
                throw trouble;
            }
            return worker.draw(key, from, to, page, dots);
        }
    }

    private static PagePicture picture(Path place) throws IOException {
        try (InputStream in = Files.newInputStream(place)) {
            return new PagePicture(place, in.read() == FIRST_OF_JPEG ? "image/jpeg" : "image/png");
        }
    }

    private Path folder(Sha256 sha256) {
        String name = sha256.toString();
        return settings.folder()
                .toAbsolutePath()
                .resolve("pages")
                .resolve(Integer.toString(Tenancy.current().value()))
                .resolve(name.substring(0, 2))
                .resolve(name);
    }

    /**
     * The bytes have gone: nothing of them stays.
     *
     * @throws UncheckedIOException when something of them is still there
     */
    void forget(Sha256 sha256) {
        worker.forget(RenditionMaking.key(sha256));
        try {
            FileSystemUtils.deleteRecursively(folder(sha256));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Makes room: those that nobody has looked at for the longest time go first. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void makeRoom() {
        var all = new ArrayList<Picture>();
        Path pages = settings.folder().toAbsolutePath().resolve("pages");
        if (!Files.isDirectory(pages)) {
            return;
        }
        try {
            Files.walkFileTree(pages, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    all.add(new Picture(file, facts.size(), facts.lastModifiedTime()));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException problem) {
            LOG.warn("The pictures of pages could not be counted; this will be tried again", problem);
            return;
        }
        long there = all.stream().mapToLong(Picture::size).sum();
        all.sort(Comparator.comparing(Picture::lookedAt));
        for (Picture picture : all) {
            if (there <= settings.pictures().toBytes()) {
                return;
            }
            RenditionMaking.remove(picture.file());
            there -= picture.size();
        }
    }

    private record Picture(Path file, long size, FileTime lookedAt) {}
}
