package org.fumikura.redaction;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/** PDFs as they come from everywhere, each odd in one way, with words that chance chooses. */
final class OddPapers {

    private static final List<String> VOCABULARY = List.of(
            "山田太郎",
            "鈴木花子",
            "高橋一郎",
            "佐藤恵子",
            "伊藤正男",
            "豊島区南池袋",
            "千代田区丸の内",
            "会議録",
            "行政経営課",
            "財産目録",
            "補助金交付",
            "個人情報保護",
            "市民相談室",
            "水道料金",
            "建築確認",
            "図書館",
            "消防団員",
            "medical",
            "Yokohama",
            "Contract");

    private static final List<String> FACES = List.of(
            "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
            "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf");

    private static final float WIDE = 300;
    private static final float HIGH = 180;
    private static final float LETTER = 17;

    private final Random random;
    private final List<OddPaper> papers = new ArrayList<>();

    private OddPapers(long seed) {
        random = new Random(seed);
    }

    static List<OddPaper> make(long seed) {
        var made = new OddPapers(seed);
        try {
            made.text();
            made.hidden();
            made.around();
            made.shapes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return made.papers;
    }

    private List<String> words() {
        return words(0);
    }

    /** @param least how many letters each has: a machine that reads pictures takes one for another now and then */
    private List<String> words(int least) {
        var all = new ArrayList<>(VOCABULARY);
        all.removeIf(word -> word.length() < least);
        Collections.shuffle(all, random);
        return all.subList(0, 6);
    }

    private static PDFont face(PDDocument paper) throws IOException {
        return PDType0Font.load(paper, file());
    }

    private static File file() {
        return FACES.stream().map(File::new).filter(File::exists).findFirst().orElseThrow();
    }

    /** How a page is drawn, and what else is put into its paper. */
    @FunctionalInterface
    private interface Oddity {
        void put(PDDocument paper, PDPage page, List<String> words) throws IOException;
    }

    private void add(String name, Oddity oddity) throws IOException {
        add(name, OddPapers::writeLines, oddity);
    }

    private void add(String name, Oddity drawn, Oddity oddity) throws IOException {
        add(name, words(), drawn, oddity);
    }

    private void add(String name, List<String> words, Oddity drawn, Oddity oddity) throws IOException {
        try (var paper = new PDDocument()) {
            var page = new PDPage(new PDRectangle(WIDE, HIGH));
            paper.addPage(page);
            drawn.put(paper, page, words);
            oddity.put(paper, page, words);
            var out = new ByteArrayOutputStream();
            paper.save(out, CompressParameters.NO_COMPRESSION);
            papers.add(new OddPaper(name, out.toByteArray(), words));
        }
    }

    private static void nothing(PDDocument paper, PDPage page, List<String> words) {}

    private static void writeLines(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
            write(pen, face(paper), words);
        }
    }

    private static void write(PDPageContentStream pen, PDFont face, List<String> words) throws IOException {
        for (int i = 0; i < words.size(); i++) {
            pen.beginText();
            pen.setFont(face, LETTER);
            pen.newLineAtOffset(15 + i % 2 * 145, HIGH - 40 - i / 2 * 50);
            pen.showText(words.get(i));
            pen.endText();
        }
    }

    private static String all(List<String> words) {
        return String.join("、", words);
    }

