package org.fumikura.frame;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Entity tags: who changes something through the API says which state of it she has seen ({@code If-Match}). */
public final class EntityTags {

    /** The header in which the seen tag stands. */
    public static final String SEEN = "If-Match";

    private EntityTags() {}

    /** The tag of a state that its parts tell apart from all others of the same thing. */
    public static String of(Object... parts) {
        return Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("-", "\"", "\""));
    }

    /**
     * Refuses when the state seen is not the present one. A star, which stands for any state, has seen none.
     *
     * @param seen the header, one tag or several apart by commas
     * @throws Stale when none of them is the present one
     */
    public static void require(String seen, String present) {
        if (Arrays.stream(seen.split(",")).map(String::strip).noneMatch(present::equals)) {
            throw new Stale();
        }
    }
}
