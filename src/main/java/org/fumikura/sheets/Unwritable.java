package org.fumikura.sheets;

/**
 * A character that a file in CP932 can not hold (外字).
 *
 * @param row counted from 1, as a spreadsheet program shows it: the head is row 1
 * @param column what the column is called
 * @param character the character with what belongs to it, such as a variation selector
 */
public record Unwritable(int row, String column, String character) {

    /** Its code points as they are cited, e.g. {@code U+20BB7}. */
    public String codePoints() {
        return String.join(
                " ",
                character
                        .codePoints()
                        .mapToObj(point -> String.format(java.util.Locale.ROOT, "U+%04X", point))
                        .toList());
    }
}
