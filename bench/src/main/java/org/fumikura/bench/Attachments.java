package org.fumikura.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** What is attached to a large matter: text, tables, slides, scans, a drawing and mail. The same bytes each time. */
final class Attachments {

    private static final float A1_WIDE = 2_384;
    private static final float A1_HIGH = 1_684;
    private static final int LINES_OF_A_DRAWING = 20_000;
    private static final int LINES_OF_A_PAGE = 40;
    private static final String WORDS =
            "The plan of the ward for the digital office, its budget, its schedule and its risks.";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final Path folder;
    private final boolean quick;
    private final Random random = new Random(20220523);
    private final List<Path> files = new ArrayList<>();

    Attachments(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
    }

    /** Sixty of them, some 1,200 pages and 1.5 GB; with {@code quick} a tenth. */
    List<Path> make() throws IOException {
        int scans = quick ? 1 : 10;
        int pages = quick ? 10 : 60;
        for (int i = 1; i <= (quick ? 2 : 20); i++) {
            text("text-" + i + ".pdf", quick ? 5 : 20);
        }
        for (int i = 1; i <= (quick ? 1 : 10); i++) {
            docx("word-" + i + ".docx", 400);
        }
        for (int i = 1; i <= (quick ? 1 : 5); i++) {
            xlsx("table-" + i + ".xlsx", 200);
            odp("slides-" + i + ".odp", 10);
        }
        drawing("drawing.pdf");
        for (int i = 1; i <= (quick ? 1 : 9); i++) {
            mail("mail-" + i + ".eml");
        }
        for (int i = 1; i <= scans; i++) {
            scan("scan-" + i + ".pdf", pages);
        }
        return files;
    }

    private Path file(String name) {
        Path file = folder.resolve(name);
        files.add(file);
        return file;
    }

    void text(String name, int pages) throws IOException {
        try (var document = new PDDocument()) {
            var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int n = 1; n <= pages; n++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 11);
                    content.newLineAtOffset(50, 800);
                    for (int line = 1; line <= LINES_OF_A_PAGE; line++) {
                        content.showText(name + " " + n + "." + line + " " + WORDS);
                        content.newLineAtOffset(0, -18);
                    }
                    content.endText();
                }
            }
            document.save(file(name).toFile());
        }
    }

    private void drawing(String name) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(A1_WIDE, A1_HIGH));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setLineWidth(0.3f);
                for (int i = 0; i < LINES_OF_A_DRAWING; i++) {
                    float x = random.nextFloat() * A1_WIDE;
                    float y = random.nextFloat() * A1_HIGH;
                    content.moveTo(x, y);
                    content.lineTo(x + random.nextFloat() * 60 - 30, y + random.nextFloat() * 60 - 30);
                    content.stroke();
                }
            }
            document.save(file(name).toFile());
        }
    }

    /** Pages as a scanner makes them at 300 dots to the inch, in colour. */
    private void scan(String name, int pages) throws IOException {
        try (var document = new PDDocument()) {
            for (int n = 0; n < pages; n++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                var picture = JPEGFactory.createFromByteArray(document, scanned());
                try (var content = new PDPageContentStream(document, page)) {
                    content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            document.save(file(name).toFile());
        }
    }

    private byte[] scanned() throws IOException {
        var image = new BufferedImage(2_480, 3_508, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(java.awt.Color.BLACK);
        pen.setFont(pen.getFont().deriveFont(48f));
        for (int line = 0; line < 40; line++) {
            pen.drawString(random.nextInt(10_000) + " " + WORDS.substring(0, 60), 200, 300 + line * 75);
        }
        pen.dispose();
        // the grain of paper, which no one can compress
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < dots.length; i++) {
            int grain = random.nextInt(24);
            dots[i] = (dots[i] & 0xFF) > 128 ? 0xFFFFFF - grain * 0x010101 : grain * 0x010101;
        }
        image.setRGB(0, 0, image.getWidth(), image.getHeight(), dots, 0, image.getWidth());
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    void docx(String name, int paragraphs) throws IOException {
        var body = new StringBuilder();
        for (int i = 0; i < paragraphs; i++) {
            body.append("<w:p><w:r><w:t>").append(i).append(" 行政情報化推進計画の長期の日程と予算について、次のとおり定める。</w:t></w:r></w:p>");
        }
        pack(
                name,
                Map.of(
                        "[Content_Types].xml",
                        XML
                                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
                        "_rels/.rels",
                        relation("officeDocument", "word/document.xml"),
                        "word/document.xml",
                        XML
                                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + body + "<w:sectPr/></w:body></w:document>"));
    }

    private static String relation(String type, String target) {
        return XML
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private void xlsx(String name, int rows) throws IOException {
        var cells = new StringBuilder();
        for (int row = 1; row <= rows; row++) {
            cells.append(String.format(
                    Locale.ROOT,
                    "<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>款項目 %d</t></is></c><c r=\"B%d\"><v>%d</v></c></row>",
                    row,
                    row,
                    row,
                    row,
                    row * 1_000));
        }
        pack(
                name,
                Map.of(
                        "[Content_Types].xml",
                        XML
                                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
                        "_rels/.rels",
                        relation("officeDocument", "xl/workbook.xml"),
                        "xl/_rels/workbook.xml.rels",
                        relation("worksheet", "worksheets/sheet1.xml"),
                        "xl/workbook.xml",
                        XML
                                + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                        "xl/worksheets/sheet1.xml",
                        XML
                                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                                + cells + "</sheetData></worksheet>"));
    }

    private void odp(String name, int slides) throws IOException {
        var pages = new StringBuilder();
        for (int i = 1; i <= slides; i++) {
            pages.append("<draw:page draw:name=\"")
                    .append(i)
                    .append(
                            "\"><draw:frame svg:x=\"2cm\" svg:y=\"2cm\" svg:width=\"20cm\" svg:height=\"4cm\"><draw:text-box><text:p>")
                    .append(i)
                    .append(" 情報化推進の取組</text:p></draw:text-box></draw:frame></draw:page>");
        }
        String type = "application/vnd.oasis.opendocument.presentation";
        pack(
                name,
                Map.of(
                        "mimetype",
                        type,
                        "META-INF/manifest.xml",
                        XML
                                + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\""
                                + type
                                + "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>",
                        "content.xml",
                        XML
                                + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.2\"><office:body><office:presentation>"
                                + pages + "</office:presentation></office:body></office:document-content>"));
    }

    private void mail(String name) throws IOException {
        Files.writeString(
                file(name),
                "From: a@example.lg.jp\nTo: b@example.lg.jp\nSubject: " + name
                        + "\nDate: Mon, 23 May 2022 09:00:00 +0900\n"
                        + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                        + "資料を送ります。\n".repeat(30));
    }

    private void pack(String name, Map<String, String> parts) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file(name)))) {
            // the kind comes first
            var sorted = new TreeMap<String, String>((one, other) -> one.equals(other)
                    ? 0
                    : one.equals("mimetype") ? -1 : other.equals("mimetype") ? 1 : one.compareTo(other));
            sorted.putAll(parts);
            for (Map.Entry<String, String> part : sorted.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
