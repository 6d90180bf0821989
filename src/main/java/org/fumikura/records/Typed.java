package org.fumikura.records;

import java.util.regex.Pattern;

/** What people type, without the control characters that come along when they paste; the database refuses some of them. */
public final class Typed {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    /** Nothing that leaves a mark on the screen: blanks, marks of format and the fillers of Hangul. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{C}\\u115F\\u1160\\u3164\\uFFA0]*");

    private Typed() {}

    /** One line, without blanks around it; empty when nothing of it can be seen. */
    public static String line(String typed) {
        String line = CONTROL.matcher(typed).replaceAll(" ").strip();
        return INVISIBLE.matcher(line).matches() ? "" : line;
    }

    /** Several lines, ended by line feeds, without blanks around them. */
    public static String lines(String typed) {
        return CONTROL_BUT_LINES
                .matcher(typed.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll(" ")
                .strip();
    }
}
