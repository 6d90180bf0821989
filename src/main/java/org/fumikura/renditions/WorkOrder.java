package org.fumikura.renditions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the worker process is asked to do, one line of JSON each.
 *
 * @param key what the bytes are called; orders of one key are about the same bytes
 * @param from the file that is read
 * @param words for {@link Task#PRESERVE} the file with the pages' words, a line of JSON each; for {@link Task#REDRAW} and
 *     {@link Task#PROVE} that with a {@link RedrawOrder} or {@link ProofOrder}; else empty
 * @param to the file that is written; nothing lies there yet
 * @param page the page that it is about, from 1; 0 for the whole
 * @param cut what is drawn of it; null unless it is drawn
 */
record WorkOrder(
        long id,
        Task task,
        String key,
        String from,
        String words,
        String to,
        int page,
        @Nullable Cut cut) {

    enum Task {
        /**
         * Finds out what the bytes are, and writes the pages with their words, one line of JSON each; for what has no pages of
         * its own, beside it the PDF in which it is read ({@link #copy}).
         */
        DESCRIBE(Duration.ofMinutes(3)),
        /** Writes the picture of a page, or a part of it. */
        DRAW(Duration.ofSeconds(30)),
        /** Reads the words of a page from its picture and writes them as one line of JSON. */
        RECOGNISE(Duration.ofMinutes(2)),
        /** Writes the PDF/A. */
        PRESERVE(Duration.ofMinutes(20)),
        /** Writes all letters of a PDF, a line of JSON for each page. */
        LETTERS(Duration.ofMinutes(15)),
        /** Writes a PDF of pictures without some parts of its pages. */
        REDRAW(Duration.ofMinutes(15)),
        /** Writes what came of looking for what was taken away. */
        PROVE(Duration.ofMinutes(15)),
        /** Closes what is open of these bytes. */
        CLOSE(Duration.ofSeconds(10)),
        /** Whether there is a virus in them; never asked of the worker, which reaches no scanner ({@link Scanning}). */
        SCAN(Duration.ofMinutes(5));

        private final Duration patience;

        Task(Duration patience) {
            this.patience = patience;
        }

        /** How long it may take. */
        Duration patience() {
            return patience;
        }
    }

    /** Where the PDF lies in which bytes are read that have no pages of their own. */
    static String copy(String to) {
        return to + ".pdf";
    }
}
