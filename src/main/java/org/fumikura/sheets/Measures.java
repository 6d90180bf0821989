package org.fumikura.sheets;

import java.io.IOException;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * The measures of a face, in thousandths of the size of the type.
 *
 * @param scale from the face's own units to thousandths
 * @param box what holds every glyph
 * @param descent below the base line, negative
 */
record Measures(
        float scale,
        BoundingBox box,
        float ascent,
        float descent,
        float capitalHeight,
        float italicAngle,
        boolean monospaced,
        int weight) {

    private static final float STEM_SHARE = 0.13f;

    static Measures of(TrueTypeFont font) throws IOException {
        HeaderTable head = font.getHeader();
        OS2WindowsMetricsTable os2 = font.getOS2Windows();
        float scale = 1000f / head.getUnitsPerEm();
        float ascent = font.getHorizontalHeader().getAscender() * scale;
        return new Measures(
                scale,
                new BoundingBox(
                        head.getXMin() * scale, head.getYMin() * scale, head.getXMax() * scale, head.getYMax() * scale),
                ascent,
                font.getHorizontalHeader().getDescender() * scale,
                os2.getCapHeight() > 0 ? os2.getCapHeight() * scale : ascent,
                font.getPostScript().getItalicAngle(),
                font.getPostScript().getIsFixedPitch() > 0,
                os2.getWeightClass());
    }

    /** What a PDF wants to know beside the outlines. */
    PDFontDescriptor describe(String fontName) {
        var dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT_DESC);
        var descriptor = new PDFontDescriptor(dictionary);
        descriptor.setFontName(fontName);
        descriptor.setSymbolic(true);
        descriptor.setFixedPitch(monospaced);
        descriptor.setFontWeight(weight);
        descriptor.setItalicAngle(italicAngle);
        descriptor.setFontBoundingBox(new PDRectangle(box));
        descriptor.setAscent(ascent);
        descriptor.setDescent(descent);
        descriptor.setCapHeight(capitalHeight);
        descriptor.setStemV(box.getWidth() * STEM_SHARE);
        return descriptor;
    }
}
