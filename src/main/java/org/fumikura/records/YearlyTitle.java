package org.fumikura.records;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What is called the same each year but for the year itself. */
final class YearlyTitle {

    private static final Pattern FIGURES = Pattern.compile("(令和|平成|昭和)?([\\p{Nd}元]+|[〇一二三四五六七八九十]+(?=年|回|次|期))");

    private YearlyTitle() {}

    /** A title with the same sign for each number and year. */
    static String of(String title) {
        return FIGURES.matcher(Normalizer.normalize(title, Normalizer.Form.NFKC).strip())
                .replaceAll("0");
    }
}
