package org.fumikura.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What the site offers to programs: a feed, a map of its pages, and lists of what is published as open data. */
final class SiteFeeds {

    private static final int NEWEST = 50;
    /** The protocol of sitemaps allows so many in one file. */
    private static final int MOST_OF_A_MAP = 50_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Shelf.Contents contents;
    private final List<PublishedPackage> visible;
    private final String root;

    /** @param root the address of the site, without a slash at its end */
    SiteFeeds(Shelf.Contents contents, List<PublishedPackage> visible, String root) {
        this.contents = contents;
        this.visible = visible;
        this.root = root;
    }

    SiteAnswer atom() {
        List<Manifest> newest = visible.stream()
                .map(PublishedPackage::manifest)
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .limit(NEWEST)
                .toList();
        String updated =
                newest.isEmpty() ? "1970-01-01T00:00:00Z" : newest.getFirst().at();
        String entries = newest.stream().map(this::entry).collect(Collectors.joining());
        return SiteAnswer.text(200, "application/atom+xml;charset=UTF-8", """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
                <title>%s 公開資料</title>
                <id>%s/</id>
                <link rel="self" href="%s/feed.xml"/>
                <link rel="alternate" type="text/html" href="%s/"/>
                <updated>%s</updated>
                <author><name>%s</name></author>
                %s</feed>
                """.formatted(
                        xml(contents.name().name()),
                        xml(root),
                        xml(root),
                        xml(root),
                        updated,
                        xml(contents.name().name()),
                        entries));
    }

    private String entry(Manifest each) {
        return """
                <entry>
                <title>%s</title>
                <id>%s</id>
                <link rel="alternate" type="text/html" href="%s"/>
                <updated>%s</updated>
                <category term="%s" label="%s"/>
                <summary>%s</summary>
                </entry>
                """.formatted(
                        xml(each.title()),
                        xml(address(each)),
                        xml(address(each)),
                        each.at(),
                        xml(each.kind()),
                        xml(each.kindLabel()),
                        xml(each.about() + " " + each.unit() + (each.notice().isEmpty() ? "" : " " + each.notice())));
    }

    SiteAnswer sitemap() {
        String urls = Stream.concat(
                        Stream.of("<url><loc>" + xml(root) + "/</loc></url>\n"),
                        visible.stream()
                                .limit(MOST_OF_A_MAP - 1)
                                .map(PublishedPackage::manifest)
                                .map(each -> "<url><loc>%s</loc><lastmod>%s</lastmod></url>\n"
                                        .formatted(xml(address(each)), Site.updated(each))))
                .collect(Collectors.joining());
        return SiteAnswer.text(200, "application/xml;charset=UTF-8", """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                %s</urlset>
                """.formatted(urls));
    }

    SiteAnswer robots() {
        return SiteAnswer.text(
                200, "text/plain;charset=UTF-8", "User-agent: *\nAllow: /\nSitemap: " + root + "/sitemap.xml\n");
    }

    /** For spreadsheets: UTF-8 with its mark, one line for each publication. */
    SiteAnswer csv() {
        String lines = Stream.concat(
                        Stream.of(List.of(
                                "種別", "件名", "件名（英語）", "対象日", "年度", "担当", "連絡先", "公開日", "更新日", "版", "公開区分", "アドレス")),
                        visible.stream().map(PublishedPackage::manifest).map(this::fields))
                .map(fields -> fields.stream().map(SiteFeeds::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining("", "\uFEFF", ""));
        return SiteAnswer.text(200, "text/csv;charset=UTF-8", lines);
    }

    private List<String> fields(Manifest each) {
        String english = each.titleEnglish();
        Openness openness = each.openness();
        return List.of(
                each.kindLabel(),
                each.title(),
                english == null ? "" : english,
                each.about(),
                Integer.toString(each.fiscalYear()),
                each.unit(),
                each.contact(),
                each.publicFrom(),
                Site.updated(each).toString(),
                Integer.toString(each.revision()),
                openness == null ? "" : openness.label().ja(),
                address(each));
    }

    SiteAnswer json() {
        List<Map<String, Object>> all = visible.stream()
                .map(PublishedPackage::manifest)
                .map(each -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("kind", each.kind());
                    one.put("title", each.title());
                    String english = each.titleEnglish();
                    if (english != null) {
                        one.put("titleEnglish", english);
                    }
                    one.put("about", each.about());
                    one.put("fiscalYear", each.fiscalYear());
                    one.put("unit", each.unit());
                    one.put("contact", each.contact());
                    one.put("publicFrom", each.publicFrom());
                    one.put("updated", Site.updated(each).toString());
                    one.put("revision", each.revision());
                    one.put("address", address(each));
                    one.put("data", address(each) + "/data.json");
                    return (Map<String, Object>) one;
                })
                .toList();
        return SiteAnswer.bytes(200, "application/json", JSON.writeValueAsBytes(all));
    }

    private String address(Manifest each) {
        return root + each.key().path();
    }

    /** A spreadsheet computes what begins like a formula; with an apostrophe before it, it is a word. */
    private static String quoted(String field) {
        String word = field.matches("(?s)[=+\\-@\t\r].*") ? "'" + field : field;
        return word.matches("(?s).*[\",\r\n].*") ? '"' + word.replace("\"", "\"\"") + '"' : word;
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
