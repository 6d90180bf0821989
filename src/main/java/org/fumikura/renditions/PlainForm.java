package org.fumikura.renditions;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form in which words of pages are compared, however they are written there: without blanks, marks that are not seen and
 * differences of width and capitals; signs made of several letters are those letters.
 */
public final class PlainForm {

    private static final String DASHES = "‐‑‒–—―−﹣";
    private static final String WAVES = "〜∼";

    private PlainForm() {}

    public static String of(String words) {
        String whole =
                Normalizer.normalize(Letters.plain(words), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(whole.length());
        // what became small may come apart once more
        Normalizer.normalize(whole, Normalizer.Form.NFKD)
                .codePoints()
                .filter(PlainForm::isSeen)
                .forEach(c -> plain.appendCodePoint(DASHES.indexOf(c) >= 0 ? '-' : WAVES.indexOf(c) >= 0 ? '~' : c));
        return plain.toString();
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isVariation(c);
        };
    }

    private static boolean isVariation(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }
}
