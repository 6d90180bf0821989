package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that mean harm, and files that came to harm. */
@FumikuraTest
class HostileFilesTest {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String SECRET = "himitsu-no-kotoba";

    @Autowired
    private Renditions renditions;

    @Autowired
    private RenditionWork work;

    @Autowired
    private Worker worker;

    @Autowired
    private Contents contents;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    private final Random random = new Random(20221122);

    @AfterEach
    void endTheWorker() {
        worker.close();
    }

    @Test
    @DisplayName(
            "each of more than 60 hostile or broken files ends in a clear state; nothing is called, told or left behind")
    void everyFileEndsInAClearState() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), SECRET);
        var calls = new AtomicInteger();
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> count(listener, calls));
            var handIn = new HandIn(toshima, contents, renditions).alone(transactions, db);
            Map<String, byte[]> files = files("http://localhost:" + listener.getLocalPort() + "/x", secret);
            assertThat(files).hasSizeGreaterThan(60);
            Map<String, Sha256> kept = new LinkedHashMap<>();
            files.forEach((name, bytes) -> kept.put(name, handIn.put(bytes)));
            Sha256 good = handIn.put(Foreign.bytes("よい文書"));

            work.catchUp();

            kept.forEach((name, sha256) -> {
                assertThat(handIn.find(sha256).state()).as(name).isNotEqualTo(Rendition.State.WAITING);
                assertThat(handIn.text(sha256)).as(name).doesNotContain(SECRET);
                assertThat(handIn.find(sha256).told())
                        .as(name)
                        .doesNotContain(worker.writable().toString());
                assertThat(toshima.<Boolean>in(() -> contents.isIntact(sha256)))
                        .as(name)
                        .isTrue();
            });
            assertThat(handIn.text(good)).contains("よい文書");
            assertThat(calls).hasValue(0);
            try (Stream<Path> left = Stream.concat(Files.list(worker.readable()), Files.list(worker.writable()))) {
                assertThat(left).allMatch(path -> path.endsWith("scratch"));
            }
        } finally {
            Files.delete(secret);
        }
    }

    private static void count(ServerSocket listener, AtomicInteger calls) {
        while (!listener.isClosed()) {
            try (var call = listener.accept()) {
                calls.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Map<String, byte[]> files(String address, Path secret) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        office(files, address, secret);
        pdfs(files, address);
        images(files);
        packed(files);
        words(files, address, secret);
        broken(files);
        return files;
    }

    private void office(Map<String, byte[]> files, String address, Path secret) {
        String begin = "<w:document xmlns:w=\"" + WORD + "\"><w:body><w:p><w:r><w:t>";
        String end = "</w:t></w:r></w:p></w:body></w:document>";
        files.put(
                "docx with an external entity",
                Foreign.docx("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                        + begin + "&x;" + end));
        files.put(
                "docx with an entity from the network",
                Foreign.docx("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"" + address + "\">]>" + begin
                        + "&x;" + end));
        files.put("docx with a billion laughs", Foreign.docx(laughs() + begin + "&j;" + end));
        files.put("docx that is cut off", Arrays.copyOf(Foreign.docx("本文"), 300));
        files.put(
                "docx with a linked picture",
                Foreign.docx(
                        "<w:document xmlns:w=\"" + WORD
                                + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body><w:p><w:r><w:pict><v:shape style=\"width:100pt;height:100pt\"><v:imagedata r:id=\"r9\"/></v:shape></w:pict></w:r></w:p></w:body></w:document>",
                        Map.of(
                                "word/_rels/document.xml.rels",
                                Foreign.bytes(
                                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\""
                                                + address + "\" TargetMode=\"External\"/></Relationships>"))));
        files.put(
                "odt that brings in a file",
                Foreign.open(
                        "text",
                        "<office:text><text:section text:name=\"s\"><text:section-source xlink:href=\"" + secret.toUri()
                                + "\" text:filter-name=\"Text\"/><text:p>x</text:p></text:section></office:text>"));
        files.put(
                "ods that asks a server",
                Foreign.open(
                        "spreadsheet",
                        "<office:spreadsheet><table:table table:name=\"a\"><table:table-row><table:table-cell table:formula=\"of:=WEBSERVICE(&quot;"
                                + address + "&quot;)\"/></table:table-row></table:table></office:spreadsheet>"));
        files.put(
                "ods of a million columns",
                Foreign.open(
                        "spreadsheet",
                        "<office:spreadsheet><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table></office:spreadsheet>"));
        files.put(
                "odt with a macro that starts with it",
                Foreign.open(
                        "text",
                        "<office:scripts><office:event-listeners><script:event-listener xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\" script:language=\"ooo:script\" script:event-name=\"dom:load\" xlink:href=\"vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document\"/></office:event-listeners></office:scripts><office:text><text:p>macro</text:p></office:text>"));
        files.put("rtf without end", Foreign.bytes("{\\rtf1 " + "{\\b ".repeat(3_000)));
        files.put(
                "rtf with a field",
                Foreign.bytes("{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT \"" + secret + "\"}{\\fldrslt x}}}"));
        files.put("doc that is none", Foreign.compound(Map.of("WordDocument", noise(2_000))));
        files.put("msg that is none", Foreign.compound(Map.of("__properties_version1.0", noise(200))));
        files.put("office file with a password", Foreign.compound(Map.of("EncryptedPackage", noise(64))));
        files.put(
                "compound file that is cut off",
                Arrays.copyOf(Foreign.compound(Map.of("WordDocument", noise(9_000))), 700));
    }

    private static String laughs() {
        var entities = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"haha\">");
        for (char c = 'b'; c <= 'j'; c++) {
            entities.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities + "]>";
    }

    private static void pdfs(Map<String, byte[]> files, String address) throws IOException {
        files.put(
                "pdf with a script",
                pdf(document -> document.getDocumentCatalog()
                        .setOpenAction(new PDActionJavaScript("app.launchURL('" + address + "')"))));
        var launch = new PDActionLaunch();
        launch.setF("/bin/sh");
        files.put(
                "pdf that starts a program",
                pdf(document -> document.getDocumentCatalog().setOpenAction(launch)));
        var visit = new PDActionURI();
        visit.setURI(address);
        files.put(
                "pdf that visits a page",
                pdf(document -> document.getDocumentCatalog().setOpenAction(visit)));
        files.put(
                "pdf of a hundred square kilometres",
                pdf(document -> document.getPage(0).setMediaBox(new PDRectangle(1e9f, 1e9f))));
        files.put("pdf without extent", pdf(document -> document.getPage(0).setMediaBox(new PDRectangle(0, 0))));
        files.put("pdf without pages", pdf(document -> document.removePage(0)));
        files.put("pdf of one line", Foreign.bytes("%PDF-1.7"));
        files.put(
                "pdf whose pages are their own parents",
                raw(
                        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj"));
        files.put(
                "pdf that counts two thousand million pages",
                raw("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 2147483647/Kids[]>>endobj"));
        files.put("pdf with nested arrays", raw("1 0 obj" + "[".repeat(200_000) + "]".repeat(200_000) + "endobj"));
        files.put(
                "pdf with a stream without end",
                raw(
                        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj 4 0 obj<</Length 99999999>>stream\nq Q"));
        files.put(
                "pdf that draws itself",
                raw(
                        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>>>endobj 4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 4>>stream\n/X Do\nendstream endobj 5 0 obj<</Length 5>>stream\n/X Do\nendstream endobj"));
    }

    private static byte[] raw(String objects) {
        return Foreign.bytes("%PDF-1.7\n" + objects + "\ntrailer<</Root 1 0 R>>\n%%EOF");
    }

    private static byte[] pdf(Change change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            change.make(document);
            document.save(out);
        }
        return out.toByteArray();
    }

    @FunctionalInterface
    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private void images(Map<String, byte[]> files) throws IOException {
        byte[] png = image("png");
        files.put("png that is cut off", Arrays.copyOf(png, png.length / 2));
        byte[] wide = png.clone();
        wide[16] = 0x7F;
        wide[20] = 0x7F;
        files.put("png of two thousand million dots each way", wide);
        files.put("png of noise", joined(Arrays.copyOf(png, 40), noise(500)));
        byte[] jpeg = image("jpg");
        files.put("jpeg that is cut off", Arrays.copyOf(jpeg, jpeg.length / 2));
        files.put("jpeg of noise", joined(Arrays.copyOf(jpeg, 30), noise(500)));
        byte[] tiff = image("tiff");
        files.put("tiff that is cut off", Arrays.copyOf(tiff, tiff.length / 2));
        files.put("tiff that leads to itself", new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0});
        files.put("gif of noise", joined(Foreign.bytes("GIF89a"), noise(300)));
        files.put("bmp of noise", joined(Foreign.bytes("BM"), noise(300)));
        files.put(
                "jpeg that is a page of HTML",
                joined(
                        new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
                        Foreign.bytes("<html><script>alert(1)</script>")));
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private void packed(Map<String, byte[]> files) {
        files.put("zip bomb", Foreign.bomb("zeros.txt", 200L << 20));
        files.put("docx bomb", Foreign.bomb("word/document.xml", 200L << 20));
        files.put(
                "zip of names that lead elsewhere",
                Foreign.zip(
                        Map.of("../../../etc/passwd", noise(9), "/etc/shadow", noise(9), "C:\\boot.ini", noise(9))));
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 2_500; i++) {
            many.put("f" + i, new byte[0]);
        }
        files.put("zip of many", Foreign.zip(many));
        files.put("zip whose names are markup", Foreign.zip(Map.of("<script>alert(1)</script>&amp;\u0001", noise(3))));
        files.put("zip in a zip", Foreign.zip(Map.of("in.zip", Foreign.bomb("zeros", 1 << 20))));
        files.put("zip that is cut off", Arrays.copyOf(Foreign.zip(Map.of("a", noise(400))), 200));
        files.put("7z of noise", joined(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C}, noise(400)));
        byte[] tar = new byte[1024];
        System.arraycopy(Foreign.bytes("ustar"), 0, tar, 257, 5);
        files.put("tar of nothing", tar);
        files.put("pdf that is a zip too", joined(Foreign.zip(Map.of("a", noise(9))), raw("1 0 obj<<>>endobj")));
    }

    private void words(Map<String, byte[]> files, String address, Path secret) {
        files.put(
                "html with everything",
                Foreign.bytes("<html><head><base href='" + address + "'><link rel=stylesheet href='" + address
                        + "'><meta http-equiv=refresh content='0;url=" + address + "'><style>@import '" + address
                        + "'; body{background:url(" + address + ")}</style></head><body><img src='" + address
                        + "'><iframe src='"
                        + secret.toUri() + "'></iframe><object data='" + secret.toUri() + "'></object><script src='"
                        + address
                        + "'></script>本文</body></html>"));
        files.put("html of a hundred thousand boxes", Foreign.bytes("<html>" + "<div>".repeat(100_000)));
        files.put(
                "html of a wide table",
                Foreign.bytes("<html><table><tr>" + "<td colspan=9999 rowspan=9999>x".repeat(500)));
        files.put(
                "html with entities",
                Foreign.bytes("<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM '" + secret.toUri()
                        + "'>]><html><body>&x;</body></html>"));
        files.put("text of one line of a million letters", Foreign.bytes("長".repeat(300_000)));
        files.put("text of markup", Foreign.bytes("]]></div><script>alert(1)</script>\u000b&#0;"));
        files.put(
                "text of halves of letters",
                new byte[] {(byte) 0x82, 'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n', 'b', ' ', 'c'});
        files.put("text that turns round", Foreign.bytes("\u202e\u2066逆\u0300\u0300\u0300\ufeff\u200b".repeat(500)));
        files.put("mail in mails", mails(200));
        files.put(
                "mail without an end",
                Foreign.bytes(
                        "From: a@example.jp\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"));
        files.put(
                "mail whose letters nobody knows",
                Foreign.bytes(
                        "From: a@example.jp\nSubject: =?no-such?B?AAAA?=\nContent-Type: text/plain; charset=no-such\n\nabc"));
        files.put(
                "mail with an attachment that leads elsewhere",
                Foreign.bytes(
                        "From: a@example.jp\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment; filename=\"../../../../etc/cron.d/x\"\n\n* * * * * root sh\n--x--\n"));
        files.put(
                "mail with a page from outside",
                Foreign.bytes("From: a@example.jp\nContent-Type: message/external-body; access-type=URL; URL=\""
                        + address + "\"\n\n"));
    }

    private static byte[] mails(int depth) {
        var mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("From: a@example.jp\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n");
        }
        return Foreign.bytes(mail.toString());
    }

    private void broken(Map<String, byte[]> files) {
        files.put("noise", noise(5_000));
        files.put("one byte", new byte[] {1});
        files.put("zeros", new byte[5_000]);
        files.put("an executable", joined(new byte[] {0x7F, 'E', 'L', 'F'}, noise(500)));
        files.put("a document of 一太郎", Foreign.compound(Map.of("DocumentText", noise(100))));
        files.put("a document of DocuWorks", joined(new byte[] {0x60, 0x0E, (byte) 0x82, (byte) 0xAC}, noise(300)));
        files.put(
                "a vector drawing",
                Foreign.bytes(
                        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));
        files.put("words and a zero", "abc\0def".getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] joined(byte[] begin, byte[] end) {
        byte[] both = Arrays.copyOf(begin, begin.length + end.length);
        System.arraycopy(end, 0, both, begin.length, end.length);
        return both;
    }
}
