package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.Consumer;

/** Foreign bytes as pages, in the worker process. Whoever opened them closes them. */
interface Pages extends AutoCloseable {

    /** More pages than any document of an office has. */
    int MOST_PAGES = 10_000;

    /** The kind of the bytes. */
    String mediaType();

    /** Tells each page with its words, in their order. */
    void tell(Consumer<PageWords> listener) throws IOException, TooLarge;

    /** How many there are. */
    int count() throws IOException;

    /** How large a page is, from 1. */
    Rendition.PageSize size(int number) throws IOException;

    /**
     * Draws a page or a part of it.
     *
     * @param number from 1
     * @throws IOException also when there is no such page
     */
    BufferedImage draw(int number, Cut cut) throws IOException, TooLarge;

    @Override
    void close() throws IOException;

    /** They have a password. */
    final class Locked extends IOException {

        private static final long serialVersionUID = 1L;

        Locked() {
            super("it has a password");
        }
    }

    /** There are more pages, or larger ones, than can be shown. */
    final class TooLarge extends Exception {

        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }
}
