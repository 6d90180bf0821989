package org.fumikura.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a PDF as others do. */
public final class Pdfs {

    private Pdfs() {}

    /** The sheets of this machine's own typefaces. */
    public static Sheets sheets() {
        return new Sheets(new Faces(new SheetSettings(List.of())));
    }

    /** The text as PDFBox extracts it. */
    public static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The text of one page, from 1, as PDFBox extracts it. */
    public static String pageText(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    /** The text as poppler extracts it. */
    public static String popplerText(byte[] pdf) {
        try {
            Path file = Files.createTempFile("sheet", ".pdf");
            try {
                Files.write(file, pdf);
                var poppler = new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-").start();
                return new String(poppler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                Files.delete(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Where words stand.
     *
     * @param page from 1
     * @param left in points from the left edge of the paper, as the other
     */
    public record Place(int page, float left, float right) {}

    /** Where a run of words stands first that begins with some letters. */
    public static Place place(byte[] pdf, String letters) {
        var places = new ArrayList<Place>();
        try (var document = Loader.loadPDF(pdf)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    if (text.startsWith(letters)) {
                        TextPosition last = positions.getLast();
                        places.add(new Place(
                                getCurrentPageNo(),
                                positions.getFirst().getXDirAdj(),
                                last.getXDirAdj() + last.getWidthDirAdj()));
                    }
                }
            }.getText(document);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return places.getFirst();
    }

    /** Without what stands between the letters: blanks and line ends. */
    public static String letters(String text) {
        return text.replaceAll("[ \u3000\\t\\r\\n\\f]", "");
    }
}
