package org.fumikura.redaction;

import java.util.List;
import java.util.stream.Stream;

/**
 * A PDF that says its words in more than one way.
 *
 * @param name what is odd about it
 * @param words those that are seen on its pages; it may say them elsewhere, too
 */
record OddPaper(String name, byte[] bytes, List<String> words) {

    /**
     * Whether its words can not be expected whole: they are read from pictures, as where two texts claim one place, or their
     * letters are written in any order.
     */
    boolean isPicture() {
        return Stream.of("scan", "image", "wrongly", "a layer that is off", "in any order")
                .anyMatch(name::contains);
    }

    @Override
    public String toString() {
        return name;
    }
}
