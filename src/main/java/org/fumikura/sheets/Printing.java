package org.fumikura.sheets;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.fumikura.sheets.Faces.Installed;
import org.w3c.dom.Document;

/** The printing of one document. */
final class Printing {

    private static final float WIDTH = 210;
    private static final float HEIGHT = 297;
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final PDDocument pdf;
    private final Letters letters;
    private final List<Installed> faces;
    private final SheetFont lastResort;

    Printing(PDDocument pdf, Letters letters, List<Installed> faces) {
        this.pdf = pdf;
        this.letters = letters;
        this.faces = faces;
        this.lastResort = new SheetFont(pdf, faces.getFirst().face(), letters, this::lastResort);
    }

    Sheet print(Document document) throws IOException {
        var file = new ByteArrayOutputStream();
        try (PdfBoxRenderer engine = engine(document)) {
            addFonts(engine.getFontResolver());
            engine.createPDFWithoutClosing();
            int pages = pdf.getNumberOfPages();
            pdf.save(file);
            return new Sheet(file.toByteArray(), pages, missing());
        }
    }

    private PdfBoxRenderer engine(Document document) {
        return new PdfRendererBuilder()
                .withW3cDocument(document, null)
                .usePDDocument(pdf)
                .useDefaultPageSize(WIDTH, HEIGHT, PageSizeUnits.MM)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLOURS)
                .withProducer("Fumikura")
                .useUnicodeLineBreaker(new LineBreaks())
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .buildPdfRenderer();
    }

    /** The best face of a family is what a style sheet gets; what it lacks, the others draw, and at last the mark 〓. */
    private void addFonts(PdfBoxFontResolver fonts) {
        var begun = new HashSet<String>();
        for (Installed face : faces) {
            var font = new SheetFont(pdf, face.face(), letters, face.face()::glyph);
            if (begun.add(face.family().css() + face.weight())) {
                add(fonts, font, face, FontGroup.MAIN);
            }
            add(fonts, font, face, FontGroup.PRE_BUILT_IN_FALLBACK);
        }
        add(fonts, lastResort, faces.getFirst(), FontGroup.FINAL_FALLBACK);
    }

    private static void add(PdfBoxFontResolver fonts, SheetFont font, Installed face, FontGroup group) {
        fonts.addFont(new PDFontSupplier(font), face.family().css(), face.weight(), IdentValue.NORMAL, true, group);
    }

    private int lastResort(String letter) {
        if (Character.getType(letter.codePointAt(0)) == Character.FORMAT) {
            return 0;
        }
        Face face = faces.getFirst().face();
        int base = isVariant(letter) ? face.baseGlyph(letter) : 0;
        return base == 0 ? face.substitute() : base;
    }

    private List<MissingLetter> missing() {
        Face face = faces.getFirst().face();
        return lastResort.letters().stream()
                .map(letter -> new MissingLetter(letter, isVariant(letter) && face.baseGlyph(letter) != 0))
                .toList();
    }

    private static boolean isVariant(String letter) {
        return letter.codePointCount(0, letter.length()) > 1;
    }
}
