package org.fumikura.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.renditions.PageLetters;
import org.fumikura.renditions.PageLetters.Letter;
import org.fumikura.renditions.PageLetters.Origin;
import org.fumikura.renditions.PlainForm;

/** The letters of a page in one of the orders in which somebody, or some program, may read them. */
final class Reading {

    /** In sizes of a letter. */
    private static final float SAME_LINE = 0.5f;

    private static final float SAME_PLACE = 0.3f;
    private static final float BLANK = 0.25f;
    private static final float NEIGHBOUR = 0.6f;

    private static final int LETTERS_TO_A_MISTAKE = 4;

    private final List<Letter> letters;
    private final StringBuilder close = new StringBuilder();
    private final List<Integer> letterOfClose = new ArrayList<>();
    private final StringBuilder spaced = new StringBuilder();
    private final List<Integer> letterOfSpaced = new ArrayList<>();
    private final StringBuilder joined = new StringBuilder();
    private final List<Integer> letterOfJoined = new ArrayList<>();

    private Reading(List<Letter> letters) {
        this.letters = letters;
        for (int i = 0; i < letters.size(); i++) {
            String plain = PlainForm.of(letters.get(i).words());
            String composed = Normalizer.normalize(plain, Normalizer.Form.NFC);
            if (i > 0 && !composed.isEmpty() && isApart(letters.get(i - 1), letters.get(i))) {
                add(" ", i, spaced, letterOfSpaced);
            }
            add(plain, i, close, letterOfClose);
            add(composed, i, spaced, letterOfSpaced);
            add(composed, i, joined, letterOfJoined);
        }
    }

    private static void add(String words, int letter, StringBuilder to, List<Integer> letterOf) {
        to.append(words);
        for (int i = 0; i < words.length(); i++) {
            letterOf.add(letter);
        }
    }

    /** All orders worth looking at, each with where its letters come from. */
    static List<Reading> of(PageLetters page) {
        List<Letter> written = once(of(page, Origin.WRITTEN));
        List<Letter> read = of(page, Origin.READ);
        List<Letter> again = of(page, Origin.READ_AGAIN);
        var readings = new ArrayList<Reading>();
        for (List<Letter> order : List.of(
                written,
                lines(written),
                columns(written),
                of(page, Origin.INSTEAD),
                read,
                lines(read),
                again,
                lines(again),
                columns(again))) {
            if (!order.isEmpty()) {
                readings.add(new Reading(order));
            }
        }
        return readings;
    }

    /** Whether its letters were read from the picture. */
    boolean isRead() {
        return letters.getFirst().origin() == Origin.READ || letters.getFirst().origin() == Origin.READ_AGAIN;
    }

    /** Where some words stand, each time the letters that are them; words in the plain form. */
    List<List<Letter>> find(String plain) {
        var found = new ArrayList<List<Letter>>();
        for (int at = close.indexOf(plain); at >= 0; at = close.indexOf(plain, at + 1)) {
            found.add(lettersOf(letterOfClose, at, at + plain.length()));
        }
        if (isRead() && plain.length() >= LETTERS_TO_A_MISTAKE) {
            findMisread(plain, found);
        }
        return found;
    }

    /** A machine that reads pictures takes a letter for another one now and then: one in so many. */
    private void findMisread(String plain, List<List<Letter>> found) {
        int most = plain.length() / LETTERS_TO_A_MISTAKE;
        for (int at = 0; at + plain.length() <= close.length(); at++) {
            int wrong = 0;
            for (int i = 0; i < plain.length() && wrong <= most; i++) {
                wrong += close.charAt(at + i) == plain.charAt(i) ? 0 : 1;
            }
            if (wrong > 0 && wrong <= most) {
                found.add(lettersOf(letterOfClose, at, at + plain.length()));
            }
        }
    }

    /**
     * Where a pattern fits.
     *
     * @param anywhere also where blanks are left out
     * @throws TimeIsUp when that takes too long
     */
    List<List<Letter>> find(Pattern pattern, boolean anywhere, Patience patience) {
        var found = new ArrayList<List<Letter>>();
        find(pattern, spaced, letterOfSpaced, patience, found);
        if (anywhere) {
            find(pattern, joined, letterOfJoined, patience, found);
        }
        return found;
    }

