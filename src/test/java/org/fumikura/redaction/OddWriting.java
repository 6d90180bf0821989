package org.fumikura.redaction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/** Ways in which words come to stand on a page, as odd programs write them. */
final class OddWriting {

    private static final List<String> FACES = List.of(
            "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
            "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf");

    static final float WIDE = 300;
    static final float HIGH = 180;
    static final float LETTER = 17;

    private OddWriting() {}

    static void writeLines(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
            write(pen, face(paper), words);
        }
    }

    static void write(PDPageContentStream pen, PDFont face, List<String> words) throws IOException {
        for (int i = 0; i < words.size(); i++) {
            pen.beginText();
            pen.setFont(face, LETTER);
            pen.newLineAtOffset(15 + i % 2 * 145, HIGH - 40 - i / 2 * 50);
            pen.showText(words.get(i));
            pen.endText();
        }
    }

    static String all(List<String> words) {
        return String.join("、", words);
    }

    static void writeForm(PDDocument paper, PDPage page, List<String> words) throws IOException {
        var form = new PDFormXObject(paper);
        form.setBBox(new PDRectangle(WIDE, HIGH));
        var resources = new PDResources();
        form.setResources(resources);
        PDFont face = face(paper);
        COSName name = resources.add(face);
        var content = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            content.append("BT /%s %.0f Tf 1 0 0 1 %d %d Tm <%s> Tj ET%n"
                    .formatted(
                            name.getName(),
                            LETTER,
                            15 + i % 2 * 145,
                            (int) HIGH - 40 - i / 2 * 50,
                            hex(face, words.get(i))));
        }
        try (var out = form.getContentStream().createOutputStream()) {
            out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
        }
        try (var pen = new PDPageContentStream(paper, page)) {
            pen.drawForm(form);
            // the face takes in only what is shown with it
            pen.beginText();
            pen.setFont(face, 0.1f);
            pen.newLineAtOffset(-100, -100);
            pen.showText(all(words));
            pen.endText();
        }
    }

    static String hex(PDFont face, String words) throws IOException {
        var hex = new StringBuilder();
        for (byte each : face.encode(words)) {
            hex.append("%02X".formatted(each));
        }
        return hex.toString();
    }

    static void writeApart(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            PDFont face = face(paper);
            for (int i = 0; i < words.size(); i++) {
                var pieces = new ArrayList<Object>();
                for (String letter : words.get(i).split("")) {
                    pieces.add(letter);
                    pieces.add(-60f);
                }
                pen.beginText();
                pen.setFont(face, LETTER);
                pen.newLineAtOffset(15 + i % 2 * 145, HIGH - 40 - i / 2 * 50);
                pen.showTextWithPositioning(pieces.toArray());
                pen.endText();
            }
        }
    }

    static void writeBackwards(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            PDFont face = face(paper);
            for (int i = words.size() - 1; i >= 0; i--) {
                String word = words.get(i);
                for (int j = word.length() - 1; j >= 0; j--) {
                    float before = face.getStringWidth(word.substring(0, j)) / 1000 * LETTER;
                    pen.beginText();
                    pen.setFont(face, LETTER);
                    pen.newLineAtOffset(15 + i % 2 * 145 + before, HIGH - 40 - i / 2 * 50);
                    pen.showText(word.substring(j, j + 1));
                    pen.endText();
                }
            }
        }
    }

    static void writeTwice(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            PDFont face = face(paper);
            for (int i = 0; i < words.size(); i++) {
                for (float shift : new float[] {0, 0.4f}) {
                    pen.beginText();
                    pen.setFont(face, LETTER);
                    pen.newLineAtOffset(15 + i % 2 * 145 + shift, HIGH - 40 - i / 2 * 50);
                    pen.showText(words.get(i));
                    pen.endText();
                }
            }
        }
    }

    static void writeSpaced(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            write(
                    pen,
                    face(paper),
                    words.stream()
                            .map(word -> word.replaceFirst("(.)(.)", "$1\u3000$2 "))
                            .toList());
        }
    }

    static void writeOverLines(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            PDFont face = face(paper);
            String whole = String.join("と", words);
            for (int i = 0; i * 13 < whole.length(); i++) {
                pen.beginText();
                pen.setFont(face, LETTER);
                pen.newLineAtOffset(15, HIGH - 30 - i * 26);
                pen.showText(whole.substring(i * 13, Math.min(whole.length(), i * 13 + 13)));
                pen.endText();
            }
        }
    }

    static void writeColumns(PDDocument paper, PDPage page, List<String> words) throws IOException {
        PDFont face = PDType0Font.loadVertical(paper, file());
        try (var pen = new PDPageContentStream(paper, page)) {
            for (int i = 0; i < words.size(); i++) {
                pen.beginText();
                pen.setFont(face, LETTER);
                pen.newLineAtOffset(WIDE - 40 - i * 44, HIGH - 15);
                pen.showText(words.get(i));
                pen.endText();
            }
        }
    }

    /** What programs read from it is not what eyes read. */
    static void writeWithoutNames(PDDocument paper, PDPage page, List<String> words) throws IOException {
        PDFont face = face(paper);
        try (var pen = new PDPageContentStream(paper, page)) {
            write(pen, face, words);
        }
        var whole = new ByteArrayOutputStream();
        paper.save(whole);
        COSStream names = paper.getDocument().createCOSStream();
        try (var out = names.createOutputStream()) {
            out.write(
                    ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def /CMapType 2 def\n"
                                    + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                                    + "1 beginbfrange <0000> <00FF> <2460> endbfrange\n"
                                    + "1 beginbfrange <0100> <FFFF> <0061> endbfrange\nendcmap end end")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        face.getCOSObject().setItem(COSName.TO_UNICODE, names);
    }

    /** Letters drawn by small programs, as old printers' drivers wrote them: each is a bar, and says what it stands for. */
    static void writeType3(PDDocument paper, PDPage page, List<String> words) throws IOException {
        List<String> letters = words.stream()
                .flatMap(word -> List.of(word.split("")).stream())
                .distinct()
                .toList();
        var face = new COSDictionary();
        face.setItem(COSName.TYPE, COSName.FONT);
        face.setItem(COSName.SUBTYPE, COSName.TYPE3);
        face.setItem(COSName.FONT_BBOX, new PDRectangle(0, -200, 1000, 1000).getCOSArray());
        face.setItem(COSName.FONT_MATRIX, new Matrix(0.001f, 0, 0, 0.001f, 0, 0).toCOSArray());
        var programs = new COSDictionary();
        var differences = new COSArray();
        differences.add(COSInteger.ONE);
        var widths = new COSArray();
        var names = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            COSStream program = paper.getDocument().createCOSStream();
            try (var out = program.createOutputStream()) {
                out.write(("1000 0 d0 100 0 %d 700 re f".formatted(100 + i * 10)).getBytes(StandardCharsets.US_ASCII));
            }
            programs.setItem(COSName.getPDFName("g" + i), program);
            differences.add(COSName.getPDFName("g" + i));
            widths.add(COSInteger.get(1000));
            names.append("<%02X> <%04X>%n".formatted(i + 1, (int) letters.get(i).charAt(0)));
        }
        face.setItem(COSName.CHAR_PROCS, programs);
        var encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        face.setItem(COSName.ENCODING, encoding);
        face.setInt(COSName.FIRST_CHAR, 1);
        face.setInt(COSName.LAST_CHAR, letters.size());
        face.setItem(COSName.WIDTHS, widths);
        COSStream toUnicode = paper.getDocument().createCOSStream();
        try (var out = toUnicode.createOutputStream()) {
            out.write(
                    ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T3 def /CMapType 2 def\n"
                                    + "1 begincodespacerange <00> <FF> endcodespacerange\n" + letters.size()
                                    + " beginbfchar\n"
                                    + names + "endbfchar\nendcmap end end")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        face.setItem(COSName.TO_UNICODE, toUnicode);
        var resources = new PDResources();
        var fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("T3"), face);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
        page.setResources(resources);
        var content = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            var codes = new StringBuilder();
            for (String letter : words.get(i).split("")) {
                codes.append("%02X".formatted(letters.indexOf(letter) + 1));
            }
            content.append("BT /T3 %.0f Tf 1 0 0 1 %d %d Tm <%s> Tj ET%n"
                    .formatted(LETTER, 15 + i % 2 * 145, (int) HIGH - 40 - i / 2 * 50, codes));
        }
        COSStream drawn = paper.getDocument().createCOSStream();
        try (var out = drawn.createOutputStream()) {
            out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
        }
        page.getCOSObject().setItem(COSName.CONTENTS, drawn);
    }

    private static BufferedImage picture(List<String> words) throws IOException {
        try (var paper = new PDDocument()) {
            var page = new PDPage(new PDRectangle(WIDE, HIGH));
            paper.addPage(page);
            writeLines(paper, page, words);
            var out = new ByteArrayOutputStream();
            paper.save(out);
            try (var again = Loader.loadPDF(out.toByteArray())) {
                return new PDFRenderer(again).renderImageWithDPI(0, 200);
            }
        }
    }

    static void scan(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            pen.drawImage(LosslessFactory.createFromImage(paper, picture(words)), 0, 0, WIDE, HIGH);
        }
    }

    static void scanInline(PDDocument paper, PDPage page, List<String> words) throws IOException {
        BufferedImage drawn = picture(words);
        byte[] dots = new byte[drawn.getWidth() * drawn.getHeight()];
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                dots[y * drawn.getWidth() + x] = (byte) (drawn.getRGB(x, y) & 0xFF);
            }
        }
        var facts = new COSDictionary();
        facts.setInt(COSName.W, drawn.getWidth());
        facts.setInt(COSName.H, drawn.getHeight());
        facts.setInt(COSName.BPC, 8);
        facts.setItem(COSName.CS, COSName.G);
        try (var pen = new PDPageContentStream(paper, page)) {
            pen.drawImage(new PDInlineImage(facts, dots, new PDResources()), 0, 0, WIDE, HIGH);
        }
    }

    static PDFont face(PDDocument paper) throws IOException {
        return PDType0Font.load(paper, file());
    }

    private static File file() {
        return FACES.stream().map(File::new).filter(File::exists).findFirst().orElseThrow();
    }
}
