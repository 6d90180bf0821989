package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The letters of a page with whether they can be seen. A letter is seen where the page looks different without its letters:
 * what is white on white, under a picture, outside of a frame, in a layer that is off or not drawn at all is not.
 */
final class PaintedLetters {

    private static final float DOTS = 150;
    private static final long MOST_DOTS = 6_000_000;

    /** Of 255; less is nothing that an eye sees. */
    private static final int DIFFERENCE = 24;

    private PaintedLetters() {}

    /** All letters of a page: those that are written, and those that are read from its picture. */
    static PageLetters of(PdfPages pages, int number) throws IOException, Pages.TooLarge {
        Rendition.PageSize size = pages.size(number);
        List<PageLetters.Letter> written = WrittenLetters.of(pages.page(number));
        var all = new ArrayList<PageLetters.Letter>();
        if (!written.isEmpty()) {
            int dots = Math.max(16, Math.round(size.width() / 72 * DOTS));
            while (dots > 16 && (long) dots * size.heightAt(dots) > MOST_DOTS) {
                dots = Math.max(16, dots * 9 / 10);
            }
            Cut whole = Cut.whole(size, dots);
            var ink = new Ink(pages.draw(number, whole), pages.drawUnlettered(number, whole), size);
            for (PageLetters.Letter letter : written) {
                all.add(letter.painted() && !ink.isUnder(letter) ? unseen(letter) : letter);
            }
        }
        all.addAll(Recognition.readLetters(pages, number));
        return new PageLetters(size, all);
    }

    private static PageLetters.Letter unseen(PageLetters.Letter letter) {
        return new PageLetters.Letter(
                letter.words(), letter.left(), letter.top(), letter.width(), letter.height(), letter.origin(), false);
    }

    /** Where two pictures of a page differ; how often, summed up from the upper left corner. */
    private static final class Ink {

        private final int width;
        private final int height;
        private final float across;
        private final float down;
        private final int[][] sums;

        Ink(BufferedImage page, BufferedImage other, Rendition.PageSize size) {
            width = page.getWidth();
            height = page.getHeight();
            across = width / size.width();
            down = height / size.height();
            sums = new int[height + 1][width + 1];
            int[] one = new int[width];
            int[] two = new int[width];
            for (int y = 0; y < height; y++) {
                page.getRGB(0, y, width, 1, one, 0, width);
                other.getRGB(0, y, width, 1, two, 0, width);
                int line = 0;
                for (int x = 0; x < width; x++) {
                    line += differs(one[x], two[x]) ? 1 : 0;
                    sums[y + 1][x + 1] = sums[y][x + 1] + line;
                }
            }
        }

        private static boolean differs(int one, int two) {
            return Math.abs((one >> 16 & 0xFF) - (two >> 16 & 0xFF)) > DIFFERENCE
                    || Math.abs((one >> 8 & 0xFF) - (two >> 8 & 0xFF)) > DIFFERENCE
                    || Math.abs((one & 0xFF) - (two & 0xFF)) > DIFFERENCE;
        }

        boolean isUnder(PageLetters.Letter letter) {
            int left = Math.clamp(Math.round(letter.left() * across), 0, width);
            int right = Math.clamp(Math.round((letter.left() + letter.width()) * across), left, width);
            int top = Math.clamp(Math.round(letter.top() * down), 0, height);
            int bottom = Math.clamp(Math.round((letter.top() + letter.height()) * down), top, height);
            return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left] > 0;
        }
    }
}
