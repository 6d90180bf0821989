package org.fumikura.renditions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final RenditionRows rows;
    private final Undrawn undrawn;
    private final Transactions transactions;
    private final MachineClock clock;
    private final ConcurrentHashMap<Path, ReentrantLock> underWay = new ConcurrentHashMap<>();

    Pictures(
            RenditionSettings settings,
            Worker worker,
            Derivatives derivatives,
            RenditionRows rows,
            Undrawn undrawn,
            Transactions transactions,
            MachineClock clock) {
        this.settings = settings;
        this.worker = worker;
        this.derivatives = derivatives;
        this.rows = rows;
        this.undrawn = undrawn;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The picture of a page; empty when there is no such page. */
    Optional<PagePicture> find(Sha256 sha256, int page, int dots) {
        return size(sha256, page).flatMap(size -> find(sha256, page, Cut.whole(size, dots), name(page, dots)));
    }

    /** A tile of it; empty when there is no such tile. */
    Optional<PagePicture> findTile(Sha256 sha256, int page, int dots, int column, int row) {
        return size(sha256, page)
                .filter(size -> size.tiledWidths().contains(dots))
                .flatMap(size -> tile(size, dots, column, row))
                .flatMap(cut -> find(sha256, page, cut, name(page, dots) + "-" + column + "-" + row));
    }

    private static Optional<Cut> tile(Rendition.PageSize size, int dots, int column, int row) {
        int across = Math.ceilDiv(dots, Rendition.TILE);
        int down = Math.ceilDiv(size.heightAt(dots), Rendition.TILE);
        if (column < 0 || column >= across || row < 0 || row >= down) {
            return Optional.empty();
        }
        int left = column * Rendition.TILE;
        int top = row * Rendition.TILE;
        return Optional.of(new Cut(
                dots,
                left,
                top,
                Math.min(Rendition.TILE, dots - left),
                Math.min(Rendition.TILE, size.heightAt(dots) - top)));
    }

    private Optional<Rendition.PageSize> size(Sha256 sha256, int page) {
        return transactions.read(() -> rows.size(sha256, page));
    }

    /** Those of so many pages whose picture could not be drawn lately. */
    Set<Integer> undrawn(Sha256 sha256, int pages, int dots) {
        if (undrawn.isEmpty()) {
            return Set.of();
        }
        Path folder = folder(sha256);
        return IntStream.rangeClosed(1, pages)
                .filter(page -> undrawn.contains(folder.resolve(name(page, dots))))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(int page, int dots) {
        return page + "-" + dots;
    }

    private Optional<PagePicture> find(Sha256 sha256, int page, Cut cut, String name) {
        Path place = folder(sha256).resolve(name);
        ReentrantLock lock = underWay.computeIfAbsent(place, unused -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.exists(place)) {
                return draw(sha256, page, cut, place);
            }
            Files.setLastModifiedTime(place, FileTime.from(clock.now()));
            return Optional.of(picture(place));
        } catch (IOException | UncheckedIOException problem) {
            // what passes on the machine is no fault of the page
            LOG.warn("Page {} of {} was not drawn", page, sha256, problem);
            throw new PageBusy();
        } finally {
            lock.unlock();
            underWay.remove(place, lock);
        }
    }

    private Optional<PagePicture> draw(Sha256 sha256, int page, Cut cut, Path place) throws IOException {
        if (undrawn.contains(place)) {
            throw new PageNotDrawn(page);
        }
        Path from = worker.readable().resolve(UUID.randomUUID().toString());
        Path to = worker.writable().resolve(UUID.randomUUID().toString());
        try {
            derivatives.lend(sha256, from);
            WorkAnswer answer = drawn(sha256, page, cut, from, to);
            Optional<Path> taken = answer.trouble() == null ? taken(to) : Optional.empty();
            if (taken.isEmpty()) {
                LOG.info("Page {} of {} can not be drawn: {}", page, sha256, answer.told());
                undrawn.add(place);
                throw new PageNotDrawn(page);
            }
            Files.createDirectories(place.getParent());
            Files.move(taken.get(), place, StandardCopyOption.ATOMIC_MOVE);
            if (size(sha256, page).isEmpty()) {
                // the bytes went while it was drawn, or the scanner found a virus in them
                forget(sha256);
                return Optional.empty();
            }
            return Optional.of(picture(place));
        } catch (WorkerTrouble trouble) {
            LOG.warn("Page {} of {} was not drawn: {}", page, sha256, trouble.getMessage());
            if (trouble.why() == WorkerTrouble.Why.OTHERS) {
                throw new PageBusy();
            }
            undrawn.add(place);
            throw new PageNotDrawn(page);
        } finally {
            RenditionMaking.remove(from);
            RenditionMaking.remove(to);
        }
    }

    /** What the worker wrote; empty when it wrote no picture, whatever it said. */
    private Optional<Path> taken(Path written) {
        try {
            return Optional.of(worker.take(written, LARGEST));
        } catch (IOException none) {
            LOG.warn("The worker wrote no picture", none);
            return Optional.empty();
        }
    }

    /** Another order may have cost the process; the page is not to blame the first time. */
    private WorkAnswer drawn(Sha256 sha256, int page, Cut cut, Path from, Path to) {
        String key = RenditionMaking.key(sha256);
        try {
            return worker.draw(key, from, to, page, cut);
        } catch (WorkerTrouble trouble) {
            if (trouble.why() == WorkerTrouble.Why.SLOW) {
                throw trouble;
            }
            return worker.draw(key, from, to, page, cut);
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
