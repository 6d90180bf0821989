package org.fumikura.renditions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Redraws a PDF so that parts of its pages are gone: a new file of pictures with the words that remain, which shares nothing with
 * the one it was made from, and the proof that what was taken away is not in it. All of it happens in the worker process; nothing
 * of it in a transaction.
 */
@Component
public class Redrawing {

    /** The most pages of a PDF that is redrawn. */
    public static final int MOST_PAGES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Redrawing.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MOST_LETTERS = 128L * 1024 * 1024;
    private static final int MOST_LETTERS_OF_A_PAGE = 8 * 1024 * 1024;
    private static final long LARGEST_PAPER = 1024L * 1024 * 1024;

    private final Worker worker;
    private final RenditionRows rows;
    private final Contents contents;
    private final Transactions transactions;

    Redrawing(Worker worker, RenditionRows rows, Contents contents, Transactions transactions) {
        this.worker = worker;
        this.rows = rows;
        this.contents = contents;
        this.transactions = transactions;
    }

    /** Whether letters can be read from pictures on this machine, without which nothing is proved. */
    public boolean isPossible() {
        return Recognition.version().isPresent();
    }

    /**
     * All letters of a PDF, page by page.
     *
     * @throws NotRedrawn when it can not be read
     * @throws PageBusy when others are before it
     */
    public List<PageLetters> read(Sha256 sha256) {
        if (transactions.read(() -> rows.isInfected(sha256))) {
            throw new NotRedrawn(Trouble.VIRUS, "a virus was found in it");
        }
        return at(desk -> {
            contents.lend(sha256, desk.from);
            requireDone(carryOut(WorkOrder.Task.LETTERS, desk));
            return letters(desk.to);
        });
    }

    /**
     * Draws it anew without some parts, and looks for what was taken away.
     *
     * @param letters those of its pages, as they were read
     * @param gone the parts
     * @param sought words that are to be nowhere in what comes of it
     * @return the caller closes it, and has a file only when the proof holds
     * @throws NotRedrawn when it can not be drawn
     * @throws PageBusy when others are before it
     */
    public Redrawn redraw(Sha256 sha256, List<PageLetters> letters, List<PageArea> gone, List<String> sought) {
        var remaining = new ArrayList<PageWords>();
        for (int page = 1; page <= letters.size(); page++) {
            int number = page;
            remaining.add(RemainingWords.of(
                    letters.get(page - 1),
                    gone.stream().filter(area -> area.page() == number).toList()));
        }
        Path paper = at(desk -> {
            contents.lend(sha256, desk.from);
            Files.writeString(desk.words, JSON.writeValueAsString(new RedrawOrder(remaining, gone)));
            requireDone(carryOut(WorkOrder.Task.REDRAW, desk));
            return worker.take(desk.to, LARGEST_PAPER);
        });
        return new Redrawn(paper, proof(paper, new ProofOrder(sought, gone)));
    }

    private Proof proof(Path paper, ProofOrder order) {
        return at(desk -> {
            Files.createLink(desk.from, paper);
            Files.writeString(desk.words, JSON.writeValueAsString(order));
            requireDone(carryOut(WorkOrder.Task.PROVE, desk));
            Path taken = worker.take(desk.to, MOST_LETTERS_OF_A_PAGE);
            try {
                return JSON.readValue(Files.readString(taken), Proof.class);
            } finally {
                RenditionMaking.remove(taken);
            }
        });
    }

    private WorkAnswer carryOut(WorkOrder.Task task, Desk desk) {
        return worker.carryOut(task, desk.from.getFileName().toString(), desk.from, desk.words, desk.to, 0);
    }

    private static void requireDone(WorkAnswer answer) {
        if (answer.trouble() != null) {
            throw new NotRedrawn(answer.trouble(), answer.told());
        }
    }

    private List<PageLetters> letters(Path made) throws IOException {
        Path taken = worker.take(made, MOST_LETTERS);
        var pages = new ArrayList<PageLetters>();
        try (BufferedReader reader = Files.newBufferedReader(taken);
                var lines = new BoundedLines(reader, MOST_LETTERS_OF_A_PAGE)) {
            for (String line = lines.next(); line != null && pages.size() < MOST_PAGES; line = lines.next()) {
                pages.add(JSON.readValue(line, PageLetters.class));
            }
        } finally {
            RenditionMaking.remove(taken);
        }
        if (pages.isEmpty()) {
            throw new IOException("no page");
        }
        return pages;
    }

    /** What the worker is given lies there for as long as the order takes. */
    private <T> T at(Errand<T> errand) {
        var desk = new Desk(
                worker.readable().resolve(UUID.randomUUID().toString()),
                worker.readable().resolve(UUID.randomUUID().toString()),
                worker.writable().resolve(UUID.randomUUID().toString()));
        try {
            return errand.run(desk);
        } catch (WorkerTrouble trouble) {
            LOG.warn("A PDF was not redrawn: {}", trouble.getMessage());
            if (trouble.why() == WorkerTrouble.Why.OTHERS) {
                throw new PageBusy();
            }
            throw new NotRedrawn(
                    trouble.why() == WorkerTrouble.Why.SLOW ? Trouble.TOO_SLOW : Trouble.TOO_LARGE,
                    String.valueOf(trouble.getMessage()));
        } catch (IOException | UncheckedIOException | JacksonException problem) {
            LOG.warn("A PDF was not redrawn", problem);
            throw new NotRedrawn(Trouble.BROKEN, String.valueOf(problem.getMessage()));
        } finally {
            RenditionMaking.remove(desk.from);
            RenditionMaking.remove(desk.words);
            RenditionMaking.remove(desk.to);
        }
    }

    private record Desk(Path from, Path words, Path to) {}

    @FunctionalInterface
    private interface Errand<T> {
        T run(Desk desk) throws IOException;
    }
}
