package org.fumikura.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fumikura.portal.PackageFolder.About;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The public site over a folder, without anything else of the product. */
class SiteTest {

    @TempDir
    private Path root;

    private PackageFolder folder;
    private Site site;
    private LocalDate today;

    @BeforeEach
    void begin() {
        today = LocalDate.of(2022, 6, 10);
        folder = new PackageFolder(root);
        site = new Site(
                root, TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages"), () -> today);
    }

    private SiteAnswer get(String path) {
        return ask(PackageFolder.TOSHIMA, path, "", 1);
    }

    private SiteAnswer ask(String municipality, String path, String words, int page) {
        return site.answer(new SiteQuestion(municipality, "", "https://www.example.lg.jp", path, words, page));
    }

    private static String text(SiteAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("PB-04 nothing is shown before its day, in no list and under no address")
    void notBeforeItsDay() throws IOException {
        String path = folder.add(About.minutes("2022-05-23").publicFrom("2022-06-11"), "まだ先の会議録", "<p>本文</p>");

        for (String each :
                new String[] {path, path + "/data.json", path + "/files/1", "/minutes", "/minutes/2022", "/en" + path
                }) {
            assertThat(get(each).status()).as(each).isEqualTo(404);
        }
        for (String each : new String[] {
            "/", "/feed.xml", "/sitemap.xml", "/open-data/publications.csv", "/open-data/publications.json"
        }) {
            assertThat(text(get(each))).as(each).doesNotContain("まだ先", path);
        }
        assertThat(text(ask(PackageFolder.TOSHIMA, "/search", "会議録", 1))).contains("ありません");

        today = today.plusDays(1);

        assertThat(text(get(path))).contains("まだ先の会議録", "<p>本文</p>", "03-0000-0000", "令和4年5月23日（月）");
        assertThat(text(get("/"))).contains("まだ先の会議録");
    }

    @Test
    @DisplayName("PB-05 what was withdrawn is gone, and its address says why")
    void withdrawnIsGone() throws IOException {
        String path = folder.add(
                About.minutes("2022-05-23").as(Publication.State.WITHDRAWN), "出してはいけない題", "<p>出してはいけない本文</p>");

        SiteAnswer answer = get(path);

        assertThat(answer.status()).isEqualTo(410);
        assertThat(text(answer)).contains("取り下げ", "誤りがあったため").doesNotContain("出してはいけない");
        assertThat(get(path + "/files/1").status()).isEqualTo(410);
        assertThat(text(get("/"))).doesNotContain("出してはいけない");
        assertThat(get("/minutes").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("PB-06 a package of another municipality is on no host but its own")
    void anotherMunicipalityIsNotHere() throws IOException {
        String other = folder.add(About.minutes("2022-05-23").of("999997"), "よその会議録", "<p>よその本文</p>");
        folder.add(About.minutes("2022-05-24"), "うちの会議録", "<p>うちの本文</p>");

        assertThat(get(other).status()).isEqualTo(404);
        assertThat(text(get("/minutes"))).contains("うちの会議録").doesNotContain("よその");
        assertThat(ask("999997", other, "", 1).status()).isEqualTo(200);
        assertThat(get("/../999997" + other).status()).isEqualTo(404);

        // moved there by hand, its own description gives it away
        Files.move(root.resolve("999997"), root.resolve("888885"));
        assertThat(ask("888885", other, "", 1).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "data.json", "package.json", "files"})
    @DisplayName("PB-07 a package that was altered is not shown, and the others are")
    void refusesWhatWasAltered(String part) throws IOException {
        String path = folder.add(About.minutes("2022-05-23"), "書き換えられる会議録", "<p>本文</p>");
        folder.add(About.minutes("2022-05-24"), "そのままの会議録", "<p>本文</p>");
        Path place = folder.place(PackageFolder.TOSHIMA, path);
        Path altered =
                part.equals("files") ? place.resolve(part).resolve(Digests.of(PackageFolder.PDF)) : place.resolve(part);
        Files.writeString(altered, Files.readString(altered) + " ");

        assertThat(get(path).status()).isEqualTo(404);
        assertThat(text(get("/minutes"))).contains("そのままの会議録").doesNotContain("書き換えられる");
        assertThat(site.trouble(List.of(PackageFolder.TOSHIMA))).isPresent();
    }

    @Test
    @DisplayName("PB-07 also when it was altered while the site runs")
    void refusesWhatIsAlteredLater() throws IOException {
        String path = folder.add(About.minutes("2022-05-23"), "会議録", "<p>本文</p>");
        assertThat(get("/minutes").status()).isEqualTo(200);
        Path place = folder.place(PackageFolder.TOSHIMA, path);
        Files.writeString(place.resolve(Manifest.BODY), "<script>alert(1)</script>");
        Path pdf = place.resolve(Manifest.FILES).resolve(Digests.of(PackageFolder.PDF));
        Files.writeString(pdf, "another");
        Files.setLastModifiedTime(pdf, FileTime.fromMillis(1_000));

        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path + "/files/1").status()).isEqualTo(404);
    }

    @Test
    void showsWhatCameMeanwhile() throws IOException {
        folder.add(About.minutes("2022-05-23"), "一つ目", "<p>本文</p>");
        assertThat(text(get("/minutes"))).contains("一つ目");
        folder.add(About.minutes("2022-05-24"), "二つ目", "<p>本文</p>");
        assertThat(text(get("/minutes"))).contains("一つ目", "二つ目");
    }

    @Test
    void findsAllWordsHoweverTheyAreWritten() throws IOException {
        folder.add(About.minutes("2022-05-23"), "ＤＸ推進計画の会議録", "<p>ﾊﾟﾌﾞﾘｯｸコメントを<strong>行</strong>う。</p>");
        folder.add(About.minutes("2022-05-24"), "DX推進計画の会議録", "<p>別の話</p>");

        assertThat(text(ask(PackageFolder.TOSHIMA, "/search", "dx パブリックコメントを行う", 1)))
                .contains("1 件です");
        assertThat(text(ask(PackageFolder.TOSHIMA, "/search", "dx　推進", 1))).contains("2 件です");
        assertThat(text(ask(PackageFolder.TOSHIMA, "/search", "strong", 1))).contains("ありません");
        assertThat(text(ask(PackageFolder.TOSHIMA, "/search", "<script>\"", 1)))
                .contains("&lt;script>")
                .doesNotContain("<script>");
    }

    @Test
    void listsByYearAndPage() throws IOException {
        for (int i = 1; i <= 25; i++) {
            folder.add(About.minutes("2022-05-%02d".formatted(i)), "第%d回の会議録".formatted(i), "<p>本文</p>");
        }
        folder.add(About.minutes("2021-05-01"), "前の年の会議録", "<p>本文</p>");

        assertThat(text(get("/minutes/2022"))).contains("25 件", "第25回", "第6回").doesNotContain("第5回の", "前の年");
        assertThat(text(ask(PackageFolder.TOSHIMA, "/minutes/2022", "", 2)))
                .contains("第5回の")
                .doesNotContain("第6回の");
        assertThat(ask(PackageFolder.TOSHIMA, "/minutes/2022", "", 3).status()).isEqualTo(404);
        assertThat(get("/minutes/2020").status()).isEqualTo(404);
        assertThat(text(get("/en/minutes/2021"))).contains("FY2021", "lang=\"en\"");
    }

    @Test
    void feedAndMapAreSoundForPrograms() throws Exception {
        String path = folder.add(About.minutes("2022-05-23"), "「A & B」<の> \"会議録\"", "<p>本文</p>");

        Document feed = xml(get("/feed.xml"));
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(1);
        assertThat(feed.getElementsByTagName("title").item(1).getTextContent()).isEqualTo("「A & B」<の> \"会議録\"");
        Document map = xml(get("/sitemap.xml"));
        assertThat(map.getElementsByTagName("loc").item(1).getTextContent())
                .isEqualTo("https://www.example.lg.jp" + path);
        assertThat(text(get("/open-data/publications.csv"))).contains("\"「A & B」<の> \"\"会議録\"\"\"", "2022-05-23");
        assertThat(text(get("/robots.txt"))).contains("Sitemap: https://www.example.lg.jp/sitemap.xml");
        assertThat(get("/easy").status()).isEqualTo(200);
        assertThat(text(get("/assets/portal.css"))).contains("@media print");
    }

    private static Document xml(SiteAnswer answer) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
    }
}
