package org.fumikura.settings;

import org.fumikura.shared.Text;

/**
 * What is wrong with one setting.
 *
 * @param key as the operator wrote it
 * @param what what is wrong, and what to do
 */
public record Complaint(String key, Origin origin, Text what) {

    Text line() {
        return new Text(
                "・%s（%s）: %s".formatted(key, origin.label().ja(), what.ja()),
                "- %s (%s): %s".formatted(key, origin.label().en(), what.en()));
    }
}
