package org.fumikura.shared;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param items the items of this page, at most as many as the request's size; empty on a page past the end
 * @param total how many items the whole list has, not negative
 * @param more whether the list has more items than {@code total}, which counts {@link #MOST_COUNTED} at most
 * @param request the page that was asked for
 */
public record Paged<T>(List<T> items, long total, boolean more, PageRequest request) {

    /** How far long lists are counted: nobody pages further, and counting on would cost everybody who looks. */
    public static final int MOST_COUNTED = 1_000;

    /** @throws IllegalArgumentException if there are more items than the page or the list can hold */
    public Paged {
        items = List.copyOf(items);
        if (total < 0 || (items.size() > total && !more) || items.size() > request.size()) {
            throw new IllegalArgumentException(
                    "%d items do not fit in %s of a list of %d".formatted(items.size(), request, total));
        }
    }

    /** A page of a list whose size is known. */
    public Paged(List<T> items, long total, PageRequest request) {
        this(items, total, false, request);
    }

    /**
     * Returns a page of a list that was counted up to one more than {@link #MOST_COUNTED}.
     *
     * @param counted what the count came to
     */
    public static <T> Paged<T> counted(List<T> items, int counted, PageRequest request) {
        return new Paged<>(items, Math.min(counted, MOST_COUNTED), counted > MOST_COUNTED, request);
    }

    /** Returns how many pages the list has as far as it was counted; 1 for an empty list, which has one empty page. */
    public long pageCount() {
        return Math.max(1, Math.ceilDiv(total, (long) request.size()));
    }

    /** Returns whether a page follows this one. */
    public boolean hasNext() {
        return request.number() < pageCount() || (more && items.size() == request.size());
    }

    /** Returns whether a page comes before this one. */
    public boolean hasPrevious() {
        return request.number() > 1;
    }

    /** Returns the same page with each item replaced. */
    public <R> Paged<R> map(Function<? super T, ? extends R> mapper) {
        return new Paged<>(items.stream().<R>map(mapper).toList(), total, more, request);
    }
}
