package org.fumikura.shared;

/**
 * Which page of a list is wanted.
 *
 * @param number the page, from 1
 * @param size the number of items on a page, 1 to {@value #MAX_SIZE}
 */
public record PageRequest(int number, int size) {

    /** The size of a page for which no size was asked. */
    public static final int DEFAULT_SIZE = 50;

    /** The largest size of a page. */
    public static final int MAX_SIZE = 200;

    /** @throws IllegalArgumentException if the number or the size is out of range */
    public PageRequest {
        if (number < 1) {
            throw new IllegalArgumentException("Pages are counted from 1: " + number);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("A page has 1 to %d items: %d".formatted(MAX_SIZE, size));
        }
    }

    /** Returns the first page of the default size. */
    public static PageRequest first() {
        return of(1);
    }

    /**
     * Returns a page of the default size.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static PageRequest of(int number) {
        return new PageRequest(number, DEFAULT_SIZE);
    }

    /** Returns how many items come before this page. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** Returns the page after this one, of the same size. */
    public PageRequest next() {
        return new PageRequest(Math.addExact(number, 1), size);
    }
}
