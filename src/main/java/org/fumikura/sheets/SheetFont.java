package org.fumikura.sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * A face as one document uses it: each <em>letter</em> has a code of its own, and each code knows its letter.
 *
 * <p>PDFBox's own embedded fonts have a code per <em>glyph</em> and give a glyph back as the first of its code points, so that
 * text drawn in a face which shares glyphs comes out as ⻑ ⾏ ⽇ where 長 行 日 was written. Here two letters that look alike stay
 * apart, a variant keeps its selector, and even a letter drawn as 〓 can be searched.
 */
final class SheetFont extends PDFont {

    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
    private static final int MOST_CODES = 0xFFFF;
    private static final int TAG_LENGTH = 6;

    private final PDDocument document;
    private final Face face;
    private final Letters letters;
    private final ToIntFunction<String> drawing;
    private final COSDictionary descendant = new COSDictionary();
    private final PDFontDescriptor descriptor;
    private final Map<Integer, Integer> codes = new HashMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private final List<Integer> glyphs = new ArrayList<>(List.of(0));
    private final Set<Integer> drawn = new LinkedHashSet<>();

    /** @param drawing the glyph for a letter, 0 where this font leaves the letter to the next one */
    SheetFont(PDDocument document, Face face, Letters letters, ToIntFunction<String> drawing) {
        super(named(face.name()));
        this.document = document;
        this.face = face;
        this.letters = letters;
        this.drawing = drawing;
        this.descriptor = face.measures().describe(face.name());
        setFontDescriptor(descriptor);
        var system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setItem(COSName.FONT_DESC, descriptor);
        dict.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dict.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        dict.setItem(COSName.DESCENDANT_FONTS, array(descendant));
        name(face.name());
    }

    /** The letters drawn so far, each once, in the order of appearance. */
    List<String> letters() {
        return drawn.stream().map(texts::get).toList();
    }

    /** @throws IllegalArgumentException if this font does not draw the letter; the layout engine then asks the next one */
    @Override
    protected byte[] encode(int codePoint) {
        Integer known = codes.get(codePoint);
        int code = known == null ? add(codePoint) : known;
        if (code == 0) {
            throw new IllegalArgumentException("no glyph for U+%04X in %s".formatted(codePoint, getName()));
        }
        return new byte[] {(byte) (code >> 8), (byte) code};
    }

    private int add(int codePoint) {
        String letter = letters.text(codePoint);
        int glyph = texts.size() > MOST_CODES ? 0 : drawing.applyAsInt(letter);
        if (glyph == 0) {
            codes.put(codePoint, 0);
            return 0;
        }
        int code = texts.size();
        codes.put(codePoint, code);
        texts.add(letter);
        glyphs.add(glyph);
        return code;
    }

    @Override
    public int readCode(InputStream in) throws IOException {
        return in.read() << 8 | in.read();
    }

    @Override
    public String toUnicode(int code) {
        return texts.get(code);
    }

    @Override
    public float getWidth(int code) {
        return face.width(glyphs.get(code));
    }

    @Override
    public float getWidthFromFont(int code) {
        return getWidth(code);
    }

    @Override
    public boolean hasExplicitWidth(int code) {
        return true;
    }

    @Override
    protected float getStandard14Width(int code) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("deprecation")
    public float getHeight(int code) {
        return face.measures().ascent();
    }

    @Override
    public BoundingBox getBoundingBox() {
        return face.measures().box();
    }

    @Override
    public String getName() {
        return dict.getNameAsString(COSName.BASE_FONT);
    }

    @Override
    public boolean isVertical() {
        return false;
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public boolean isDamaged() {
        return false;
    }

    @Override
    public boolean willBeSubset() {
        return true;
    }

    @Override
    public void addToSubset(int codePoint) {
        drawn.add(codes.getOrDefault(codePoint, 0));
    }

    /** Called once, when the document is saved. */
    @Override
    public void subset() throws IOException {
        var used = new TreeSet<>(drawn);
        var outlines = new HashSet<Integer>();
        used.forEach(code -> outlines.add(glyphs.get(code)));
        String tag = tag(outlines);
        var subsetter = new TTFSubsetter(face.outlines(), TABLES);
        subsetter.addGlyphIds(outlines);
        subsetter.setPrefix(tag);
        var file = new ByteArrayOutputStream();
        subsetter.writeToStream(file);
        var places = new HashMap<Integer, Integer>();
        subsetter.getGIDMap().forEach((place, glyph) -> places.put(glyph, place));
        PDStream program = stream(file.toByteArray());
        program.getCOSObject().setInt(COSName.LENGTH1, file.size());
        descriptor.setFontFile2(program);
        descendant.setItem(COSName.W, widths(used));
        descendant.setItem(COSName.CID_TO_GID_MAP, stream(places(used, places)));
        dict.setItem(COSName.TO_UNICODE, stream(ToUnicode.of(used, texts::get)));
        name(tag + face.name());
    }

    private COSArray widths(SortedSet<Integer> used) {
        var widths = new COSArray();
        for (int code : used) {
            widths.add(COSInteger.get(code));
            widths.add(array(COSInteger.get(face.width(glyphs.get(code)))));
        }
        return widths;
    }

    private byte[] places(SortedSet<Integer> used, Map<Integer, Integer> places) {
        byte[] map = new byte[2 * texts.size()];
        for (int code : used) {
            int place = places.getOrDefault(glyphs.get(code), 0);
            map[2 * code] = (byte) (place >> 8);
            map[2 * code + 1] = (byte) place;
        }
        return map;
    }

    private PDStream stream(byte[] bytes) throws IOException {
        return new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE);
    }

    private void name(String name) {
        dict.setName(COSName.BASE_FONT, name);
        descendant.setName(COSName.BASE_FONT, name);
        descriptor.setFontName(name);
    }

    /** Six capitals that name a subset, as the PDF standard wants them; the same letters give the same tag. */
    private static String tag(Set<Integer> outlines) {
        var tag = new StringBuilder();
        int rest = outlines.hashCode() & Integer.MAX_VALUE;
        for (int n = 0; n < TAG_LENGTH; n++) {
            tag.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return tag.append('+').toString();
    }

    private static COSArray array(COSBase only) {
        return new COSArray(List.of(only));
    }

    private static COSDictionary named(String name) {
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.BASE_FONT, name);
        return font;
    }
}