    private void find(
            Pattern pattern, CharSequence text, List<Integer> letterOf, Patience patience, List<List<Letter>> found) {
        Matcher matcher = pattern.matcher(patience.over(text));
        while (matcher.find() && found.size() < Finding.MOST) {
            if (matcher.end() > matcher.start()) {
                found.add(lettersOf(letterOf, matcher.start(), matcher.end()));
            }
        }
    }

    private List<Letter> lettersOf(List<Integer> letterOf, int from, int to) {
        return letterOf.subList(from, to).stream().distinct().map(letters::get).toList();
    }

    private static List<Letter> of(PageLetters page, Origin origin) {
        return page.letters().stream()
                .filter(letter -> letter.origin() == origin)
                .filter(letter -> !PlainForm.of(letter.words()).isEmpty())
                .toList();
    }

    /** What is written twice at one place, to look bold, is one letter. */
    private static List<Letter> once(List<Letter> letters) {
        var sole = new ArrayList<Letter>();
        for (Letter letter : letters) {
            boolean again = false;
            for (int i = sole.size() - 1; i >= Math.max(0, sole.size() - 200) && !again; i--) {
                Letter other = sole.get(i);
                again = other.words().equals(letter.words())
                        && Math.abs(other.left() - letter.left()) < letter.height() * SAME_PLACE
                        && Math.abs(other.top() - letter.top()) < letter.height() * SAME_PLACE;
            }
            if (!again) {
                sole.add(letter);
            }
        }
        return sole;
    }

    private static List<Letter> lines(List<Letter> letters) {
        return rows(letters, Reading::middleDown, Letter::height, Letter::left, false);
    }

    /** What stands below each other, from the right; without what has a neighbour beside it. */
    private static List<Letter> columns(List<Letter> letters) {
        List<Letter> alone = letters.stream()
                .filter(letter -> letters.stream().noneMatch(other -> other != letter && areBeside(letter, other)))
                .toList();
        return rows(alone, Reading::middleAcross, Letter::width, Letter::top, true);
    }

    private static boolean areBeside(Letter one, Letter other) {
        float size = Math.min(one.height(), other.height());
        float gap =
                Math.max(one.left(), other.left()) - Math.min(one.left() + one.width(), other.left() + other.width());
        return Math.abs(middleDown(one) - middleDown(other)) < size * SAME_LINE && gap < size * NEIGHBOUR;
    }

    private static List<Letter> rows(
            List<Letter> letters,
            ToDoubleFunction<Letter> middle,
            ToDoubleFunction<Letter> size,
            ToDoubleFunction<Letter> along,
            boolean backwards) {
        Comparator<Letter> order = Comparator.comparingDouble(middle);
        List<Letter> sorted =
                letters.stream().sorted(backwards ? order.reversed() : order).toList();
        var rows = new ArrayList<Letter>();
        var row = new ArrayList<Letter>();
        double at = 0;
        for (Letter letter : sorted) {
            double here = middle.applyAsDouble(letter);
            if (!row.isEmpty() && Math.abs(here - at) > size.applyAsDouble(letter) * SAME_LINE) {
                row.sort(Comparator.comparingDouble(along));
                rows.addAll(row);
                row.clear();
            }
            if (row.isEmpty()) {
                at = here;
            }
            row.add(letter);
        }
        row.sort(Comparator.comparingDouble(along));
        rows.addAll(row);
        return rows;
    }

    /** Whether a blank or the end of a line lies between two letters. */
    private static boolean isApart(Letter one, Letter next) {
        float size = Math.min(one.height(), next.height());
        if (Math.abs(middleDown(one) - middleDown(next)) < size * SAME_LINE) {
            return next.left() - (one.left() + one.width()) > size * BLANK || next.left() < one.left();
        }
        float wide = Math.min(one.width(), next.width());
        return Math.abs(middleAcross(one) - middleAcross(next)) > wide * SAME_LINE
                || next.top() - (one.top() + one.height()) > size * BLANK;
    }

    private static float middleDown(Letter letter) {
        return letter.top() + letter.height() / 2;
    }

    private static float middleAcross(Letter letter) {
        return letter.left() + letter.width() / 2;
    }
}