    private void text() throws IOException {
        add("plain text", OddPapers::nothing);
        add("rotated page", (paper, page, words) -> page.setRotation(90));
        add("upside down", (paper, page, words) -> page.setRotation(180));
        add("cropped box", (paper, page, words) -> {
            page.setMediaBox(new PDRectangle(-40, -60, WIDE + 80, HIGH + 120));
            page.setCropBox(new PDRectangle(0, 0, WIDE, HIGH));
            try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
                pen.beginText();
                pen.setFont(face(paper), LETTER);
                pen.newLineAtOffset(-30, -50);
                pen.showText(all(words));
                pen.endText();
            }
        });
        add("form XObject", OddPapers::writeForm, OddPapers::nothing);
        add("letters apart in TJ arrays", OddPapers::writeApart, OddPapers::nothing);
        add("letters in any order, one by one", OddPapers::writeBackwards, OddPapers::nothing);
        add("bold by writing twice", OddPapers::writeTwice, OddPapers::nothing);
        add("blanks inside of words", OddPapers::writeSpaced, OddPapers::nothing);
        add("over the end of a line", OddPapers::writeOverLines, OddPapers::nothing);
        add("from above to below", OddPapers::writeColumns, OddPapers::nothing);
    }

    private static void writeForm(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private static String hex(PDFont face, String words) throws IOException {
        var hex = new StringBuilder();
        for (byte each : face.encode(words)) {
            hex.append("%02X".formatted(each));
        }
        return hex.toString();
    }

    private static void writeApart(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private static void writeBackwards(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private static void writeTwice(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private static void writeSpaced(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            write(
                    pen,
                    face(paper),
                    words.stream()
                            .map(word -> word.replaceFirst("(.)(.)", "$1\u3000$2 "))
                            .toList());
        }
    }

    private static void writeOverLines(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private static void writeColumns(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private void hidden() throws IOException {
        add("a layer that is off", (paper, page, words) -> {
            var layers = new PDOptionalContentProperties();
            var layer = new PDOptionalContentGroup("注");
            layers.addGroup(layer);
            layers.setGroupEnabled(layer, false);
            paper.getDocumentCatalog().setOCProperties(layers);
            try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
                pen.beginMarkedContent(COSName.OC, layer);
                write(pen, face(paper), words.reversed());
                pen.endMarkedContent();
            }
        });
        add("text that is not drawn", (paper, page, words) -> unseen(paper, page, words, RenderingMode.NEITHER));
        add("white text", (paper, page, words) -> unseen(paper, page, words, RenderingMode.FILL));
        add("text under a picture", (paper, page, words) -> {
            try (var pen = new PDPageContentStream(paper, page, AppendMode.PREPEND, true, true)) {
                PDFont face = face(paper);
                pen.beginText();
                pen.setFont(face, 8);
                pen.newLineAtOffset(12, 10);
                pen.showText(all(words));
                pen.endText();
                var cover = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
                cover.createGraphics().fillRect(0, 0, 8, 8);
                pen.drawImage(LosslessFactory.createFromImage(paper, cover), 5, 5, WIDE - 10, 20);
            }
        });
        add("ActualText", (paper, page, words) -> {
            try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
                var said = new COSDictionary();
                said.setItem(COSName.ACTUAL_TEXT, new COSString(all(words)));
                pen.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(said));
                pen.beginText();
                pen.setFont(face(paper), 8);
                pen.newLineAtOffset(140, 12);
                pen.showText("※");
                pen.endText();
                pen.endMarkedContent();
            }
        });
        add("a face that names its letters wrongly", words(4), OddPapers::writeWithoutNames, OddPapers::nothing);
        add("scan", words(4), OddPapers::scan, OddPapers::nothing);
        add("scan with words of its own", OddPapers::scan, (paper, page, words) -> {
            try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
                pen.setRenderingMode(RenderingMode.NEITHER);
                write(pen, face(paper), words);
            }
        });
        add("inline image", words(4), OddPapers::scanInline, OddPapers::nothing);
    }

    private static void unseen(PDDocument paper, PDPage page, List<String> words, RenderingMode mode)
            throws IOException {
        try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
            pen.beginText();
            pen.setNonStrokingColor(Color.WHITE);
            pen.setRenderingMode(mode);
            pen.setFont(face(paper), 8);
            pen.newLineAtOffset(12, 10);
            pen.showText(all(words));
            pen.endText();
        }
    }

    /** What programs read from it is not what eyes read. */
    private static void writeWithoutNames(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private static void scan(PDDocument paper, PDPage page, List<String> words) throws IOException {
        try (var pen = new PDPageContentStream(paper, page)) {
            pen.drawImage(LosslessFactory.createFromImage(paper, picture(words)), 0, 0, WIDE, HIGH);
        }
    }

    private static void scanInline(PDDocument paper, PDPage page, List<String> words) throws IOException {
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

    private void around() throws IOException {
        add("Info and XMP", (paper, page, words) -> {
            paper.getDocumentInformation().setTitle(all(words));
            paper.getDocumentInformation().setCustomMetadataValue("Secret", all(words));
            paper.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            paper, new ByteArrayInputStream(all(words).getBytes(StandardCharsets.UTF_8))));
        });
        add("notes on the page", (paper, page, words) -> {
            var note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            note.setContents(all(words));
            note.setTitlePopup(words.getFirst());
            page.getAnnotations().add(note);
            note.constructAppearances();
        });
        add("form with a field", OddPapers::fillIn);
        add("form of another kind", (paper, page, words) -> {
            var form = new PDAcroForm(paper);
            COSStream packet = paper.getDocument().createCOSStream();
            try (var out = packet.createOutputStream()) {
                out.write(("<xdp><name>" + all(words) + "</name></xdp>").getBytes(StandardCharsets.UTF_8));
            }
            form.getCOSObject().setItem(COSName.XFA, packet);
            paper.getDocumentCatalog().setAcroForm(form);
        });
        add("embedded file", OddPapers::embed);
        add("bookmarks", (paper, page, words) -> {
            var outline = new PDDocumentOutline();
            words.forEach(word -> {
                var item = new PDOutlineItem();
                item.setTitle(word);
                outline.addLast(item);
            });
            paper.getDocumentCatalog().setDocumentOutline(outline);
        });
        add(
                "scripts",
                (paper, page, words) -> paper.getDocumentCatalog()
                        .setOpenAction(new PDActionJavaScript("app.alert('" + all(words) + "')")));
        add("named places", (paper, page, words) -> {
            var places = new COSDictionary();
            var place = new COSArray();
            place.add(page);
            place.add(COSName.getPDFName("Fit"));
            words.forEach(word -> places.setItem(COSName.getPDFName(word), place));
            paper.getDocumentCatalog().getCOSObject().setItem(COSName.DESTS, places);
        });
        add("page labels", (paper, page, words) -> {
            var labels = new PDPageLabels(paper);
            var label = new PDPageLabelRange();
            label.setPrefix(words.getFirst());
            labels.setLabelItem(0, label);
            paper.getDocumentCatalog().setPageLabels(labels);
        });
        add("structure with other words for pictures", (paper, page, words) -> {
            var root = new COSDictionary();
            root.setItem(COSName.TYPE, COSName.getPDFName("StructTreeRoot"));
            var figure = new COSDictionary();
            figure.setItem(COSName.S, COSName.getPDFName("Figure"));
            figure.setString(COSName.getPDFName("Alt"), all(words));
            figure.setString(COSName.ACTUAL_TEXT, all(words));
            root.setItem(COSName.K, figure);
            paper.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("StructTreeRoot"), root);
        });
        earlier();
        packed();
    }

    private static void fillIn(PDDocument paper, PDPage page, List<String> words) throws IOException {
        PDFont face = face(paper);
        var form = new PDAcroForm(paper);
        var resources = new PDResources();
        COSName name = resources.add(face);
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/" + name.getName() + " 12 Tf 0 g");
        paper.getDocumentCatalog().setAcroForm(form);
        var field = new PDTextField(form);
        field.setPartialName("name");
        form.getFields().add(field);
        var widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(20, 8, 200, 20));
        widget.setPage(page);
        widget.setPrinted(true);
        page.getAnnotations().add(widget);
        // with a letter for each code: what is filled in can be anything
        try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
            pen.beginText();
            pen.setFont(face, 0.1f);
            pen.newLineAtOffset(-100, -100);
            pen.showText(words.getFirst());
            pen.endText();
        }
        field.getCOSObject().setString(COSName.V, words.getFirst());
        var look = new PDFormXObject(paper);
        look.setBBox(new PDRectangle(200, 20));
        look.setResources(resources);
        try (var out = look.getContentStream().createOutputStream()) {
            out.write("BT /%s 12 Tf 1 0 0 1 2 5 Tm <%s> Tj ET"
                    .formatted(name.getName(), hex(face, words.getFirst()))
                    .getBytes(StandardCharsets.US_ASCII));
        }
        var looks = new COSDictionary();
        looks.setItem(COSName.N, look);
        widget.getCOSObject().setItem(COSName.AP, looks);
    }

    private static void embed(PDDocument paper, PDPage page, List<String> words) throws IOException {
        var bytes =
                new PDEmbeddedFile(paper, new ByteArrayInputStream(all(words).getBytes(StandardCharsets.UTF_8)));
        var file = new PDComplexFileSpecification();
        file.setFile(words.getFirst() + ".txt");
        file.setEmbeddedFile(bytes);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Collections.singletonMap(words.getFirst(), file));
        var names = new PDDocumentNameDictionary(paper.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        paper.getDocumentCatalog().setNames(names);
    }

    /** A second revision that draws white over the words of the first. */
    private void earlier() throws IOException {
        List<String> words = words();
        var first = new ByteArrayOutputStream();
        try (var paper = new PDDocument()) {
            var page = new PDPage(new PDRectangle(WIDE, HIGH));
            paper.addPage(page);
            writeLines(paper, page, words);
            paper.save(first, CompressParameters.NO_COMPRESSION);
        }
        var second = new ByteArrayOutputStream();
        try (var paper = Loader.loadPDF(first.toByteArray())) {
            PDPage page = paper.getPage(0);
            try (var pen = new PDPageContentStream(paper, page, AppendMode.OVERWRITE, true, true)) {
                write(pen, face(paper), words.subList(0, 4));
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            paper.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            paper.getDocumentCatalog().getPages().getCOSObject().setNeedToBeUpdated(true);
            paper.saveIncremental(second);
        }
        papers.add(new OddPaper("earlier revision", second.toByteArray(), words.subList(0, 4)));
    }

    private void packed() throws IOException {
        List<String> words = words();
        try (var paper = new PDDocument()) {
            var page = new PDPage(new PDRectangle(WIDE, HIGH));
            paper.addPage(page);
            writeLines(paper, page, words);
            // nothing leads there
            var unused = new COSArray();
            unused.add(new COSString(all(words)));
            unused.add(COSInteger.ONE);
            paper.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("PieceInfo"), unused);
            var out = new ByteArrayOutputStream();
            paper.save(out);
            papers.add(new OddPaper("object streams", out.toByteArray(), words));
        }
    }

    private void shapes() throws IOException {
        add("letters that are pictures themselves", OddPapers::writeType3, OddPapers::nothing);
        add("turned text", (paper, page, words) -> {
            try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
                pen.beginText();
                pen.setFont(face(paper), 8);
                pen.setTextMatrix(new Matrix(0, 1, -1, 0, WIDE - 4, 10));
                pen.showText(words.getFirst());
                pen.endText();
            }
        });
    }

    /** Letters drawn by small programs, as old printers' drivers wrote them: each is a bar, and says what it stands for. */
    private static void writeType3(PDDocument paper, PDPage page, List<String> words) throws IOException {
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
}
