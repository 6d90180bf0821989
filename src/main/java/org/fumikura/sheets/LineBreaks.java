package org.fumikura.sheets;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end. Java's rules for Japanese keep 、。」ー and small kana off the head of a line; official writing keeps off a
 * few more.
 */
final class LineBreaks implements FSTextBreaker {

    private static final String NEVER_FIRST = "・〜～…‥–—：；／";

    private final BreakIterator places = BreakIterator.getLineInstance(Locale.JAPAN);
    private String text = "";

    @Override
    public void setText(String newText) {
        text = newText;
        places.setText(newText);
    }

    @Override
    public int next() {
        int place = places.next();
        while (place != BreakIterator.DONE && place < text.length() && NEVER_FIRST.indexOf(text.charAt(place)) >= 0) {
            place = places.next();
        }
        return place;
    }
}
