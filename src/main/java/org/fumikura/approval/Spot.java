package org.fumikura.approval;

import java.util.Optional;
import java.util.UUID;

/**
 * What words about an attachment are about (箇所).
 *
 * @param attachment of the version in which they were said
 * @param page from 1; empty for the attachment as a whole
 * @param area a part of the page; empty for the page as a whole
 */
public record Spot(UUID attachment, Optional<Integer> page, Optional<Area> area) {

    /** A page, or an attachment as a whole. */
    public Spot(UUID attachment, Optional<Integer> page) {
        this(attachment, page, Optional.empty());
    }

    /**
     * A rectangle on a page, so that it is where it was at any size: in ten thousandths of the page's width and height, from its
     * upper left corner.
     */
    public record Area(int left, int top, int width, int height) {

        static final int WHOLE = 10_000;

        /** Whether it lies on the page. */
        boolean isPossible() {
            return left >= 0 && top >= 0 && width > 0 && height > 0 && width <= WHOLE - left && height <= WHOLE - top;
        }

        /** As a form sends it and {@link #read} reads it. */
        public String typed() {
            return left + "," + top + "," + width + "," + height;
        }

        /** Empty for what no form sends. */
        static Optional<Area> read(String typed) {
            if (!typed.matches("[0-9]{1,5}(,[0-9]{1,5}){3}")) {
                return Optional.empty();
            }
            String[] sides = typed.split(",", -1);
            return Optional.of(new Area(
                            Integer.parseInt(sides[0]),
                            Integer.parseInt(sides[1]),
                            Integer.parseInt(sides[2]),
                            Integer.parseInt(sides[3])))
                    .filter(Area::isPossible);
        }
    }
}
