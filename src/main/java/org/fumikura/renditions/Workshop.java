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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.util.Version;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs in the worker process, where foreign files are opened. It reads orders and writes answers, a line of JSON each, and
 * ends with its input. Whatever a file does to it, the program that ordered goes on.
 */
public final class Workshop {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final float JPEG_QUALITY = 0.82f;
    private static final int LONGEST_TOLD = 300;
    private static final int OPEN_FILES = 4;

    private final PrintStream answers;
    private final Map<String, Pages> open = new LinkedHashMap<>(OPEN_FILES, 0.75f, true);

    private Workshop(PrintStream answers) {
        this.answers = answers;
    }

    /** What makes renditions, with its version. */
    static String maker() {
        return "PDFBox " + Version.getVersion();
    }

    /** Works until the input ends. */
    public static void run(InputStream orders, PrintStream answers) throws IOException {
        var workshop = new Workshop(answers);
        // what is long never holds up the page that somebody waits for
        try (ExecutorService describing = Executors.newSingleThreadExecutor();
                ExecutorService drawing = Executors.newSingleThreadExecutor();
                var lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                WorkOrder order = JSON.readValue(line, WorkOrder.class);
                ExecutorService bench = order.task() == WorkOrder.Task.DESCRIBE ? describing : drawing;
                bench.execute(() -> workshop.work(order));
            }
            describing.shutdownNow();
            drawing.shutdownNow();
        }
    }

    private void work(WorkOrder order) {
        answer(
                switch (order.task()) {
                    case DESCRIBE -> describe(order);
                    case DRAW -> draw(order);
                    case CLOSE -> close(order);
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
            Optional<Pages> opened = open(new File(order.from()));
            if (opened.isEmpty()) {
                return new WorkAnswer(order.id(), "application/octet-stream", false, null, "");
            }
            try (Pages pages = opened.get();
                    Writer out = Files.newBufferedWriter(Path.of(order.to()))) {
                pages.tell(page -> write(page, out));
                return new WorkAnswer(order.id(), pages.mediaType(), true, null, "");
            }
        });
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
            boolean photograph = isPhotograph(image);
            write(image, photograph ? "jpeg" : "png", new File(order.to()));
            return new WorkAnswer(order.id(), photograph ? "image/jpeg" : "image/png", true, null, "");
        });
    }

    /** Only the drawing thread comes here. */
    private WorkAnswer close(WorkOrder order) {
        return tried(order, () -> {
            Pages known = open.remove(order.key());
            if (known != null) {
                known.close();
            }
            return new WorkAnswer(order.id(), "", true, null, "");
        });
    }

    /** Only the drawing thread comes here. */
    private Pages kept(WorkOrder order) throws IOException {
        Pages known = open.get(order.key());
        if (known != null) {
            return known;
        }
        Pages pages = open(new File(order.from())).orElseThrow(() -> new IOException("nothing to draw"));
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
            case OTHER -> Optional.empty();
        };
    }

    /** More than a few colours are smaller, and look as good, as a JPEG. */
    private static boolean isPhotograph(BufferedImage image) {
        var colours = new HashSet<Integer>();
        int step = Math.max(1, image.getWidth() / 64);
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size() > 512;
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
        } catch (InvalidPasswordException locked) {
            return refused(order, Trouble.PASSWORD, locked);
        } catch (Pages.TooLarge large) {
            return refused(order, Trouble.TOO_LARGE, large);
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
        return new WorkAnswer(
                order.id(), "", true, trouble, words.substring(0, Math.min(words.length(), LONGEST_TOLD)));
    }

    @FunctionalInterface
    private interface Work {
        WorkAnswer carryOut() throws IOException, Pages.TooLarge;
    }
}
