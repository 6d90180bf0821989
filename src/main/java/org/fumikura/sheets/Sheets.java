package org.fumikura.sheets;

import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * Prints HTML on A4 portrait. The page may be another size if its style sheet says so ({@code @page}).
 *
 * <p>The HTML is well-formed XML too: {@code <!DOCTYPE html>} in capitals, {@code <br/>}, attributes in quotation marks, no named
 * entities beside the five of XML. Its style stands in a {@code style} element; the families are {@code serif} (a Mincho) and
 * {@code sans-serif} (a Gothic, also bold). No address in it is ever followed, be it http, file, jar or data. It needs a {@code
 * title}, a {@code lang} and a {@code meta} named {@code subject}, which the PDF carries on for those who can not see it.
 *
 * <p>Safe for use by several threads; {@value #MOST_AT_ONCE} sheets are printed at a time, and the others wait for their turn.
 */
@Component
public class Sheets {

    private static final int MOST_AT_ONCE = 2;
    private static final int LONGEST_QUEUE = 50;

    private final Faces faces;
    /** Threads of the operating system, which shares the processor: a virtual one that prints would hold up everybody else. */
    private final ExecutorService presses = new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            Thread.ofPlatform().name("sheets-", 1).daemon().factory());

    /** For a process without the rest of the program: with the typefaces of the machine. */
    public static Sheets byItself() {
        return new Sheets(new Faces(Faces.systemFolders()));
    }

    Sheets(Faces faces) {
        this.faces = faces;
        XRLog.setLoggerImpl(new EngineLog());
    }

    /**
     * Makes the PDF.
     *
     * @throws NoFace if the machine has no Mincho or no Gothic face
     * @throws PressesBusy if too many wait already
     * @throws IllegalArgumentException if the HTML is not well-formed
     */
    public Sheet pdf(String html) {
        try {
            return presses.submit(() -> print(html)).get();
        } catch (RejectedExecutionException full) {
            throw new PressesBusy();
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(problem.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private Sheet print(String html) throws IOException {
        var letters = new Letters();
        var document = Markup.read(html, letters);
        try (var pdf = new PDDocument()) {
            return new Printing(pdf, letters, faces.list()).print(document);
        }
    }
}
