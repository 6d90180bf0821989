package org.fumikura.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Something that is attached, under the name that people see. */
record Material(String name, byte[] bytes) {

    /** A text with what its <code>{blanks}</code> say filled in; anything else as it is. */
    Material filledIn(Map<String, String> blanks) {
        if (!name.endsWith(".txt")) {
            return this;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> blank : blanks.entrySet()) {
            text = text.replace("{" + blank.getKey() + "}", blank.getValue());
        }
        return new Material(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
