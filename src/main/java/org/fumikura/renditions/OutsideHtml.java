package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** HTML from outside, and words that become HTML, as sheets that can be printed: nothing in it acts, and nothing is fetched. */
final class OutsideHtml {

    private static final int MOST_HTML = 4 * 1024 * 1024;

    private static final String STYLE = """
            @page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page); font-size: 9pt; } }
            body { font-family: sans-serif; font-size: 10.5pt; line-height: 1.5; }
            .lines { white-space: pre-wrap; word-wrap: break-word; font-size: 10pt; }
            table { border-collapse: collapse; -fs-table-paginate: paginate; }
            td, th { border: 0.5pt solid #666; padding: 1pt 4pt; text-align: left; vertical-align: top; word-wrap: break-word; }
            .head { border-bottom: 1pt solid #000; margin-bottom: 10pt; }
            .head td, .head th { border: none; }
            .told { color: #555; font-size: 9pt; }
            """;

    private OutsideHtml() {}

    /** What a page of HTML says, without pictures, scripts and looks. */
    static String sheet(File html) throws IOException, Pages.TooLarge {
        if (html.length() > MOST_HTML) {
            throw new Pages.TooLarge(html.length() + " bytes of HTML");
        }
        Optional<PlainText> words = PlainText.read(html, MOST_HTML);
        try (InputStream in = Files.newInputStream(html.toPath())) {
            // the page's own word on its letters counts where the bytes are not clear
            Document page = words.isPresent() ? Jsoup.parse(words.get().words()) : Jsoup.parse(in, null, "");
            return sheet(clean(page.html()), false);
        }
    }

    /** @return a piece of well-formed XML */
    static String clean(String html) {
        Safelist kept = Safelist.relaxed().removeTags("img", "a").addTags("hr", "center", "font");
        Document page = new Cleaner(kept).clean(Jsoup.parse(html));
        for (Element cell : page.select("[colspan], [rowspan], [width], [height]")) {
            for (String name : new String[] {"colspan", "rowspan"}) {
                if (!cell.attr(name).matches("[1-9][0-9]?")) {
                    cell.removeAttr(name);
                }
            }
            cell.removeAttr("width").removeAttr("height");
        }
        page.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        return page.body().html();
    }

    /** Words line by line, as they stand. */
    static String lines(String words) {
        return "<div class=\"lines\">" + escaped(words.replace("\r\n", "\n").replace('\f', '\n')) + "</div>";
    }

    static String escaped(String words) {
        return Entities.escape(
                words,
                new Document.OutputSettings()
                        .escapeMode(Entities.EscapeMode.xhtml)
                        .charset("UTF-8"));
    }

    /**
     * A whole sheet.
     *
     * @param body a piece of well-formed XML
     * @param cut whether the original has more
     */
    static String sheet(String body, boolean cut) {
        String more = cut ? "<p class=\"told\">長いため、初めの部分だけを表示しています。続きは元のファイルで読めます。</p>" : "";
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><title>閲覧用の写し</title><meta name="subject" content="添付ファイルの閲覧用の写し"/>
                <style>%s</style></head><body>%s%s</body></html>
                """.formatted(STYLE, more, body);
    }
}
