package org.fumikura.sheets;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.text.Normalizer;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;

/**
 * A TrueType face. What layout needs is read once and kept, well under a megabyte; the outlines, twenty megabytes and more, are
 * held only while memory allows. Safe for use by several threads.
 */
final class Face {

    private static final int GETA = '〓';

    private final Path file;
    private final String name;
    private final Measures measures;
    private final CmapLookup glyphs;
    private final VariationSequences variations;
    private final int[] widths;
    private SoftReference<@Nullable TrueTypeFont> outlines = new SoftReference<>(null);

    /** @throws IOException if the file is not a TrueType face */
    Face(Path file) throws IOException {
        this.file = file;
        TrueTypeFont font = parse(file);
        this.name = font.getName();
        this.measures = Measures.of(font);
        this.glyphs = font.getUnicodeCmapLookup();
        this.variations =
                new VariationSequences(font.getTableBytes(font.getTableMap().get(CmapTable.TAG)));
        this.widths = new int[font.getNumberOfGlyphs()];
        for (int glyph = 0; glyph < widths.length; glyph++) {
            widths[glyph] = Math.round(font.getAdvanceWidth(glyph) * measures.scale());
        }
    }

    String name() {
        return name;
    }

    Measures measures() {
        return measures;
    }

    /** The glyph of a letter, 0 if the face can not draw it as it is written. */
    int glyph(String letter) {
        int base = letter.codePointAt(0);
        int length = Character.charCount(base);
        if (letter.length() == length) {
            return glyphs.getGlyphId(base);
        }
        int mark = letter.codePointAt(length);
        if (Character.getType(mark) == Character.NON_SPACING_MARK && !isKanaMark(mark)) {
            return variations.glyph(base, mark, glyphs.getGlyphId(base));
        }
        String composed = Normalizer.normalize(letter, Normalizer.Form.NFC);
        return composed.length() == 1 ? glyphs.getGlyphId(composed.charAt(0)) : 0;
    }

    /** The glyph of the letter's base character, 0 if there is none. */
    int baseGlyph(String letter) {
        return glyphs.getGlyphId(letter.codePointAt(0));
    }

    /** The glyph that stands for a letter which can not be drawn at all. */
    int substitute() {
        return glyphs.getGlyphId(GETA);
    }

    /** How far a glyph moves on, in thousandths of the size of the type. */
    int width(int glyph) {
        return widths[glyph];
    }

    /** The whole font; read from the file if memory was short meanwhile. */
    synchronized TrueTypeFont outlines() throws IOException {
        TrueTypeFont font = outlines.get();
        if (font == null) {
            font = parse(file);
            outlines = new SoftReference<>(font);
        }
        return font;
    }

    private static boolean isKanaMark(int mark) {
        return mark == '\u3099' || mark == '\u309A';
    }

    private static TrueTypeFont parse(Path file) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
    }
}
