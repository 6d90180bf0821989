package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs in the worker process, where foreign files are opened. It reads orders and writes answers, a line of JSON each, and
 * ends with its input. Whatever a file does to it, the program that ordered goes on.
 */
public final class Workshop {

    /** System properties of this process: whether it is alone in its walls; whether it starts programs before they are needed. */
    static final String WALLED = "fumikura.worker.walled";

    static final String AHEAD = "fumikura.worker.ahead";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final float JPEG_QUALITY = 0.82f;
    private static final int LONGEST_TOLD = 300;
    private static final int OPEN_FILES = 4;

    private final PrintStream answers;
    private final Office office;
    private final ReadingCopy copies;
    private final Map<String, Pages> open = new LinkedHashMap<>(OPEN_FILES, 0.75f, true);

    private Workshop(PrintStream answers) {
        this.answers = answers;
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        office = new Office(scratch, Boolean.getBoolean(WALLED), Boolean.getBoolean(AHEAD));
        copies = new ReadingCopy(scratch, office);
    }

    /** Works until the input ends. */
    public static void run(InputStream orders, PrintStream answers) throws IOException {
        var workshop = new Workshop(answers);
        // what is long never holds up what somebody waits for
        try (ExecutorService describing = Executors.newSingleThreadExecutor();
                ExecutorService drawing = Executors.newSingleThreadExecutor();
                ExecutorService redrawing = Executors.newSingleThreadExecutor();
                ExecutorService later = Executors.newSingleThreadExecutor();
                var lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8))) {
            describing.execute(workshop.office::prepare);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                WorkOrder order = JSON.readValue(line, WorkOrder.class);
                ExecutorService bench = switch (order.task()) {
                    case DESCRIBE -> describing;
                    case DRAW, CLOSE -> drawing;
                    case LETTERS, REDRAW, PROVE -> redrawing;
                    case RECOGNISE, PRESERVE, SCAN -> later;
                };
                bench.execute(() -> workshop.work(order));
            }
            workshop.office.close();
            // no file keeps the process when whoever ordered has gone
            Runtime.getRuntime().halt(0);
        }
    }

    private void work(WorkOrder order) {
        answer(
                switch (order.task()) {
                    case DESCRIBE -> describe(order);
                    case DRAW -> draw(order);
                    case RECOGNISE -> recognise(order);
                    case PRESERVE -> preserve(order);
                    case LETTERS -> letters(order);
                    case REDRAW -> redraw(order);
                    case PROVE -> prove(order);
                    case CLOSE -> close(order);
                    case SCAN -> WorkAnswer.refused(order.id(), Trouble.BROKEN, "no scanner is reached from here");
                });
    }

    private void answer(WorkAnswer answer) {
        synchronized (answers) {
            answers.println(JSON.writeValueAsString(answer));
            answers.flush();
        }
    }

    private WorkAnswer describe(WorkOrder order) {
        return tried(order, () -> {
            var from = new File(order.from());
            var copy = new File(WorkOrder.copy(order.to()));
            Kind kind = Kind.of(from);
            boolean copied = copies.make(kind, from, copy);
            Optional<Pages> opened = open(copied ? copy : from);
            if (opened.isEmpty()) {
                return WorkAnswer.notShown(order.id(), kind.mediaType());
            }
            try (Pages pages = opened.get();
                    Writer out = Files.newBufferedWriter(Path.of(order.to()))) {
                var told = new AtomicInteger();
                pages.tell(page -> {
                    write(page, out);
                    told.incrementAndGet();
                });
                if (told.get() == 0) {
                    throw new IOException("no page");
                }
                String mediaType = copied ? kind.mediaType() : pages.mediaType();
                return WorkAnswer.made(order.id(), mediaType, ReadingCopy.maker(kind));
            }
        });
    }

    private static WorkAnswer recognise(WorkOrder order) {
        return tried(order, () -> {
            try (Pages pages = opened(order);
                    Writer out = Files.newBufferedWriter(Path.of(order.to()))) {
                write(new PageWords(pages.size(order.page()), Recognition.read(pages, order.page())), out);
                return WorkAnswer.made(order.id(), "", Recognition.maker());
            }
        });
    }

    private static WorkAnswer preserve(WorkOrder order) {
        return tried(order, () -> {
            try (Pages pages = opened(order);
                    var words = Files.newBufferedReader(Path.of(order.words()))) {
                Iterable<PageWords> each = () -> words.lines()
                        .map(line -> JSON.readValue(line, PageWords.class))
                        .iterator();
                Preserved how = new PreservedPaper(new File(order.from()), pages).write(each, new File(order.to()));
                return WorkAnswer.preserved(order.id(), how, ReadingCopy.maker(Kind.PDF) + ", " + Judge.name());
            }
        });
    }

    private static WorkAnswer letters(WorkOrder order) {
        return tried(order, () -> {
            try (PdfPages pages = PdfPages.openBare(new File(order.from()));
                    Writer out = Files.newBufferedWriter(Path.of(order.to()))) {
                if (pages.count() > Redrawing.MOST_PAGES) {
                    throw new Pages.TooLarge(pages.count() + " pages");
                }
                for (int number = 1; number <= pages.count(); number++) {
                    out.write(JSON.writeValueAsString(PaintedLetters.of(pages, number)));
                    out.write('\n');
                }
                return WorkAnswer.made(order.id(), pages.mediaType(), Recognition.maker());
            }
        });
    }

    private static WorkAnswer redraw(WorkOrder order) {
        return tried(order, () -> {
            var how = JSON.readValue(Path.of(order.words()), RedrawOrder.class);
            try (PdfPages pages = PdfPages.openBare(new File(order.from()))) {
                new RedrawnPaper(new BlackenedPages(pages, how.areas())).write(how.words(), new File(order.to()));
                return WorkAnswer.made(order.id(), pages.mediaType(), "");
            }
        });
    }

    private static WorkAnswer prove(WorkOrder order) {
        return tried(order, () -> {
            var what = JSON.readValue(Path.of(order.words()), ProofOrder.class);
            Proof proof = new Proving(new File(order.from()), what).proof();
            Files.writeString(Path.of(order.to()), JSON.writeValueAsString(proof));
            return WorkAnswer.made(order.id(), "", "");
        });
    }

    private static Pages opened(WorkOrder order) throws IOException {
        return open(new File(order.from())).orElseThrow(() -> new IOException("nothing that has pages"));
    }

    private static void write(PageWords page, Writer out) {
        try {
            out.write(JSON.writeValueAsString(page));
            out.write('\n');
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private WorkAnswer draw(WorkOrder order) {
        return tried(order, () -> {
            Pages pages = kept(order);
            BufferedImage image = pages.draw(order.page(), Objects.requireNonNull(order.cut()));
            boolean photograph = Colours.of(image) == Colours.MANY;
            write(image, photograph ? "jpeg" : "png", new File(order.to()));
            return WorkAnswer.made(order.id(), photograph ? "image/jpeg" : "image/png", "");
        });
    }

    /** Only the drawing thread comes here. */
    private WorkAnswer close(WorkOrder order) {
        return tried(order, () -> {
            Pages known = open.remove(order.key());
            if (known != null) {
                known.close();
            }
            return WorkAnswer.made(order.id(), "", "");
        });
    }

    /** Only the drawing thread comes here. */
    private Pages kept(WorkOrder order) throws IOException {
        Pages known = open.get(order.key());
        if (known != null) {
            return known;
        }
        Pages pages = opened(order);
        open.put(order.key(), pages);
        if (open.size() > OPEN_FILES) {
            String oldest = open.keySet().iterator().next();
            Objects.requireNonNull(open.remove(oldest)).close();
        }
        return pages;
    }

    private static Optional<Pages> open(File file) throws IOException {
        return switch (Kind.of(file)) {
            case PDF -> Optional.of(PdfPages.open(file));
            case IMAGE -> Optional.of(ImagePages.open(file));
            default -> Optional.empty();
        };
    }

    private static void write(BufferedImage image, String format, File to) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(to)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            // for a PNG: rather soon than small
            how.setCompressionQuality(format.equals("jpeg") ? JPEG_QUALITY : 0.7f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    /** Foreign files make libraries throw anything; whatever it is, it is an answer. */
    private static WorkAnswer tried(WorkOrder order, Work work) {
        try {
            return work.carryOut();
        } catch (InvalidPasswordException | Pages.Locked locked) {
            return refused(order, Trouble.PASSWORD, locked);
        } catch (Pages.TooLarge large) {
            return refused(order, Trouble.TOO_LARGE, large);
        } catch (Office.Missing | Recognition.Missing missing) {
            return refused(order, Trouble.NO_PROGRAM, missing);
        } catch (OutOfMemoryError full) {
            throw full;
        } catch (IOException | RuntimeException | Error broken) {
            return refused(order, Trouble.BROKEN, broken);
        }
    }

    private static WorkAnswer refused(WorkOrder order, Trouble trouble, Throwable why) {
        String words = Objects.requireNonNullElse(
                        why.getMessage(), why.getClass().getSimpleName())
                .replace('\0', ' ');
        return WorkAnswer.refused(order.id(), trouble, words.substring(0, Math.min(words.length(), LONGEST_TOLD)));
    }

    @FunctionalInterface
    private interface Work {
        WorkAnswer carryOut() throws IOException, Pages.TooLarge;
    }
}
