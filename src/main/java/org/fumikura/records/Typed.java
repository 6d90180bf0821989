package org.fumikura.records;

import java.util.regex.Pattern;

/** What people type, without the control characters that come along when they paste; the database refuses some of them. */
final class Typed {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private Typed() {}

    /** One line, without blanks around it. */
    static String line(String typed) {
        return CONTROL.matcher(typed).replaceAll(" ").strip();
    }

    /** Several lines, ended by line feeds, without blanks around them. */
    static String lines(String typed) {
        return CONTROL_BUT_LINES
                .matcher(typed.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll(" ")
                .strip();
    }
}
