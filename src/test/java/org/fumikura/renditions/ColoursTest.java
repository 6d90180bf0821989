package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a picture of a page is written. */
class ColoursTest {

    private static final int WIDE = 620;
    private static final int HIGH = 877;

    private final Random random = new Random(20_220_523);

    @Test
    @DisplayName("R-023 a fax has two colours, a typed page few, a scan in grey and a photograph many")
    void tellsPagesApart() {
        assertThat(Colours.of(page(dot -> dot % 5 == 0 ? 0 : 0xFFFFFF))).isEqualTo(Colours.TWO);
        assertThat(Colours.of(typed())).isEqualTo(Colours.FEW);
        assertThat(Colours.of(page(dot -> 0x010101 * (231 + random.nextInt(24)))))
                .isEqualTo(Colours.MANY);
        assertThat(Colours.of(page(dot -> random.nextInt(1 << 24)))).isEqualTo(Colours.MANY);
    }

    private static BufferedImage page(IntUnaryOperator colour) {
        var page = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
        for (int dot = 0; dot < WIDE * HIGH; dot++) {
            page.setRGB(dot % WIDE, dot / WIDE, colour.applyAsInt(dot));
        }
        return page;
    }

    /** Bars whose edges shade off, on white. */
    private static BufferedImage typed() {
        BufferedImage page = page(dot -> 0xFFFFFF);
        Graphics2D pen = page.createGraphics();
        for (int line = 40; line < HIGH - 40; line += 12) {
            for (int shade = 0; shade < 4; shade++) {
                pen.setColor(new Color(0x010101 * (60 * shade)));
                pen.drawLine(60, line + shade, WIDE - 60, line + shade);
            }
        }
        pen.dispose();
        return page;
    }
}
