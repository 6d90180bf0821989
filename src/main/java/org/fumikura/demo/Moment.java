package org.fumikura.demo;

import java.time.LocalDateTime;

/**
 * Something that happens in the city's past.
 *
 * @param at in Tokyo
 * @param step its name, unique within the municipality and the same at every start
 */
record Moment(LocalDateTime at, Place place, String step, Happening happening) {

    /** What happens, at its time and in its municipality; it marks itself as done. */
    @FunctionalInterface
    interface Happening {
        void happen(String step);
    }
}
