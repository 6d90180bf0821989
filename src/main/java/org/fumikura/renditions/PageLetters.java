package org.fumikura.renditions;

import java.util.List;

/**
 * The letters of a page, each where it stands: what the file says, in its order, and behind it what is read from the picture of
 * the page. The two may differ; who looks for something looks in both.
 */
public record PageLetters(Rendition.PageSize size, List<Letter> letters) {

    /** Where a letter comes from. */
    public enum Origin {
        /** It is written in the file; not all that is written can be seen. */
        WRITTEN,
        /** The file says that it is to be read in place of what is written. */
        INSTEAD,
        /** It was read from the picture. */
        READ,
        /** The same once more, in another way. */
        READ_AGAIN
    }

    /**
     * A letter, or several that are one sign, in points from the upper left corner of the page.
     *
     * @param painted whether it can be seen there
     */
    public record Letter(
            String words, float left, float top, float width, float height, Origin origin, boolean painted) {

        /** A hundredth of a point is as exact as anybody can see. */
        public Letter {
            left = hundredths(left);
            top = hundredths(top);
            width = Math.max(0.01f, hundredths(width));
            height = Math.max(0.01f, hundredths(height));
        }

        private static float hundredths(float points) {
            return Math.round(points * 100) / 100f;
        }

        float area() {
            return width * height;
        }

        /** How much of it lies under another rectangle, from 0 to 1. */
        float covered(float otherLeft, float otherTop, float otherWidth, float otherHeight) {
            float across = Math.min(left + width, otherLeft + otherWidth) - Math.max(left, otherLeft);
            float down = Math.min(top + height, otherTop + otherHeight) - Math.max(top, otherTop);
            return across <= 0 || down <= 0 ? 0 : across * down / area();
        }

        float covered(Letter other) {
            return covered(other.left, other.top, other.width, other.height);
        }

        float covered(PageArea area) {
            return covered(area.left(), area.top(), area.width(), area.height());
        }
    }
}
