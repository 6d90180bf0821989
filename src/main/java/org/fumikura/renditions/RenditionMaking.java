package org.fumikura.renditions;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.ContentDiskFull;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Has one task of the current municipality carried out in the worker, and keeps what comes of it. */
@Component
class RenditionMaking {

    private static final Logger LOG = LoggerFactory.getLogger(RenditionMaking.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration TOMORROW = Duration.ofHours(12);

    /** What the longest of papers has, with room to spare; a single page has far less. */
    private static final long MOST_WORDS = 48L * 1024 * 1024;

    private static final int MOST_WORDS_OF_A_PAGE = 8 * 1024 * 1024;
    private static final long LARGEST_PAPER = 2L * 1024 * 1024 * 1024;

    private final RenditionOrders orders;
    private final RenditionRows rows;
    private final Derivatives derivatives;
    private final Scanning scanning;
    private final Worker worker;
    private final Contents contents;
    private final Transactions transactions;

    RenditionMaking(
            RenditionOrders orders,
            RenditionRows rows,
            Derivatives derivatives,
            Scanning scanning,
            Worker worker,
            Contents contents,
            Transactions transactions) {
        this.orders = orders;
        this.rows = rows;
        this.derivatives = derivatives;
        this.scanning = scanning;
        this.worker = worker;
        this.contents = contents;
        this.transactions = transactions;
    }

    void make(RenditionOrders.Claimed claimed) {
        var desk = new Desk(
                worker.readable().resolve(UUID.randomUUID().toString()),
                worker.readable().resolve(UUID.randomUUID().toString()),
                worker.writable().resolve(UUID.randomUUID().toString()));
        if (claimed.attempt() > RenditionOrders.MOST_ATTEMPTS) {
            // whoever had it before told nobody what became of it
            giveUp(claimed, Trouble.TOO_LARGE, "it was begun too often");
            return;
        }
        if (claimed.task() == WorkOrder.Task.SCAN) {
            scanning.scan(claimed);
            return;
        }
        if (transactions.read(() -> rows.isInfected(claimed.sha256()))) {
            // it was ordered while the scanner still looked
            transactions.work(() -> orders.done(claimed));
            return;
        }
        try {
            switch (claimed.task()) {
                case DESCRIBE -> describe(claimed, desk);
                case RECOGNISE -> recognise(claimed, desk);
                case PRESERVE -> preserve(claimed, desk);
                case SCAN, DRAW, CLOSE, LETTERS, REDRAW, PROVE ->
                    throw new IllegalArgumentException(claimed.task() + " is never ordered");
            }
        } catch (WorkerTrouble trouble) {
            lost(claimed, trouble);
        } catch (ContentDiskFull full) {
            transactions.work(() -> orders.uncounted(claimed, LATER));
        } catch (IOException | RuntimeException problem) {
            LOG.warn("{} of the bytes {} failed", claimed.task(), claimed.sha256(), problem);
            notMade(claimed, Trouble.BROKEN, String.valueOf(problem.getMessage()));
        } finally {
            desk.clear();
        }
    }

    private void describe(RenditionOrders.Claimed claimed, Desk desk) throws IOException {
        Sha256 sha256 = claimed.sha256();
        contents.lend(sha256, desk.from());
        WorkAnswer answer = worker.carryOut(claimed.task(), key(sha256), desk.from(), null, desk.to(), 0);
        if (answer.trouble() != null) {
            giveUp(claimed, Objects.requireNonNull(answer.trouble()), answer.told());
        } else if (!answer.shown()) {
            transactions.work(() -> {
                rows.notShown(sha256, answer);
                orders.done(claimed);
            });
        } else {
            List<PageWords> pages = read(desk.to());
            boolean copied = Files.exists(desk.copy());
            if (copied) {
                keep(sha256, Derivatives.Purpose.COPY, desk.copy());
            }
            boolean unread = pages.stream().anyMatch(page -> page.runs().isEmpty());
            transactions.work(() -> {
                rows.ready(sha256, answer, copied, pages);
                orders.done(claimed);
                orders.order(sha256, unread ? WorkOrder.Task.RECOGNISE : WorkOrder.Task.PRESERVE);
            });
        }
    }

    /** One page; the others are next. */
    private void recognise(RenditionOrders.Claimed claimed, Desk desk) throws IOException {
        Sha256 sha256 = claimed.sha256();
        Optional<Integer> page = transactions.read(() -> rows.nextUnread(sha256));
        if (page.isEmpty()) {
            transactions.work(() -> {
                orders.done(claimed);
                orders.order(sha256, WorkOrder.Task.PRESERVE);
            });
            return;
        }
        derivatives.lend(sha256, desk.from());
        WorkAnswer answer = worker.carryOut(claimed.task(), key(sha256), desk.from(), null, desk.to(), page.get());
        if (answer.trouble() == Trouble.NO_PROGRAM) {
            // its PDF/A need not wait for the program; it is made anew when the words are there
            transactions.work(() -> {
                orders.uncounted(claimed, TOMORROW);
                if (!rows.isPreserved(sha256)) {
                    orders.order(sha256, WorkOrder.Task.PRESERVE);
                }
            });
            return;
        }
        List<PageWords.Run> runs =
                answer.trouble() == null ? read(desk.to()).getFirst().runs() : List.of();
        transactions.work(() -> {
            rows.recognised(sha256, page.get(), runs, answer.maker());
            orders.goOn(claimed);
        });
    }

    private void preserve(RenditionOrders.Claimed claimed, Desk desk) throws IOException {
        Sha256 sha256 = claimed.sha256();
        derivatives.lend(sha256, desk.from());
        writeWords(sha256, desk.words());
        WorkAnswer answer = worker.carryOut(claimed.task(), key(sha256), desk.from(), desk.words(), desk.to(), 0);
        if (answer.trouble() != null || answer.preserved() == null) {
            LOG.info("No PDF/A of {}: {}", sha256, answer.told());
            transactions.work(() -> orders.done(claimed));
            return;
        }
        Preserved how = answer.preserved();
        keep(sha256, Derivatives.Purpose.PRESERVED, desk.to());
        transactions.work(() -> {
            rows.preserved(sha256, how, answer.maker());
            orders.done(claimed);
        });
    }

    private void writeWords(Sha256 sha256, Path to) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            boolean more = true;
            for (int page = 1; more; page++) {
                int number = page;
                Optional<PageWords> words = transactions.read(() -> rows.words(sha256, number));
                if (words.isPresent()) {
                    out.write(JSON.writeValueAsString(words.get()));
                    out.write('\n');
                }
                more = words.isPresent();
            }
        }
    }

    private void keep(Sha256 sha256, Derivatives.Purpose purpose, Path made) throws IOException {
        Path taken = worker.take(made, LARGEST_PAPER);
        try {
            contents.requireRoom(Files.size(taken));
            derivatives.keep(sha256, purpose, taken);
        } finally {
            remove(taken);
        }
        if (!transactions.read(() -> rows.isKnown(sha256) && !rows.isInfected(sha256))) {
            // the bytes went while it was made, or the scanner found a virus in them
            derivatives.forget(sha256);
        }
    }

    private List<PageWords> read(Path made) throws IOException {
        Path taken = worker.take(made, MOST_WORDS);
        var pages = new ArrayList<PageWords>();
        try (var lines = new BoundedLines(Files.newBufferedReader(taken), MOST_WORDS_OF_A_PAGE)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                pages.add(JSON.readValue(line, PageWords.class));
                if (pages.size() > Pages.MOST_PAGES) {
                    throw new IOException("more pages than there can be");
                }
            }
        } catch (JacksonException broken) {
            throw new IOException("the worker wrote what is no page", broken);
        } finally {
            remove(taken);
        }
        if (pages.isEmpty()) {
            throw new IOException("the worker found no page");
        }
        return pages;
    }

    private void lost(RenditionOrders.Claimed claimed, WorkerTrouble trouble) {
        String told = String.valueOf(trouble.getMessage());
        switch (trouble.why()) {
            case SLOW -> giveUp(claimed, Trouble.TOO_SLOW, told);
            case DIED -> notMade(claimed, Trouble.TOO_LARGE, told);
            case OTHERS -> transactions.work(() -> orders.uncounted(claimed, SOON));
        }
    }

    /** What passes on the machine is no fault of the file: it is tried again later, and then later still. */
    private void notMade(RenditionOrders.Claimed claimed, Trouble trouble, String told) {
        if (claimed.attempt() >= RenditionOrders.MOST_ATTEMPTS) {
            giveUp(claimed, trouble, told);
        } else {
            // not together again with what else was under way when the process died
            Duration apart = Duration.ofMinutes(claimed.task().ordinal());
            transactions.work(() ->
                    orders.again(claimed, LATER.multipliedBy(claimed.attempt()).plus(apart)));
        }
    }

    /** A page whose words can not be read has none; a PDF/A that can not be made is not there. */
    private void giveUp(RenditionOrders.Claimed claimed, Trouble trouble, String told) {
        Sha256 sha256 = claimed.sha256();
        if (claimed.task() == WorkOrder.Task.SCAN) {
            scanning.giveUp(claimed);
            return;
        }
        transactions.work(() -> {
            switch (claimed.task()) {
                case DESCRIBE -> {
                    rows.failed(sha256, trouble, told);
                    orders.done(claimed);
                }
                case RECOGNISE -> {
                    if (claimed.attempt() >= RenditionOrders.MOST_ATTEMPTS) {
                        rows.leaveUnread(sha256);
                        orders.goOn(claimed);
                    } else {
                        rows.nextUnread(sha256).ifPresent(page -> rows.recognised(sha256, page, List.of(), ""));
                        orders.again(claimed, Duration.ZERO);
                    }
                }
                default -> orders.done(claimed);
            }
        });
    }

    /** What bytes of the current municipality are called in the worker. */
    static String key(Sha256 sha256) {
        return Tenancy.current().value() + "-" + sha256;
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            LOG.warn("{} could not be removed; the next worker process does it", file, problem);
        }
    }

    /** The files of one order. */
    private record Desk(Path from, Path words, Path to) {

        Path copy() {
            return Path.of(WorkOrder.copy(to.toString()));
        }

        void clear() {
            remove(from);
            remove(words);
            remove(to);
            remove(copy());
        }
    }
}
