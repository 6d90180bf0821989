package org.fumikura.renditions;

import java.util.ArrayList;
import java.util.List;

/** Puts together what a library took apart: pieces of one line, and letters of one line that runs from above to below. */
final class Lines {

    /** A gap wider than this many letters parts two cells of a table. */
    private static final float CELL = 1.5f;

    /** How far pieces of one line stray from each other, as a share of the size of their letters. */
    private static final float STRAY = 0.5f;

    private Lines() {}

    static List<PageWords.Run> of(List<PageWords.Run> pieces) {
        var lines = new ArrayList<PageWords.Run>();
        PageWords.Run last = null;
        for (PageWords.Run piece : pieces) {
            if (last != null && goesOn(last, piece)) {
                last = joined(last, piece);
                lines.set(lines.size() - 1, last);
            } else {
                last = piece;
                lines.add(piece);
            }
        }
        return List.copyOf(lines);
    }

    private static boolean goesOn(PageWords.Run line, PageWords.Run piece) {
        return isBeside(line, piece) || isBelow(line, piece);
    }

    private static boolean isBeside(PageWords.Run line, PageWords.Run piece) {
        float letter = Math.max(line.height(), piece.height());
        float gap = piece.left() - (line.left() + line.width());
        return Math.abs(bottom(piece) - bottom(line)) < letter * STRAY && gap > -letter * STRAY && gap < letter * CELL;
    }

    /** A single letter straight below another one. */
    private static boolean isBelow(PageWords.Run line, PageWords.Run piece) {
        if (letters(piece) != 1 || letters(line) != 1 && line.height() < line.width() * CELL) {
            return false;
        }
        float letter = Math.max(line.width(), piece.width());
        float gap = piece.top() - bottom(line);
        return letter > 2
                && Math.abs(middle(piece) - middle(line)) < letter * STRAY
                && gap > -letter * STRAY
                && gap < letter
                && Letters.isClose(piece.words().charAt(0));
    }

    private static PageWords.Run joined(PageWords.Run line, PageWords.Run piece) {
        float left = Math.min(line.left(), piece.left());
        float top = Math.min(line.top(), piece.top());
        float right = Math.max(line.left() + line.width(), piece.left() + piece.width());
        float bottom = Math.max(bottom(line), bottom(piece));
        boolean upright = isBelow(line, piece);
        return new PageWords.Run(
                left,
                top,
                right - left,
                bottom - top,
                upright ? line.words() + piece.words() : together(line.words(), piece.words()));
    }

    /** As one goes on after the other in a text: without a blank where Japanese has none. */
    static String together(String before, String after) {
        boolean close = Letters.isClose(before.charAt(before.length() - 1)) || Letters.isClose(after.charAt(0));
        return close ? before + after : before + " " + after;
    }

    private static float bottom(PageWords.Run run) {
        return run.top() + run.height();
    }

    private static float middle(PageWords.Run run) {
        return run.left() + run.width() / 2;
    }

    private static int letters(PageWords.Run run) {
        return run.words().codePointCount(0, run.words().length());
    }
}
