package org.fumikura.renditions;

/**
 * What is drawn of a page: all of its picture or a part, in dots of the whole picture from the upper left corner.
 *
 * @param dots how wide the whole picture would be
 */
record Cut(int dots, int left, int top, int width, int height) {

    /** The whole picture of a page of this size. */
    static Cut whole(Rendition.PageSize size, int dots) {
        return new Cut(dots, 0, 0, dots, size.heightAt(dots));
    }

    long area() {
        return (long) width * height;
    }
}
