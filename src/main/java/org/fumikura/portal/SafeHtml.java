package org.fumikura.portal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body may hold. It is not cleaned, it is refused: a fragment passes when every letter of it belongs to text, to one of the
 * elements below with its own attributes, or to a reference to a letter. So nothing is left to how a browser mends what is odd.
 */
final class SafeHtml {

    private static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 40;

    private static final Set<String> VOID = Set.of("br", "hr", "wbr");

    private static final Pattern IDENTIFIER = Pattern.compile("(?!site-)[a-z][a-z0-9-]{0,60}");
    private static final Pattern LANGUAGE = Pattern.compile("ja|en");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

    private static final Map<String, Pattern> ANYWHERE = Map.of("id", IDENTIFIER, "lang", LANGUAGE);

    private static final Map<String, Pattern> OF_CELLS = Map.of("colspan", NUMBER, "rowspan", NUMBER);

    private static final Map<String, Map<String, Pattern>> ELEMENTS = Map.ofEntries(
            Map.entry("h2", Map.of()),
            Map.entry("h3", Map.of()),
            Map.entry("h4", Map.of()),
            Map.entry("p", Map.of()),
            Map.entry("div", Map.of()),
            Map.entry("section", Map.of()),
            Map.entry("blockquote", Map.of()),
            Map.entry("pre", Map.of()),
            Map.entry("ul", Map.of()),
            Map.entry("ol", Map.of("start", NUMBER)),
            Map.entry("li", Map.of()),
            Map.entry("dl", Map.of()),
            Map.entry("dt", Map.of()),
            Map.entry("dd", Map.of()),
            Map.entry("table", Map.of()),
            Map.entry("caption", Map.of()),
            Map.entry("thead", Map.of()),
            Map.entry("tbody", Map.of()),
            Map.entry("tr", Map.of()),
            Map.entry(
                    "th",
                    Map.of(
                            "scope",
                            Pattern.compile("row|col|rowgroup|colgroup"),
                            "colspan",
                            NUMBER,
                            "rowspan",
                            NUMBER)),
            Map.entry("td", OF_CELLS),
            Map.entry("span", Map.of()),
            Map.entry("strong", Map.of()),
            Map.entry("em", Map.of()),
            Map.entry("small", Map.of()),
            Map.entry("sub", Map.of()),
            Map.entry("sup", Map.of()),
            Map.entry("del", Map.of()),
            Map.entry("ins", Map.of()),
            Map.entry("ruby", Map.of()),
            Map.entry("rt", Map.of()),
            Map.entry("rp", Map.of()),
            Map.entry("time", Map.of("datetime", Pattern.compile("[0-9T:+-]{4,25}"))),
            // to a place of this page or to another site
            Map.entry(
                    "a",
                    Map.of(
                            "href",
                            Pattern.compile(
                                    "#(?!site-)[a-z][a-z0-9-]{0,60}|https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?"))),
            Map.entry("br", Map.of()),
            Map.entry("hr", Map.of()),
            Map.entry("wbr", Map.of()));

    private static final Pattern TEXT = Pattern.compile("[^<>&\\p{Cntrl}\\p{Co}\\p{Cs}]++|[\\n\\t\\r]++");
    private static final Pattern LETTER = Pattern.compile("&(amp|lt|gt|quot|nbsp|#39);");
    private static final Pattern BEGIN = Pattern.compile("<([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\"){0,6})>");
    private static final Pattern END = Pattern.compile("</([a-z][a-z0-9]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"<>]*)\"");

    private SafeHtml() {}

    /** What does not belong into a body: as it stands there, shortened; empty when nothing is wrong. */
    static Optional<String> offence(String body) {
        if (body.length() > LONGEST) {
            return Optional.of("…");
        }
        var open = new ArrayDeque<String>();
        int at = 0;
        Matcher begin = BEGIN.matcher(body);
        Matcher end = END.matcher(body);
        Matcher letter = LETTER.matcher(body);
        Matcher text = TEXT.matcher(body);
        while (at < body.length()) {
            Matcher next = switch (body.charAt(at)) {
                case '<' -> at + 1 < body.length() && body.charAt(at + 1) == '/' ? end : begin;
                case '&' -> letter;
                default -> text;
            };
            boolean fits = next.region(at, body.length()).lookingAt()
                    && (next != begin || opens(next, open))
                    && (next != end || next.group(1).equals(open.poll()));
            if (!fits) {
                return Optional.of(body.substring(at, Math.min(body.length(), at + 40)));
            }
            at = next.end();
        }
        return Optional.ofNullable(open.poll()).map(name -> "<" + name + ">");
    }

    private static boolean opens(Matcher tag, Deque<String> open) {
        String name = tag.group(1);
        Map<String, Pattern> own = ELEMENTS.get(name);
        if (own == null || open.size() >= DEEPEST) {
            return false;
        }
        if (!VOID.contains(name)) {
            open.push(name);
        }
        List<String> seen = new ArrayList<>();
        return ATTRIBUTE.matcher(tag.group(2)).results().allMatch(attribute -> {
            Pattern fit = own.getOrDefault(attribute.group(1), ANYWHERE.get(attribute.group(1)));
            boolean once = !seen.contains(attribute.group(1));
            seen.add(attribute.group(1));
            return once && fit != null && fit.matcher(attribute.group(2)).matches();
        });
    }

    /** The words of a body that passed, for the search. */
    static String words(String body) {
        return body.replaceAll("<rt>[^<]*</rt>|<rp>[^<]*</rp>|</?(?:span|strong|em|ruby|small|a)(?: [^>]*)?>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
