package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.util.HashSet;

/** How many colours a picture has, which decides how it is written. */
enum Colours {
    /** Black and white and nothing between. */
    TWO,
    FEW,
    /** More than a few are smaller, and look as good, as a JPEG. */
    MANY;

    private static final int MANY_ARE = 512;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    static Colours of(BufferedImage image) {
        var seen = new HashSet<Integer>();
        int step = Math.max(1, image.getWidth() / 64);
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                seen.add(image.getRGB(x, y));
            }
        }
        return seen.size() > MANY_ARE ? MANY : isBlackAndWhite(image) ? TWO : FEW;
    }

    private static boolean isBlackAndWhite(BufferedImage image) {
        int[] line = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int dot : image.getRGB(0, y, line.length, 1, line, 0, line.length)) {
                if (dot != BLACK && dot != WHITE) {
                    return false;
                }
            }
        }
        return true;
    }
}
