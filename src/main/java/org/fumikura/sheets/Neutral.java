package org.fumikura.sheets;

/**
 * Cells of CSV that a spreadsheet program would take for a formula get an apostrophe before them, which shows them as text;
 * reading takes it away again. A cell that begins with an apostrophe gets one more, so that nothing is lost.
 */
final class Neutral {

    /** What begins a formula, in half width and in the full width that Japanese keyboards give, and the apostrophe itself. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠'";

    private Neutral() {}

    static String written(String cell) {
        return beginsDangerously(cell, 0) ? "'" + cell : cell;
    }

    static String read(String cell) {
        return cell.startsWith("'") && beginsDangerously(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean beginsDangerously(String cell, int at) {
        return cell.length() > at && DANGEROUS.indexOf(cell.charAt(at)) >= 0;
    }
}
