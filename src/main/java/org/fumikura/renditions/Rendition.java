package org.fumikura.renditions;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be shown of some bytes.
 *
 * @param trouble why nothing can, for {@link State#FAILED}; else empty
 * @param told what the tool itself said about the trouble; may be empty
 * @param scan what is known about viruses in it
 * @param toScan whether it waits for the virus scan
 * @param awaited whether somebody waits for it; false when it need not be waited for
 * @param maker by what it was made, with the version; empty when nothing was
 * @param preserved how its PDF/A came to be; empty as long as there is none
 * @param unread how many pages have no words yet because their pictures have not been read
 * @param pages how large each page is, in their order; empty unless {@link State#READY}
 * @param undrawn the pages, from 1, whose picture could not be drawn when somebody looked lately
 */
public record Rendition(
        State state,
        Optional<Trouble> trouble,
        String told,
        VirusScan scan,
        boolean toScan,
        boolean awaited,
        String maker,
        Optional<Preserved> preserved,
        int unread,
        List<PageSize> pages,
        Set<Integer> undrawn) {

    /** Of bytes of which nobody has heard yet. */
    public static final Rendition UNKNOWN = new Rendition(
            State.WAITING,
            Optional.empty(),
            "",
            VirusScan.NONE,
            false,
            true,
            "",
            Optional.empty(),
            0,
            List.of(),
            Set.of());

    /** How many dots a tile is wide and high, except at the right and lower edge. */
    public static final int TILE = 1_024;

    private static final List<Integer> TILED_WIDTHS = List.of(7_200, 14_400);

    /** How far it has come. */
    public enum State {
        /** It is being made, or will be. */
        WAITING,
        READY,
        /** Bytes of a kind of which nothing can be shown. */
        NOT_SHOWN,
        FAILED
    }

    /** A page as it is seen, in points (1/72 inch), both more than 0. */
    public record PageSize(float width, float height) {

        private static final float LARGEST = 100_000;

        /** The longer side of an A3 sheet, with what cutting leaves. */
        private static final float SIDE_OF_A3 = 1_200;

        private static final int MOST_DOTS_HIGH = 20_000;

        /** @throws IllegalArgumentException for what is no size */
        public PageSize {
            if (!(width > 0 && width < LARGEST && height > 0 && height < LARGEST)) {
                throw new IllegalArgumentException("no page is " + width + " × " + height);
            }
        }

        /** How high its picture is when it is so wide, in dots, at least 1. */
        public int heightAt(int dots) {
            return Math.max(1, Math.round(dots * height / width));
        }

        /** How wide its picture can be had in tiles, the smallest first; none unless it is larger than A3. */
        public List<Integer> tiledWidths() {
            return Math.max(width, height) > SIDE_OF_A3
                    ? TILED_WIDTHS.stream()
                            .filter(dots -> heightAt(dots) <= MOST_DOTS_HIGH)
                            .toList()
                    : List.of();
        }
    }
}
