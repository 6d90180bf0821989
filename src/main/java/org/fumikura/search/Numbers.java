package org.fumikura.search;

import java.util.regex.Pattern;

/** How numbers of documents are compared: 4豊政情発第123号 and ４豊政情発１２３ are the same. */
public final class Numbers {

    private static final Pattern LEFT_OUT = Pattern.compile("[第号\\s]");

    private Numbers() {}

    /** @param written as somebody wrote it */
    public static String plain(String written) {
        return LEFT_OUT.matcher(Folded.of(written).text()).replaceAll("");
    }
}
