package org.fumikura.sheets;

import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
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
 * <p>Safe for use by several threads; {@value #MOST_AT_ONCE} print at a time, and the others wait for their turn.
 */
@Component
public class Sheets {

    /** Printing takes a processor and tens of megabytes: a busy morning must not take the program down. */
    private static final int MOST_AT_ONCE = 2;

    private final Faces faces;
    private final Semaphore presses = new Semaphore(MOST_AT_ONCE, true);

    Sheets(Faces faces) {
        this.faces = faces;
        XRLog.setLoggerImpl(new EngineLog());
    }

    /**
     * Makes the PDF.
     *
     * @throws NoFace if the machine has no Mincho or no Gothic face
     * @throws IllegalArgumentException if the HTML is not well-formed
     */
    public Sheet pdf(String html) {
        var letters = new Letters();
        var document = Markup.read(html, letters);
        presses.acquireUninterruptibly();
        try (var pdf = new PDDocument()) {
            return new Printing(pdf, letters, faces.list()).print(document);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            presses.release();
        }
    }
}
