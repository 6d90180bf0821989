package org.fumikura.renditions;

/**
 * What the worker process is asked to do, one line of JSON each.
 *
 * @param key what the bytes are called; orders of one key are about the same bytes
 * @param from the file that is read
 * @param to the file that is written; nothing lies there yet
 * @param page the page to draw, from 1; 0 for {@link Task#DESCRIBE}
 * @param dots how wide the picture is; 0 for {@link Task#DESCRIBE}
 */
record WorkOrder(long id, Task task, String key, String from, String to, int page, int dots) {

    enum Task {
        /** Finds out what the bytes are, and writes the pages with their words, one line of JSON each. */
        DESCRIBE,
        /** Writes the picture of a page. */
        DRAW,
        /** Closes what is open of these bytes. */
        CLOSE
    }
}
