package org.fumikura.renditions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.fumikura.sheets.ToUnicode;

/**
 * A font whose letters have no form: words lie over a picture where they stand in it, and can be searched and copied. One code
 * for each letter that occurs, each with its own text, so that what comes out is what went in.
 */
final class UnseenLetters {

    private static final int MOST_LETTERS = 65_000;

    /** A space, the one glyph that every letter shares; 0 may not be shown. */
    private static final int FORMLESS = 1;

    private static final int WIDE = 1_000;

    private final PDDocument paper;
    private final COSDictionary font = new COSDictionary();
    private final Map<String, Integer> codes = new LinkedHashMap<>();

    UnseenLetters(PDDocument paper) {
        this.paper = paper;
    }

    /** The font under a name, as a page wants it. */
    COSDictionary resource(COSName name) {
        var fonts = new COSDictionary();
        fonts.setItem(name, font);
        return fonts;
    }

    /** Adds the words of a page to what is drawn on it. */
    void lay(PageWords page, StringBuilder content) {
        content.append("BT 3 Tr\n");
        for (PageWords.Run run : page.runs()) {
            String[] letters = letters(run.words());
            boolean upright = run.height() > run.width() * 1.5f && letters.length > 1;
            float size = Math.max(1, upright ? run.width() : run.height());
            float extent = upright ? run.height() : run.width();
            float stretch = Math.max(1, 100 * extent / (size * Math.max(1, letters.length)));
            float bottom = page.size().height() - run.top() - run.height();
            String place = upright
                    ? String.format(
                            Locale.ROOT,
                            "0 -1 1 0 %.2f %.2f Tm",
                            run.left(),
                            page.size().height() - run.top())
                    : String.format(Locale.ROOT, "1 0 0 1 %.2f %.2f Tm", run.left(), bottom);
            content.append(String.format(Locale.ROOT, "/Words %.2f Tf %.2f Tz %s <", size, stretch, place));
            for (String letter : letters) {
                content.append(String.format(Locale.ROOT, "%04X", code(letter)));
            }
            content.append("> Tj\n");
        }
        content.append("ET\n");
    }

    private static String[] letters(String words) {
        return words.codePoints().mapToObj(Character::toString).toArray(String[]::new);
    }

    private int code(String letter) {
        Integer known = codes.get(letter);
        if (known != null) {
            return known;
        }
        if (codes.size() >= MOST_LETTERS) {
            return code("〓");
        }
        codes.put(letter, codes.size() + 1);
        return codes.size();
    }

    /** No letter comes any more. */
    void finish() throws IOException {
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "AAAAAA+Unseen");
        descriptor.setInt(COSName.FLAGS, 4);
        descriptor.setItem(COSName.FONT_BBOX, array(0, -200, WIDE, 800));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 800);
        descriptor.setInt(COSName.DESCENT, -200);
        descriptor.setInt(COSName.CAP_HEIGHT, 800);
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_FILE2, stream(formless()));

        var system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);

        var glyphs = new byte[2 * (codes.size() + 1)];
        for (int code = 1; code <= codes.size(); code++) {
            glyphs[2 * code + 1] = FORMLESS;
        }
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setName(COSName.BASE_FONT, "AAAAAA+Unseen");
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        descendant.setInt(COSName.DW, WIDE);
        descendant.setItem(COSName.CID_TO_GID_MAP, stream(glyphs));

        var descendants = new COSArray();
        descendants.add(descendant);
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "AAAAAA+Unseen");
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        String[] letters = codes.keySet().toArray(String[]::new);
        font.setItem(COSName.TO_UNICODE, stream(ToUnicode.of(codes.values(), code -> letters[code - 1])));
    }

    private static COSArray array(int... numbers) {
        var array = new COSArray();
        Arrays.stream(numbers).forEach(number -> array.add(COSInteger.get(number)));
        return array;
    }

    private COSStream stream(byte[] bytes) throws IOException {
        COSStream stream = paper.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        stream.setInt(COSName.LENGTH1, bytes.length);
        return stream;
    }

    /** A face that every PDF library brings along, reduced to a space as wide as the font says. */
    private static byte[] formless() throws IOException {
        try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
                TrueTypeFont face = new TTFParser().parseEmbedded(in)) {
            var reduced = new TTFSubsetter(face);
            reduced.add(' ');
            var out = new ByteArrayOutputStream();
            reduced.writeToStream(out);
            return out.toByteArray();
        }
    }
}
