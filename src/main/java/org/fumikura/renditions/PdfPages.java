package org.fumikura.renditions;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.interactive.annotation.AnnotationFilter;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** The pages of a PDF. */
final class PdfPages implements Pages {

    static final String PDF = "application/pdf";

    /** As many dots as an A1 sheet has at 150 to the inch, with room to spare. */
    private static final long MOST_DOTS = 40_000_000;

    /** By which a page draws a picture, in the words of PDF. */
    private static final String PICTURE = "Do";

    private static final String NOT_DECODED = "表示できない形式の画像";

    private final PDDocument document;
    private final PDFRenderer renderer;
    private final PDFRenderer unlettered;

    private PdfPages(PDDocument document, AnnotationFilter drawn) {
        this.document = document;
        renderer = renderer(true, drawn);
        unlettered = renderer(false, drawn);
    }

    private PDFRenderer renderer(boolean letters, AnnotationFilter drawn) {
        var made = new ThinningRenderer(document, letters);
        made.setSubsamplingAllowed(true);
        made.setAnnotationsFilter(drawn);
        return made;
    }

    static PdfPages open(File file) throws IOException {
        return new PdfPages(Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache()), all -> true);
    }

    /** Without what was put on its pages as notes and stamps; what was filled into a form stays. */
    static PdfPages openBare(File file) throws IOException {
        return new PdfPages(
                Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache()), PDAnnotationWidget.class::isInstance);
    }

    /** A page as the library has it, from 1. */
    PDPage page(int number) {
        return document.getPage(number - 1);
    }

    @Override
    public String mediaType() {
        return PDF;
    }

    @Override
    public void tell(Consumer<PageWords> listener) throws IOException, TooLarge {
        int pages = document.getNumberOfPages();
        if (pages > MOST_PAGES) {
            throw new TooLarge(pages + " pages");
        }
        new Words(listener).writeText(document, Writer.nullWriter());
    }

    @Override
    public int count() {
        return document.getNumberOfPages();
    }

    @Override
    public Rendition.PageSize size(int number) {
        return size(document.getPage(number - 1));
    }

    @Override
    public BufferedImage draw(int number, Cut cut) throws IOException, TooLarge {
        return draw(renderer, number, cut);
    }

    /** The same without its letters: where it differs from the page, letters can be seen. */
    BufferedImage drawUnlettered(int number, Cut cut) throws IOException, TooLarge {
        return draw(unlettered, number, cut);
    }

    private BufferedImage draw(PDFRenderer drawing, int number, Cut cut) throws IOException, TooLarge {
        if (number > document.getNumberOfPages()) {
            throw new IOException("no page " + number);
        }
        if (cut.area() > MOST_DOTS) {
            throw new TooLarge(cut.width() + " × " + cut.height());
        }
        Rendition.PageSize size = size(document.getPage(number - 1));
        var drawn = new BufferedImage(cut.width(), cut.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setBackground(Color.WHITE);
        pen.clearRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.translate(-cut.left(), -cut.top());
        pen.clipRect(cut.left(), cut.top(), cut.width(), cut.height());
        drawing.renderPageToGraphics(
                number - 1,
                pen,
                cut.dots() / size.width(),
                size.heightAt(cut.dots()) / size.height(),
                RenderDestination.VIEW);
        pen.dispose();
        return drawn;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** A page without an extent can not be drawn; the smallest one that can is shown instead. */
    private static Rendition.PageSize size(PDPage page) {
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        float width = Math.max(1, box.getWidth());
        float height = Math.max(1, box.getHeight());
        return turned ? new Rendition.PageSize(height, width) : new Rendition.PageSize(width, height);
    }

    /** Decodes no more of a scan at once than there is memory for. */
    private static final class ThinningRenderer extends PDFRenderer {

        private final boolean letters;

        ThinningRenderer(PDDocument document, boolean letters) {
            super(document);
            this.letters = letters;
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                protected void showGlyph(Matrix at, PDFont font, int code, Vector step) throws IOException {
                    if (letters) {
                        super.showGlyph(at, font, code, step);
                    }
                }

                @Override
                protected int getSubsampling(PDImage image, AffineTransform at) {
                    int step = super.getSubsampling(image, at);
                    while ((long) (image.getWidth() / step) * (image.getHeight() / step) > ImagePages.DECODED_DOTS) {
                        step++;
                    }
                    return step;
                }

                @Override
                protected void operatorException(Operator operator, List<COSBase> operands, IOException problem)
                        throws IOException {
                    if (PICTURE.equals(operator.getName())) {
                        drawInItsPlace();
                    } else {
                        super.operatorException(operator, operands, problem);
                    }
                }

                /** Nobody takes a picture that can not be decoded for an empty place. */
                private void drawInItsPlace() {
                    Shape place = getGraphicsState()
                            .getCurrentTransformationMatrix()
                            .createAffineTransform()
                            .createTransformedShape(new Rectangle(1, 1));
                    Rectangle2D box = place.getBounds2D();
                    Graphics2D pen = getGraphics();
                    pen.setPaint(Color.LIGHT_GRAY);
                    pen.fill(place);
                    pen.setPaint(Color.BLACK);
                    float size = (float) Math.min(box.getHeight() / 3, box.getWidth() / NOT_DECODED.length());
                    Font upright = new Font(Font.SANS_SERIF, Font.PLAIN, 1)
                            .deriveFont(AffineTransform.getScaleInstance(size, -size));
                    pen.setFont(upright);
                    pen.drawString(NOT_DECODED, (float) box.getX(), (float) (box.getCenterY() - size / 2));
                }
            };
        }
    }

    /** Gathers the words of each page where they stand. */
    private static final class Words extends PDFTextStripper {

        private final Consumer<PageWords> listener;
        private List<PageWords.Run> runs = new ArrayList<>();

        Words(Consumer<PageWords> listener) {
            this.listener = listener;
            setSortByPosition(false);
            setSuppressDuplicateOverlappingText(true);
        }

        @Override
        protected void startPage(PDPage page) {
            runs = new ArrayList<>();
        }

        @Override
        protected void endPage(PDPage page) {
            listener.accept(new PageWords(size(page), Lines.of(runs)));
        }

        @Override
        protected void writeString(String words, List<TextPosition> letters) {
            String plain = Letters.plain(words);
            if (plain.isBlank() || letters.isEmpty()) {
                return;
            }
            float left = Float.MAX_VALUE;
            float top = Float.MAX_VALUE;
            float right = 0;
            float bottom = 0;
            for (TextPosition letter : letters) {
                // the position is that of the line on which the letter stands
                float height = Math.max(letter.getHeight(), letter.getFontSizeInPt() * 0.7f);
                left = Math.min(left, letter.getX());
                right = Math.max(right, letter.getX() + letter.getWidth());
                top = Math.min(top, letter.getY() - height);
                bottom = Math.max(bottom, letter.getY());
            }
            runs.add(new PageWords.Run(left, top, Math.max(1, right - left), Math.max(1, bottom - top), plain));
        }
    }
}
