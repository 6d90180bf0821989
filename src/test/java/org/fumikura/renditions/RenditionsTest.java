package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.content.Tables.BLOB;
import static org.fumikuradb.renditions.Tables.PAGE;
import static org.fumikuradb.renditions.Tables.RENDITION;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.sheets.Sheets;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the files that people attach, with the real worker process. */
@FumikuraTest
class RenditionsTest {

    private static final int USUAL = 900;
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="ja"><head><title>計画</title><meta name="subject" content="計画"/>
            <style>.next { page-break-before: always; }</style></head>
            <body><p>行政情報化推進計画の長期の日程</p><p class="next">二頁目の本文 DX Plan</p></body></html>
            """;

    @Autowired
    private Renditions renditions;

    @Autowired
    private RenditionWork work;

    @Autowired
    private Worker worker;

    @Autowired
    private Contents contents;

    @Autowired
    private Sheets sheets;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    @BeforeEach
    void leaveTheCityAlone() {
        new HandIn(toshima, contents, renditions).alone(transactions, db);
    }

    @AfterEach
    void endTheWorker() {
        worker.close();
    }

    @Test
    void aPdfHasPagesWordsAndPictures() throws IOException {
        Sha256 sha256 = put(sheets.pdf(HTML).bytes());
        assertThat(find(sha256).state()).isEqualTo(Rendition.State.WAITING);

        work.catchUp();

        Rendition made = find(sha256);
        assertThat(made.state()).isEqualTo(Rendition.State.READY);
        assertThat(made.pages()).hasSize(2);
        assertThat(made.pages().getFirst().width()).isBetween(595f, 596f);
        PageWords words = toshima.read(() -> renditions.findWords(sha256, 1).orElseThrow());
        assertThat(words.runs()).extracting(PageWords.Run::words).containsExactly("行政情報化推進計画の長期の日程");
        assertThat(words.runs().getFirst().width()).isGreaterThan(100);
        assertThat(toshima.<List<Renditions.Hit>>read(() -> renditions.search(List.of(sha256), "dx plan", 10)))
                .containsExactly(new Renditions.Hit(sha256, 2, new Excerpt("二頁目の本文 ", "DX Plan", "")));

        PagePicture picture =
                toshima.in(() -> renditions.findPicture(sha256, 2, USUAL).orElseThrow());
        assertThat(picture.mediaType()).isEqualTo("image/png");
        BufferedImage seen = ImageIO.read(picture.file().toFile());
        assertThat(seen.getWidth()).isEqualTo(USUAL);
        assertThat(seen.getHeight()).isBetween(1_270, 1_276);
        assertThat(toshima.in(() -> renditions.findPicture(sha256, 3, USUAL))).isEmpty();
        assertThat(toshima.in(() -> renditions.findPicture(sha256, 0, USUAL))).isEmpty();
        assertThatThrownBy(() -> toshima.in(() -> renditions.findPicture(sha256, 1, 901)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anImageIsAPage() throws IOException {
        var image = new BufferedImage(3_000, 1_500, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 3_000; x++) {
            for (int y = 0; y < 1_500; y += 2) {
                image.setRGB(x, y, x * 5 + y * 1_000);
            }
        }
        Sha256 sha256 = put(encoded(image, "png"));

        work.catchUp();

        Rendition made = find(sha256);
        assertThat(made.pages()).hasSize(1);
        assertThat(made.pages().getFirst().heightAt(USUAL)).isEqualTo(450);
        PagePicture picture =
                toshima.in(() -> renditions.findPicture(sha256, 1, USUAL).orElseThrow());
        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(picture.file().toFile()).getHeight()).isEqualTo(450);
    }

    /** The tile of an A1 drawing is the same as that part of a picture that would be too large. */
    @Test
    @DisplayName("D-03 a large drawing is drawn in tiles")
    void aLargeDrawingIsDrawnInTiles() throws IOException {
        Sha256 drawing = put(page(new PDRectangle(2_384, 1_684)));
        Sha256 letter = put(page(PDRectangle.A4));
        work.catchUp();

        BufferedImage tile = tile(drawing, 7_200, 3, 2);

        assertThat(find(drawing).pages().getFirst().tiledWidths()).containsExactly(7_200, 14_400);
        assertThat(tile.getWidth()).isEqualTo(Rendition.TILE);
        // a black square from 1,200 to 1,250 points from the left and 784 to 834 from the top
        assertThat(tile.getRGB(560, 330) & 0xFF).isLessThan(20);
        assertThat(tile.getRGB(540, 330) & 0xFF).isGreaterThan(235);
        assertThat(tile.getRGB(560, 310) & 0xFF).isGreaterThan(235);
        assertThat(tile(drawing, 7_200, 7, 4).getWidth()).isEqualTo(7_200 - 7 * Rendition.TILE);
        assertThat(tile(drawing, 7_200, 7, 4).getHeight()).isEqualTo(5_086 - 4 * Rendition.TILE);
        assertThat(findTile(drawing, 7_200, 8, 0)).isEmpty();
        assertThat(findTile(drawing, 7_200, 0, 5)).isEmpty();
        assertThat(findTile(drawing, 7_200, -1, 0)).isEmpty();
        assertThat(findTile(drawing, 3_600, 0, 0)).isEmpty();
        assertThat(findTile(letter, 7_200, 0, 0)).isEmpty();
    }

    /** A page that can not be drawn costs the worker once and not with each reload. */
    @Test
    void remembersWhatCouldNotBeDrawn() throws IOException {
        Sha256 cut = put(cutOff());
        work.catchUp();
        assertThat(find(cut).pages()).hasSize(1);

        assertThatThrownBy(() -> toshima.in(() -> renditions.findPicture(cut, 1, USUAL)))
                .isInstanceOf(PageNotDrawn.class);
        worker.close();
        assertThat(find(cut).undrawn()).containsExactly(1);
        assertThatThrownBy(() -> toshima.in(() -> renditions.findPicture(cut, 1, USUAL)))
                .isInstanceOf(PageNotDrawn.class);
    }

    /** JPEG 2000 has no decoder here. */
    @Test
    void aPictureThatCanNotBeDecodedIsNoEmptyPlace() throws IOException {
        Sha256 sha256 = put(withUnknownPicture());

        work.catchUp();

        PagePicture picture =
                toshima.in(() -> renditions.findPicture(sha256, 1, USUAL).orElseThrow());
        BufferedImage seen = ImageIO.read(picture.file().toFile());
        assertThat(seen.getRGB(seen.getWidth() / 2, seen.getHeight() / 4)).isNotEqualTo(-1);
        assertThat(seen.getRGB(2, 2)).isEqualTo(-1);
    }

    private static byte[] withUnknownPicture() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var picture = document.getDocument().createCOSStream();
            try (var bytes = picture.createRawOutputStream()) {
                bytes.write("no picture".getBytes(StandardCharsets.US_ASCII));
            }
            picture.setItem(COSName.TYPE, COSName.XOBJECT);
            picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
            picture.setItem(COSName.FILTER, COSName.JPX_DECODE);
            picture.setInt(COSName.WIDTH, 10);
            picture.setInt(COSName.HEIGHT, 10);
            var pictures = new COSDictionary();
            pictures.setItem(COSName.getPDFName("P"), picture);
            var resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, pictures);
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            var content = document.getDocument().createCOSStream();
            try (var words = content.createOutputStream()) {
                words.write("q 400 0 0 600 100 100 cm /P Do Q".getBytes(StandardCharsets.US_ASCII));
            }
            page.getCOSObject().setItem(COSName.CONTENTS, content);
            document.save(out);
        }
        return out.toByteArray();
    }

    @Test
    void whatCanNotBeShownSaysWhyAndDelaysNothing() throws IOException {
        Sha256 locked = put(locked());
        Sha256 broken = put("%PDF-1.7\nthis is no PDF".getBytes(StandardCharsets.UTF_8));
        Sha256 unknown = put(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        Sha256 endless = put(endless());
        Sha256 good = put(encoded(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png"));

        work.catchUp();

        assertThat(find(locked).trouble()).contains(Trouble.PASSWORD);
        assertThat(find(broken).trouble()).contains(Trouble.BROKEN);
        assertThat(find(broken).told()).isNotBlank();
        assertThat(find(unknown).state()).isEqualTo(Rendition.State.NOT_SHOWN);
        assertThat(find(endless).state()).isIn(Rendition.State.FAILED, Rendition.State.READY);
        assertThat(find(endless).pages()).hasSizeLessThan(10);
        assertThat(find(good).state()).isEqualTo(Rendition.State.READY);
    }

    @Test
    void aLostWorkerLosesNothing() throws IOException {
        Sha256 sha256 = put(sheets.pdf(HTML.replace("計画", "別の計画")).bytes());
        worker.close();

        work.catchUp();

        assertThat(find(sha256).state()).isEqualTo(Rendition.State.READY);
        var order = new WorkOrder(
                -1, WorkOrder.Task.DRAW, "x", "/nowhere", "", "/nowhere", 1, new Cut(USUAL, 0, 0, USUAL, USUAL));
        assertThatThrownBy(() -> worker.carryOut(order, Duration.ZERO))
                .isInstanceOf(WorkerTrouble.class)
                .satisfies(
                        trouble -> assertThat(((WorkerTrouble) trouble).why()).isEqualTo(WorkerTrouble.Why.SLOW));
        assertThat(toshima.in(() -> renditions.findPicture(sha256, 1, USUAL))).isPresent();
    }

    /** Whatever has taken the worker over may write a link to a file of the program. */
    @Test
    void takesFilesAndNoLinksFromTheWorker() throws IOException {
        Path secret = Files.writeString(worker.writable().resolve("secret"), "password");
        Path link = Files.createSymbolicLink(worker.writable().resolve("link"), secret);
        Path large = Files.writeString(worker.writable().resolve("large"), "0123456789");
        Path plain = Files.writeString(worker.writable().resolve("plain"), "012345678");

        assertThatThrownBy(() -> worker.take(link, 100)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> worker.take(large, 9)).isInstanceOf(IOException.class);
        Path taken = worker.take(plain, 9);

        assertThat(taken).hasContent("012345678");
        assertThat(taken.getParent()).isNotEqualTo(worker.writable());
        assertThat(secret).exists();
        Files.delete(taken);
        Files.delete(secret);
    }

    @Test
    @DisplayName("I-09 of bytes that have gone neither words nor pictures stay")
    void diesWithTheBytes() throws IOException {
        Sha256 sha256 = put(sheets.pdf(HTML.replace("計画", "捨てる計画")).bytes());
        work.catchUp();
        Path picture = toshima.in(
                () -> renditions.findPicture(sha256, 1, USUAL).orElseThrow().file());
        assertThat(picture).exists();

        toshima.run(() -> transactions.work(() -> contents.release(sha256)));
        contents.sweep();

        assertThat(picture).doesNotExist();
        assertThat(toshima.read(() -> db.fetchCount(BLOB, BLOB.SHA256.eq(sha256.bytes()))))
                .isZero();
        assertThat(toshima.read(() -> db.fetchCount(RENDITION, RENDITION.SHA256.eq(sha256.bytes()))))
                .isZero();
        assertThat(toshima.read(() -> db.fetchCount(PAGE, PAGE.SHA256.eq(sha256.bytes()))))
                .isZero();
    }

    @Test
    void leavesNothingInTheHall() throws IOException {
        put(sheets.pdf(HTML.replace("計画", "仮の計画")).bytes());

        work.catchUp();

        try (Stream<Path> left = Files.list(worker.readable())) {
            assertThat(left).isEmpty();
        }
    }

    private BufferedImage tile(Sha256 sha256, int dots, int column, int row) throws IOException {
        return ImageIO.read(
                findTile(sha256, dots, column, row).orElseThrow().file().toFile());
    }

    private Optional<PagePicture> findTile(Sha256 sha256, int dots, int column, int row) {
        return toshima.in(() -> renditions.findTile(sha256, 1, dots, column, row));
    }

    private Rendition find(Sha256 sha256) {
        return Objects.requireNonNull(
                toshima.read(() -> renditions.find(List.of(sha256))).get(sha256));
    }

    private Sha256 put(byte[] bytes) {
        return toshima.in(() -> contents.put(new ByteArrayInputStream(bytes), 10_000_000, Supplier::get))
                .sha256();
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] page(PDRectangle size) throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(size);
            document.addPage(page);
            try (var pen = new PDPageContentStream(document, page)) {
                pen.addRect(1_200, size.getHeight() - 834, 50, 50);
                pen.fill();
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** An image whose head is sound and whose dots are missing. */
    private static byte[] cutOff() throws IOException {
        byte[] whole = encoded(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png");
        return Arrays.copyOf(whole, 40);
    }

    private static byte[] locked() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** A PDF whose page tree leads back to itself. */
    private static byte[] endless() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            var kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
            kids.add(document.getPages().getCOSObject());
            var out = new ByteArrayOutputStream();
            document.save(out);
            try (var checked = Loader.loadPDF(out.toByteArray())) {
                assertThat(checked.getNumberOfPages()).isPositive();
            }
            return out.toByteArray();
        }
    }
}
