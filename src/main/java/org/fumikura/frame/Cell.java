package org.fumikura.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.shared.Text;

/** What stands in a field of a table or beside the name of a fact. */
public sealed interface Cell {

    /** Plain words. */
    record Words(Text text) implements Cell {}

    /** Nothing that could be said. */
    record Empty() implements Cell {}

    /** Words that lead to a page of this host. */
    record Link(Text text, String path) implements Cell {}

    /** A link in a tree, so many steps below its root. */
    record Branch(int depth, Text text, String path) implements Cell {}

    /** A moment by the official clock. */
    record Moment(Instant at) implements Cell {}

    /** A day. */
    record Day(LocalDate day) implements Cell {}

    /** From a day to a day, both included; without an end while none is known. */
    record Period(LocalDate first, Optional<LocalDate> last) implements Cell {}

    /**
     * A state in one word.
     *
     * @param tone {@code good}, {@code warn}, {@code bad} or {@code quiet}
     */
    record Tag(Text text, String tone) implements Cell {}

    /** Words that read the same in both languages; blank ones are {@link Empty}. */
    static Cell of(String words) {
        return words.isBlank() ? new Empty() : new Words(Text.same(words));
    }

    static Cell of(Text words) {
        return new Words(words);
    }
}
