package org.fumikura.records;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.fumikura.records.Differences.Become;
import org.fumikura.records.Differences.Box;
import org.fumikura.records.Differences.Marks;
import org.fumikura.records.Differences.Piece;
import org.fumikura.renditions.PageWords;

/** Marks on two pages what the other one does not have. */
final class WordMarks {

    /** How many letters of what stayed are told around what did not. */
    private static final int AROUND = 10;

    /** How many letters of one change are told. */
    private static final int OF_A_CHANGE = 40;

    /** After so many letters no further change is told. */
    private static final int OF_ALL = 120;

    private WordMarks() {}

    static Marks between(PageWords was, PageWords is) {
        PageLetters before = PageLetters.of(was.runs());
        PageLetters after = PageLetters.of(is.runs());
        LetterPairs pairs = LetterPairs.of(before, after);
        List<LetterPairs.Stretch> stretches = pairs.stretches();
        return new Marks(
                boxes(was.runs(), before, pairs::isGone),
                boxes(is.runs(), after, pairs::isNew),
                count(before, pairs::isGone),
                count(after, pairs::isNew),
                begin(stretches, before, after));
    }

    private static int count(PageLetters letters, IntPredicate marked) {
        int count = 0;
        for (int i = 0; i < letters.size(); i++) {
            count += marked.test(i) ? 1 : 0;
        }
        return count;
    }

    private static List<Box> boxes(List<PageWords.Run> runs, PageLetters letters, IntPredicate marked) {
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < letters.size(); i++) {
            if (marked.test(i)) {
                int run = letters.run()[i];
                float from = letters.from()[i];
                while (i + 1 < letters.size() && letters.run()[i + 1] == run && marked.test(i + 1)) {
                    i++;
                }
                boxes.add(box(runs.get(run), from, letters.to()[i]));
            }
        }
        return List.copyOf(boxes);
    }

    private static Box box(PageWords.Run run, float from, float to) {
        boolean upright = run.height() > 1.5f * run.width()
                && run.words().codePointCount(0, run.words().length()) > 1;
        return upright
                ? new Box(run.left(), run.top() + from * run.height(), run.width(), (to - from) * run.height())
                : new Box(run.left() + from * run.width(), run.top(), (to - from) * run.width(), run.height());
    }

    private static List<Piece> begin(List<LetterPairs.Stretch> stretches, PageLetters was, PageLetters is) {
        var pieces = new ArrayList<Piece>();
        int told = 0;
        for (int n = 0; n < stretches.size() && told < OF_ALL; n++) {
            LetterPairs.Stretch stretch = stretches.get(n);
            if (stretch.same()) {
                boolean last = n == stretches.size() - 1;
                pieces.add(new Piece(Become.SAME, around(is, stretch, n > 0, !last)));
            } else {
                add(pieces, Become.GONE, was, stretch.was(), stretch.wasEnd());
                add(pieces, Become.NEW, is, stretch.is(), stretch.isEnd());
            }
            told = pieces.stream().mapToInt(piece -> piece.words().length()).sum();
        }
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Become become, PageLetters letters, int begin, int end) {
        if (end > begin) {
            int shown = Math.min(end, begin + OF_A_CHANGE);
            pieces.add(new Piece(become, letters.words(begin, shown) + (shown < end ? "…" : "")));
        }
    }

    private static String around(PageLetters is, LetterPairs.Stretch stretch, boolean behind, boolean before) {
        int begin = stretch.is();
        int end = stretch.isEnd();
        int room = (behind ? AROUND : 0) + (before ? AROUND : 0);
        if (end - begin <= room) {
            return is.words(begin, end);
        }
        return (behind ? is.words(begin, begin + AROUND) : "") + "…" + (before ? is.words(end - AROUND, end) : "");
    }
}
