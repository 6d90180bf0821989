package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;

/** How many colours a picture has, which decides how it is written. */
enum Colours {
    /** Black and white and nothing between. */
    TWO,
    FEW,
    /** More than a few, or grain everywhere, are smaller and sooner written as a JPEG, and look as good. */
    MANY;

    private static final int MANY_ARE = 512;
    private static final int FEW_ARE = 16;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    static Colours of(BufferedImage image) {
        var seen = new HashMap<Integer, Integer>();
        int step = Math.max(1, image.getWidth() / 64);
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                seen.merge(image.getRGB(x, y), 1, Integer::sum);
            }
        }
        return seen.size() > MANY_ARE || isGrainy(seen.values()) ? MANY : isBlackAndWhite(image) ? TWO : FEW;
    }

    /** A scan in grey: hardly two dots of its paper are the same, where a page that was typed is white for the most part. */
    private static boolean isGrainy(Collection<Integer> counts) {
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        return counts.size() > FEW_ARE && Collections.max(counts) < all / 3;
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
