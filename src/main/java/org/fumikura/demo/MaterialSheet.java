package org.fumikura.demo;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sets a plain text as a sheet of paper. {@code # } begins the title, {@code ## } a heading, {@code - } an item, {@code |} a
 * line of a table; every other line is a paragraph.
 */
final class MaterialSheet {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="ja"><head><title>%1$s</title><meta name="subject" content="%1$s"/><style>
            @page { margin: 22mm 20mm 20mm 22mm; @bottom-center { content: counter(page); font-size: 9pt } }
            body { font-family: serif; font-size: 10.5pt; line-height: 1.8 }
            h1 { font-family: sans-serif; font-size: 15pt; margin: 0 0 6mm 0 }
            h2 { font-family: sans-serif; font-size: 12pt; margin: 6mm 0 2mm 0 }
            p { margin: 0 0 2mm 0; text-indent: 1em }
            ul { margin: 0 0 2mm 0; padding-left: 6mm }
            table { border-collapse: collapse; width: 100%%; margin: 2mm 0 }
            td { border: 0.3mm solid #333; padding: 1.5mm 2mm; vertical-align: top }
            </style></head><body>
            """;

    private final StringBuilder html = new StringBuilder();

    private MaterialSheet() {}

    static String html(String text) {
        List<String> lines = text.strip().lines().toList();
        var sheet = new MaterialSheet();
        sheet.html.append(HEAD.formatted(escape(lines.getFirst().substring(2))));
        Iterator<String> rest = lines.iterator();
        String open = "";
        while (rest.hasNext()) {
            open = sheet.add(rest.next(), open);
        }
        sheet.close(open);
        return sheet.html.append("</body></html>").toString();
    }

    /** Adds a line inside of or after the element that is open, and returns what is open then. */
    private String add(String line, String open) {
        String needed = line.startsWith("- ") ? "ul" : line.startsWith("|") ? "table" : "";
        if (!needed.equals(open)) {
            close(open);
            html.append(needed.isEmpty() ? "" : "<" + needed + ">");
        }
        html.append(element(line));
        return needed;
    }

    private void close(String open) {
        html.append(open.isEmpty() ? "" : "</" + open + ">\n");
    }

    private static String element(String line) {
        if (line.startsWith("# ")) {
            return "<h1>" + escape(line.substring(2)) + "</h1>\n";
        }
        if (line.startsWith("## ")) {
            return "<h2>" + escape(line.substring(3)) + "</h2>\n";
        }
        if (line.startsWith("- ")) {
            return "<li>" + escape(line.substring(2)) + "</li>\n";
        }
        if (line.startsWith("|")) {
            return Arrays.stream(line.substring(1).split("\\|", -1))
                    .map(cell -> "<td>" + escape(cell) + "</td>")
                    .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        }
        return line.isBlank() ? "" : "<p>" + escape(line) + "</p>\n";
    }

    private static String escape(String text) {
        return text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
