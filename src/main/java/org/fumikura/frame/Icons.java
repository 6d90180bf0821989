package org.fumikura.frame;

import gg.jte.Content;
import java.util.Map;
import java.util.Set;

/**
 * The few drawings that stand beside words. Each is one line drawn on a square of 24, in the colour of the text beside it,
 * and hidden from screen readers, because the word says the same.
 */
final class Icons {

    private static final String CIRCLE = "M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0";

    private static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("add", "M12 5v14M5 12h14"),
            Map.entry(
                    "attachment",
                    "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.5 17a1.7 1.7 0 0 1-2.4-2.4L14.5 7"),
            Map.entry("back", "M10 5l-7 7l7 7M3 12h18"),
            Map.entry("check", "M4 12.5l5.5 5.5L20 7"),
            Map.entry("clock", CIRCLE + "M12 7v5l3.5 2"),
            Map.entry("close", "M5 5l14 14M19 5L5 19"),
            Map.entry("document", "M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7"),
            Map.entry("download", "M12 3v12M7 10l5 5l5-5M4 20h16"),
            Map.entry("error", CIRCLE + "M9 9l6 6M15 9l-6 6"),
            Map.entry("folder", "M3 6h6l2 2h10v11H3z"),
            Map.entry("info", CIRCLE + "M12 11v6M12 7v.5"),
            Map.entry("keys", "M3 7h18v11H3zM7 11h.5M11 11h.5M15 11h.5M8 15h8"),
            Map.entry("lock", "M6 11h12v10H6zM8.5 11V7a3.5 3.5 0 0 1 7 0v4"),
            Map.entry("menu", "M4 6h16M4 12h16M4 18h16"),
            Map.entry("next", "M14 5l7 7l-7 7M21 12H3"),
            Map.entry("person", "M12 12a4 4 0 1 0 0-8a4 4 0 0 0 0 8M4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5"),
            Map.entry("print", "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"),
            Map.entry("search", "M17 10.5a6.5 6.5 0 1 1-13 0a6.5 6.5 0 0 1 13 0M15.5 15.5L21 21"),
            Map.entry("warning", "M12 3L2 21h20zM12 10v5M12 17.5v.5"),
            Map.entry("window", "M13 4h7v7M20 4l-9 9M10 4H4v16h16v-6"));

    private Icons() {}

    static Set<String> names() {
        return LINES.keySet();
    }

    static Content get(String name) {
        String line = LINES.get(name);
        if (line == null) {
            throw new IllegalArgumentException("no icon " + name);
        }
        return output -> output.writeContent(
                "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\"><path d=\"" + line
                        + "\"/></svg>");
    }
}
