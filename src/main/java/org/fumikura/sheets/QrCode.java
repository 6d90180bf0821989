package org.fumikura.sheets;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A QR code as bars that a sheet draws as rectangles; no picture is made of it.
 *
 * @param size how many modules it is wide and high, without the quiet zone of four that has to stay white around it
 * @param bars the dark modules of each row, put together
 */
public record QrCode(int size, List<Bar> bars) {

    /** Dark modules side by side: the column and row of the first, from 0 at the top left, and how many. */
    public record Bar(int x, int y, int length) {}

    /**
     * A code that is still read with 15 % of it stained, as a stamp may do.
     *
     * @param text at most some 500 characters, such as an address
     * @throws IllegalArgumentException when it is too long
     */
    public static QrCode of(String text) {
        try {
            BitMatrix modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    StandardCharsets.UTF_8.name(),
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    0));
            return new QrCode(modules.getWidth(), bars(modules));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    private static List<Bar> bars(BitMatrix modules) {
        var bars = new ArrayList<Bar>();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    bars.add(new Bar(from, y, x - from));
                }
            }
        }
        return List.copyOf(bars);
    }
}
