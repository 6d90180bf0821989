package org.fumikura.sheets;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Windows form of Shift_JIS can hold and what it can not. */
final class Cp932 {

    static final Charset CHARSET = Charset.forName("windows-31j");

    /** What a reader takes for one character: a base with its variation selectors and combining marks. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    /** Stands where a character is missing in print, and is one that CP932 has. */
    private static final String GETA = "〓";

    private Cp932() {}

    static List<Unwritable> find(Grid grid) {
        var found = new ArrayList<Unwritable>();
        CharsetEncoder encoder = CHARSET.newEncoder();
        find(grid.head(), grid.head(), 1, encoder, found);
        for (int i = 0; i < grid.rows().size(); i++) {
            find(grid.rows().get(i), grid.head(), i + 2, encoder, found);
        }
        return found;
    }

    private static void find(
            List<String> cells, List<String> head, int row, CharsetEncoder encoder, List<Unwritable> found) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (encoder.canEncode(cell)) {
                continue;
            }
            String name = head.get(column);
            CHARACTER
                    .matcher(cell)
                    .results()
                    .map(MatchResult::group)
                    .filter(each -> !encoder.canEncode(each))
                    .forEach(each -> found.add(new Unwritable(row, name, each)));
        }
    }

    /** The same words with 〓 in place of what can not be written. */
    static String withGeta(String words) {
        CharsetEncoder encoder = CHARSET.newEncoder();
        return encoder.canEncode(words)
                ? words
                : CHARACTER
                        .matcher(words)
                        .replaceAll(
                                hit -> Matcher.quoteReplacement(encoder.canEncode(hit.group()) ? hit.group() : GETA));
    }
}
