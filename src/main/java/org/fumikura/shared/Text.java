package org.fumikura.shared;

import java.io.Serializable;
import java.util.Locale;

/**
 * One text in the two languages of the product.
 *
 * @param ja the Japanese text, not blank
 * @param en the English text, not blank
 */
public record Text(String ja, String en) implements Serializable {

    /** @throws IllegalArgumentException if either language is blank */
    public Text {
        if (ja.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text needs both languages: ja=\"%s\", en=\"%s\"".formatted(ja, en));
        }
    }

    /** Returns a text that reads the same in both languages, such as a number or a proper name. */
    public static Text same(String text) {
        return new Text(text, text);
    }

    /** Returns the Japanese text for any Japanese locale and the English text for every other locale. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage()) ? ja : en;
    }
}
