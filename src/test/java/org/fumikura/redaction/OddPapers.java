package org.fumikura.redaction;

import static org.fumikura.redaction.OddWriting.HIGH;
import static org.fumikura.redaction.OddWriting.LETTER;
import static org.fumikura.redaction.OddWriting.WIDE;
import static org.fumikura.redaction.OddWriting.all;
import static org.fumikura.redaction.OddWriting.face;
import static org.fumikura.redaction.OddWriting.hex;
import static org.fumikura.redaction.OddWriting.write;
import static org.fumikura.redaction.OddWriting.writeLines;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
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

    /** How a page is drawn, and what else is put into its paper. */
    @FunctionalInterface
    private interface Oddity {
        void put(PDDocument paper, PDPage page, List<String> words) throws IOException;
    }

    private void add(String name, Oddity oddity) throws IOException {
        add(name, OddWriting::writeLines, oddity);
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
        add("form XObject", OddWriting::writeForm, OddPapers::nothing);
        add("letters apart in TJ arrays", OddWriting::writeApart, OddPapers::nothing);
        add("letters in any order, one by one", OddWriting::writeBackwards, OddPapers::nothing);
        add("bold by writing twice", OddWriting::writeTwice, OddPapers::nothing);
        add("blanks inside of words", OddWriting::writeSpaced, OddPapers::nothing);
        add("over the end of a line", OddWriting::writeOverLines, OddPapers::nothing);
        add("from above to below", OddWriting::writeColumns, OddPapers::nothing);
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
        add("a face that names its letters wrongly", words(4), OddWriting::writeWithoutNames, OddPapers::nothing);
        add("scan", words(4), OddWriting::scan, OddPapers::nothing);
        add("scan with words of its own", OddWriting::scan, (paper, page, words) -> {
            try (var pen = new PDPageContentStream(paper, page, AppendMode.APPEND, true, true)) {
                pen.setRenderingMode(RenderingMode.NEITHER);
                write(pen, face(paper), words);
            }
        });
        add("inline image", words(4), OddWriting::scanInline, OddPapers::nothing);
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
        add("letters that are pictures themselves", OddWriting::writeType3, OddPapers::nothing);
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
}
