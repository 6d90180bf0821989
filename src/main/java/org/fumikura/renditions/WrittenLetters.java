package org.fumikura.renditions;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Every letter that a page of a PDF writes, seen or not: in its own content, in what it draws again and again, in its form's
 * fields, and what it says is to be read in their place.
 */
final class WrittenLetters extends PDFGraphicsStreamEngine {

    /** Of the size of a letter; libraries disagree about what a typeface says of itself. */
    private static final float ASCENT = 0.9f;

    private static final float DESCENT = -0.2f;
    private static final float LEAST = 0.05f;

    private final PDRectangle box;
    private final int rotation;
    private final List<PageLetters.Letter> letters = new ArrayList<>();
    private final Deque<Instead> instead = new ArrayDeque<>();

    private WrittenLetters(PDPage page) {
        super(page);
        box = page.getCropBox();
        rotation = page.getRotation();
    }

    /** All of them in the order of the file; whether they are seen is not known yet, only whether they can be. */
    static List<PageLetters.Letter> of(PDPage page) throws IOException {
        var engine = new WrittenLetters(page);
        engine.processPage(page);
        for (PDAnnotation each : page.getAnnotations(PDAnnotationWidget.class::isInstance)) {
            engine.showAnnotation(each);
        }
        return engine.letters;
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector step) throws IOException {
        String known = font.toUnicode(code);
        // other programs read the code itself as a letter where nothing is said
        String words = known != null ? known : font instanceof PDSimpleFont ? Character.toString(code) : "";
        float width = font instanceof PDType3Font ? step.getX() : font.getWidth(code) / 1000;
        boolean hidden = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER
                || getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER_CLIP;
        add(words, at, Math.max(LEAST, width), known != null && !hidden);
    }

    private void add(String words, Matrix at, float width, boolean painted) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (float x : new float[] {0, width}) {
            for (float y : new float[] {DESCENT, ASCENT}) {
                Point2D.Float seen = seen(at.transformPoint(x, y));
                left = Math.min(left, seen.x);
                right = Math.max(right, seen.x);
                top = Math.min(top, seen.y);
                bottom = Math.max(bottom, seen.y);
            }
        }
        letters.add(new PageLetters.Letter(
                Letters.plain(words),
                left,
                top,
                Math.max(LEAST, right - left),
                Math.max(LEAST, bottom - top),
                PageLetters.Origin.WRITTEN,
                painted));
    }

    /** From the space of the page to points from the upper left corner of what is shown of it. */
    private Point2D.Float seen(Point2D.Float point) {
        float x = point.x - box.getLowerLeftX();
        float y = point.y - box.getLowerLeftY();
        return switch (Math.floorMod(rotation, 360)) {
            case 90 -> new Point2D.Float(y, x);
            case 180 -> new Point2D.Float(box.getWidth() - x, y);
            case 270 -> new Point2D.Float(box.getHeight() - y, box.getWidth() - x);
            default -> new Point2D.Float(x, box.getHeight() - y);
        };
    }

    @Override
    public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
        String said = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
        instead.push(new Instead(said == null ? "" : said, letters.size()));
    }

    @Override
    public void endMarkedContentSequence() {
        Instead said = instead.poll();
        if (said == null || said.words.isEmpty() || said.first == letters.size()) {
            return;
        }
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (PageLetters.Letter letter : letters.subList(said.first, letters.size())) {
            left = Math.min(left, letter.left());
            top = Math.min(top, letter.top());
            right = Math.max(right, letter.left() + letter.width());
            bottom = Math.max(bottom, letter.top() + letter.height());
        }
        letters.add(new PageLetters.Letter(
                Letters.plain(said.words), left, top, right - left, bottom - top, PageLetters.Origin.INSTEAD, false));
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {}

    @Override
    public void lineTo(float x, float y) {}

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {}

    @Override
    public void strokePath() {}

    @Override
    public void fillPath(int windingRule) {}

    @Override
    public void fillAndStrokePath(int windingRule) {}

    @Override
    public void shadingFill(COSName shadingName) {}

    /** What is to be read in place of the letters from one on. */
    private record Instead(String words, int first) {}
}
