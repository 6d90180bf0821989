package org.fumikura.renditions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a page that may be read once parts of it are gone: those that can be seen, and nothing else. Letters that are
 * painted count as they are written; where none are, or two claim one place, what was read from the picture counts.
 */
final class RemainingWords {

    /** Stands where something was taken away, once for each part, so that nothing tells how much it was. */
    static final String GONE = "■";

    /** A letter so much of which is gone is gone, in shares of its extent. */
    private static final float TOUCHED = 0.12f;

    private static final float SAME_PLACE = 0.6f;

    /** In sizes of a letter: one line goes on, a blank stands between, another piece begins. */
    private static final float STRAY = 0.5f;

    private static final float BLANK = 0.2f;
    private static final float APART = 1.2f;

    /** What a reader can do nothing with: nobody knows what private codes, controls and missing letters look like. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Co}\\p{Cn}\\p{Cc}\\p{Cs}\uFFFD]");

    private final PageLetters page;
    private final List<PageArea> gone;
    private final List<PageWords.Run> runs = new ArrayList<>();
    private final Set<PageArea> told = new HashSet<>();

    private RemainingWords(PageLetters page, List<PageArea> gone) {
        this.page = page;
        this.gone = gone;
    }

    /** @param gone the parts of this page that are taken away */
    static PageWords of(PageLetters page, List<PageArea> gone) {
        return new RemainingWords(page, gone).words();
    }

    private PageWords words() {
        List<PageLetters.Letter> written = written();
        add(written);
        var known = new ArrayList<>(written);
        for (PageLetters.Origin origin : List.of(PageLetters.Origin.READ, PageLetters.Origin.READ_AGAIN)) {
            List<PageLetters.Letter> read = page.letters().stream()
                    .filter(letter -> letter.origin() == origin)
                    .filter(letter -> known.stream().noneMatch(other -> letter.covered(other) > STRAY / 2))
                    .toList();
            add(read);
            known.addAll(read);
        }
        gone.forEach(this::tell);
        return new PageWords(page.size(), List.copyOf(runs));
    }

    /** What is written and seen, once each; two that claim the same place with different letters both go. */
    private List<PageLetters.Letter> written() {
        List<PageLetters.Letter> seen = page.letters().stream()
                .filter(letter -> letter.origin() == PageLetters.Origin.WRITTEN && letter.painted())
                .filter(letter -> !UNREADABLE.matcher(letter.words()).find())
                .filter(letter -> !letter.words().isBlank())
                .toList();
        var sole = new ArrayList<PageLetters.Letter>();
        for (int i = 0; i < seen.size(); i++) {
            PageLetters.Letter letter = seen.get(i);
            boolean alone = true;
            for (int j = 0; j < seen.size() && alone; j++) {
                PageLetters.Letter other = seen.get(j);
                boolean same = other.words().equals(letter.words());
                alone = i == j || same && j > i || letter.covered(other) < SAME_PLACE;
            }
            if (alone) {
                sole.add(letter);
            }
        }
        return sole;
    }

    private void add(List<PageLetters.Letter> letters) {
        PageLetters.Letter last = null;
        for (PageLetters.Letter letter : letters) {
            List<PageArea> over =
                    gone.stream().filter(area -> letter.covered(area) > TOUCHED).toList();
            if (!over.isEmpty()) {
                over.forEach(this::tell);
                last = null;
                continue;
            }
            if (last == null || !goesOn(last, letter)) {
                runs.add(new PageWords.Run(
                        letter.left(), letter.top(), letter.width(), letter.height(), letter.words()));
            } else {
                boolean blank = gap(last, letter) > BLANK && isSpaced(last, letter);
                runs.set(runs.size() - 1, joined(runs.getLast(), letter, blank));
            }
            last = letter;
        }
    }

    private void tell(PageArea area) {
        if (told.add(area)) {
            runs.add(new PageWords.Run(area.left(), area.top(), area.width(), area.height(), GONE));
        }
    }

    private static boolean goesOn(PageLetters.Letter last, PageLetters.Letter letter) {
        return gap(last, letter) < APART;
    }

    /** In sizes of a letter, in the way in which they stand; beyond every measure when they stand in no line. */
    private static float gap(PageLetters.Letter last, PageLetters.Letter letter) {
        float size = Math.min(last.height(), letter.height());
        float across = letter.left() - (last.left() + last.width());
        if (Math.abs(middle(last.top(), last.height()) - middle(letter.top(), letter.height())) < size * STRAY
                && across > -size * STRAY) {
            return across / size;
        }
        float wide = Math.max(last.width(), letter.width());
        float down = letter.top() - (last.top() + last.height());
        boolean below =
                Math.abs(middle(last.left(), last.width()) - middle(letter.left(), letter.width())) < wide * STRAY / 2
                        && down > -size * STRAY
                        && Letters.isClose(letter.words().charAt(0));
        return below ? Math.max(0, down / size) : Float.MAX_VALUE;
    }

    private static boolean isSpaced(PageLetters.Letter last, PageLetters.Letter letter) {
        return !Letters.isClose(last.words().charAt(last.words().length() - 1))
                && !Letters.isClose(letter.words().charAt(0));
    }

    private static float middle(float begin, float extent) {
        return begin + extent / 2;
    }

    private static PageWords.Run joined(PageWords.Run run, PageLetters.Letter letter, boolean blank) {
        float left = Math.min(run.left(), letter.left());
        float top = Math.min(run.top(), letter.top());
        return new PageWords.Run(
                left,
                top,
                Math.max(run.left() + run.width(), letter.left() + letter.width()) - left,
                Math.max(run.top() + run.height(), letter.top() + letter.height()) - top,
                run.words() + (blank ? " " : "") + letter.words());
    }
}
