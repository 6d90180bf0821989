package org.fumikura.frame;

import java.util.List;
import java.util.stream.IntStream;
import org.fumikura.shared.Paged;

/** Which pages of a long list are offered below it: the first, the last and those around the one that is shown. */
public final class PageNumbers {

    private static final int AROUND = 2;

    private PageNumbers() {}

    /** In rising order; where numbers are left out the next one is larger by more than one. */
    public static List<Integer> around(Paged<?> list) {
        int last = Math.toIntExact(list.pageCount());
        int shown = Math.min(list.request().number(), last);
        IntStream near = IntStream.rangeClosed(Math.max(1, shown - AROUND), Math.min(last, shown + AROUND));
        return IntStream.concat(near, IntStream.of(1, last))
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }
}
