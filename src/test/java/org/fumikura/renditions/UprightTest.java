package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photographs of a camera that was held on its side. */
class UprightTest {

    private static final int WIDTH = 80;
    private static final int HEIGHT = 40;

    @TempDir
    private Path folder;

    /** The corners as they are seen: of the file, the upper left one is red and the upper right one blue. */
    @ParameterizedTest
    @CsvSource({
        "1, 80, LEFT TOP, RIGHT TOP",
        "2, 80, RIGHT TOP, LEFT TOP",
        "3, 80, RIGHT BOTTOM, LEFT BOTTOM",
        "4, 80, LEFT BOTTOM, RIGHT BOTTOM",
        "5, 40, LEFT TOP, LEFT BOTTOM",
        "6, 40, RIGHT TOP, RIGHT BOTTOM",
        "7, 40, RIGHT BOTTOM, RIGHT TOP",
        "8, 40, LEFT BOTTOM, LEFT TOP"
    })
    void turnsAsThePhotographSays(int orientation, int wide, String red, String blue) throws Exception {
        try (ImagePages pages = ImagePages.open(photograph(orientation))) {
            BufferedImage seen = pages.draw(1, Cut.whole(new Rendition.PageSize(wide, 120 - wide), wide));
            assertThat(seen.getWidth()).isEqualTo(wide);
            assertThat(at(seen, red).getRed()).isGreaterThan(200);
            assertThat(at(seen, red).getBlue()).isLessThan(60);
            assertThat(at(seen, blue).getBlue()).isGreaterThan(200);
            assertThat(at(seen, blue).getRed()).isLessThan(60);
        }
    }

    @Test
    void aPartIsTheSameAsInTheWhole() throws Exception {
        try (ImagePages pages = ImagePages.open(photograph(6))) {
            var size = new Rendition.PageSize(HEIGHT, WIDTH);
            BufferedImage whole = pages.draw(1, Cut.whole(size, HEIGHT));
            BufferedImage part = pages.draw(1, new Cut(HEIGHT, 24, 8, 16, 16));
            assertThat(new Color(part.getRGB(12, 2))).isEqualTo(new Color(whole.getRGB(36, 10)));
        }
    }

    @Test
    void whatSaysNothingIsLeftAsItIs() throws IOException {
        Path text = Files.write(folder.resolve("short"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0});
        assertThat(Upright.of(text.toFile())).isEqualTo(Upright.AS_IT_IS);
        assertThat(Upright.AS_IT_IS.turn(new Rendition.PageSize(WIDTH, HEIGHT))).isEqualTo(new AffineTransform());
    }

    private static Color at(BufferedImage image, String corner) {
        int x = corner.startsWith("LEFT") ? 4 : image.getWidth() - 5;
        int y = corner.endsWith("TOP") ? 4 : image.getHeight() - 5;
        return new Color(image.getRGB(x, y));
    }

    private File photograph(int orientation) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 16, 16);
        pen.setColor(Color.BLUE);
        pen.fillRect(WIDTH - 16, 0, 16, 16);
        pen.dispose();
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", plain);
        byte[] jpeg = plain.toByteArray();
        var exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        exif.putShort((short) 0x4D4D).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        var turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(exif.array());
        turned.write(jpeg, 2, jpeg.length - 2);
        return Files.write(folder.resolve("photograph"), turned.toByteArray()).toFile();
    }
}
