package org.fumikura.redaction;

import java.util.List;

/**
 * A PDF that says its words in more than one way.
 *
 * @param name what is odd about it
 * @param words those that are seen on its pages; it may say them elsewhere, too
 */
record OddPaper(String name, byte[] bytes, List<String> words) {

    /** Whether its words can only be read from pictures. */
    boolean isPicture() {
        return name.contains("scan") || name.contains("image") || name.contains("wrongly");
    }

    @Override
    public String toString() {
        return name;
    }
}
