package org.fumikura.records;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which letters of two pages are the same ones. What is left over is gone or new. Letters stand for words here: Japanese has no
 * blanks between them; of figures and Latin words none is half old.
 */
final class LetterPairs {

    private static final int NONE = -1;

    /** Beyond this many possible pairs all between the first and the last difference is taken as changed. */
    private static final long MOST_POSSIBLE = 12_000_000;

    /** That so few letters stayed between others that did not is chance. */
    private static final int CHANCE = 2;

    private static final int MOST_TURNS = 8;

    private final PageLetters was;
    private final PageLetters is;
    private final int[] ofWas;
    private final int[] ofIs;

    private LetterPairs(PageLetters was, PageLetters is) {
        this.was = was;
        this.is = is;
        ofWas = new int[was.size()];
        ofIs = new int[is.size()];
        Arrays.fill(ofWas, NONE);
        Arrays.fill(ofIs, NONE);
    }

    /** Turned round, the same pairs are found. */
    static LetterPairs of(PageLetters was, PageLetters is) {
        if (Arrays.compare(was.all(), is.all()) > 0) {
            LetterPairs turned = new LetterPairs(is, was).found();
            var pairs = new LetterPairs(was, is);
            System.arraycopy(turned.ofIs, 0, pairs.ofWas, 0, was.size());
            System.arraycopy(turned.ofWas, 0, pairs.ofIs, 0, is.size());
            return pairs;
        }
        return new LetterPairs(was, is).found();
    }

    boolean isGone(int letter) {
        return ofWas[letter] == NONE;
    }

    boolean isNew(int letter) {
        return ofIs[letter] == NONE;
    }

    private LetterPairs found() {
        int most = Math.min(was.size(), is.size());
        int head = Arrays.mismatch(was.all(), is.all());
        head = head < 0 ? most : head;
        int tail = 0;
        while (tail < most - head && was.all()[was.size() - 1 - tail] == is.all()[is.size() - 1 - tail]) {
            tail++;
        }
        for (int i = 0; i < head; i++) {
            pair(i, i);
        }
        between(head, was.size() - tail, is.size() - tail);
        for (int k = 1; k <= tail; k++) {
            pair(was.size() - k, is.size() - k);
        }
        dropChance();
        for (int turn = 0; turn < MOST_TURNS && widen(); turn++) {
            // a word that is marked as a whole may part another one
        }
        return this;
    }

    private void between(int begin, int wasEnd, int isEnd) {
        if ((long) (wasEnd - begin) * (isEnd - begin) > MOST_POSSIBLE) {
            return;
        }
        List<Integer> some = boxed(was.all(), begin, wasEnd);
        List<Integer> others = boxed(is.all(), begin, isEnd);
        var gone = new boolean[some.size()];
        var come = new boolean[others.size()];
        for (Change change : new MyersDiffWithLinearSpace<Integer>().computeDiff(some, others, null)) {
            Arrays.fill(gone, change.startOriginal, change.endOriginal, true);
            Arrays.fill(come, change.startRevised, change.endRevised, true);
        }
        int j = 0;
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                while (come[j]) {
                    j++;
                }
                pair(begin + i, begin + j++);
            }
        }
    }

    private static List<Integer> boxed(int[] letters, int begin, int end) {
        return Arrays.stream(letters, begin, end).boxed().toList();
    }

    private void pair(int i, int j) {
        ofWas[i] = j;
        ofIs[j] = i;
    }

    private void part(int i) {
        ofIs[ofWas[i]] = NONE;
        ofWas[i] = NONE;
    }

    /** A stretch of letters, the same in both or different. */
    record Stretch(boolean same, int was, int wasEnd, int is, int isEnd) {

        int size() {
            return wasEnd - was + isEnd - is;
        }
    }

    /** The letters of both in their order, what is the same and what is not by turns. */
    List<Stretch> stretches() {
        var stretches = new ArrayList<Stretch>();
        int i = 0;
        int j = 0;
        while (i < ofWas.length || j < ofIs.length) {
            int fromI = i;
            int fromJ = j;
            while (i < ofWas.length && ofWas[i] == NONE) {
                i++;
            }
            while (j < ofIs.length && ofIs[j] == NONE) {
                j++;
            }
            if (i > fromI || j > fromJ) {
                stretches.add(new Stretch(false, fromI, i, fromJ, j));
            }
            fromI = i;
            fromJ = j;
            while (i < ofWas.length && j < ofIs.length && ofWas[i] == j) {
                i++;
                j++;
            }
            if (i > fromI) {
                stretches.add(new Stretch(true, fromI, i, fromJ, j));
            }
        }
        return stretches;
    }

    private void dropChance() {
        List<Stretch> all = stretches();
        for (int n = 1; n < all.size() - 1; n++) {
            Stretch stretch = all.get(n);
            int letters = stretch.wasEnd - stretch.was;
            if (stretch.same
                    && letters <= CHANCE
                    && all.get(n - 1).size() > 2 * letters
                    && all.get(n + 1).size() > 2 * letters) {
                for (int i = stretch.was; i < stretch.wasEnd; i++) {
                    part(i);
                }
            }
        }
    }

    /** Takes words and figures of which a letter is left over as changed altogether, in both. */
    private boolean widen() {
        boolean widened = false;
        for (int i = 0; i < ofWas.length; i++) {
            if (ofWas[i] != NONE && (isParted(was, ofWas, i) || isParted(is, ofIs, ofWas[i]))) {
                part(i);
                widened = true;
            }
        }
        return widened;
    }

    private static boolean isParted(PageLetters letters, int[] pairs, int at) {
        int word = letters.word()[at];
        if (word == PageLetters.NO_WORD) {
            return false;
        }
        for (int k = at; k >= 0 && letters.word()[k] == word; k--) {
            if (pairs[k] == NONE) {
                return true;
            }
        }
        for (int k = at; k < pairs.length && letters.word()[k] == word; k++) {
            if (pairs[k] == NONE) {
                return true;
            }
        }
        return false;
    }
}
