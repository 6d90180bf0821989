package org.fumikura.frame;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list, as programs read it.
 *
 * @param next the cursor with which the list goes on; left out at its end
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /** The most items of a slice, and how many it has when nobody asks. */
    public static final int LARGEST = 200;

    public static final String USUAL = "50";

    /**
     * Where a slice begins.
     *
     * @param after the item that came last, or null for the beginning
     * @param size 1 to {@value #LARGEST}
     */
    public record From(@Nullable UUID after, int size) {

        /**
         * @param cursor as the slice before named it, or null
         * @throws Invalid for a cursor that no slice named, or a size out of range
         */
        public static From of(@Nullable String cursor, int size) {
            if (size < 1 || size > LARGEST) {
                throw new Invalid(
                        "limit",
                        new Text("1 から %d までの数です。".formatted(LARGEST), "A number from 1 to %d.".formatted(LARGEST)));
            }
            return new From(cursor == null ? null : parse(cursor), size);
        }

        private static UUID parse(String cursor) {
            try {
                return UUID.fromString(cursor);
            } catch (IllegalArgumentException notOurs) {
                throw unknown();
            }
        }

        /** One more than wanted, which tells whether the list goes on. */
        public int sizeAndOne() {
            return size + 1;
        }
    }

    /** The slice of what was read with {@link From#sizeAndOne}. */
    public static <T> Slice<T> of(List<T> read, From from, Function<T, UUID> id) {
        if (read.size() <= from.size) {
            return new Slice<>(List.copyOf(read), null);
        }
        List<T> items = read.subList(0, from.size);
        return new Slice<>(List.copyOf(items), id.apply(items.getLast()).toString());
    }

    /**
     * The slice of a list that is short enough to be read whole.
     *
     * @throws Invalid when the cursor names none of its items
     */
    public static <T> Slice<T> ofWhole(List<T> all, From from, Function<T, UUID> id) {
        int begin = 0;
        if (from.after != null) {
            begin = all.stream().map(id).toList().indexOf(from.after) + 1;
            if (begin == 0) {
                throw unknown();
            }
        }
        return of(all.subList(begin, Math.min(all.size(), begin + from.sizeAndOne())), from, id);
    }

    private static Invalid unknown() {
        return new Invalid("cursor", new Text("続きの位置が正しくありません。", "No list names this cursor."));
    }
}
