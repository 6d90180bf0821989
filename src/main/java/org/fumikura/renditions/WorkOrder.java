package org.fumikura.renditions;

import org.jspecify.annotations.Nullable;

/**
 * What the worker process is asked to do, one line of JSON each.
 *
 * @param key what the bytes are called; orders of one key are about the same bytes
 * @param from the file that is read
 * @param to the file that is written; nothing lies there yet
 * @param page the page to draw, from 1; 0 unless it is drawn
 * @param cut what is drawn of it; null unless it is drawn
 */
record WorkOrder(
        long id,
        Task task,
        String key,
        String from,
        String to,
        int page,
        @Nullable Cut cut) {

    enum Task {
        /** Finds out what the bytes are, and writes the pages with their words, one line of JSON each. */
        DESCRIBE,
        /** Writes the picture of a page, or a part of it. */
        DRAW,
        /** Closes what is open of these bytes. */
        CLOSE
    }
}
