package org.fumikura.approval;

import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * Something that a draft lacks before it can be submitted.
 *
 * @param field the field of the form that it concerns
 * @param what what is missing and what to do
 */
public record Shortcoming(String field, Text what) {

    /**
     * That words are too long, if they are.
     *
     * @param words what they are called, as a sentence begins with it
     */
    static Optional<Shortcoming> ofLength(String field, Text words, String typed, int longest) {
        if (typed.length() <= longest) {
            return Optional.empty();
        }
        return Optional.of(new Shortcoming(
                field,
                new Text(
                        "%sは %,d 字までです（いま %,d 字）。".formatted(words.ja(), longest, typed.length()),
                        "%s has at most %,d characters (now %,d).".formatted(words.en(), longest, typed.length()))));
    }
}
