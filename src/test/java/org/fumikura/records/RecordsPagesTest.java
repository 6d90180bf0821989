package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;
import static org.fumikuradb.records.Tables.UPLOAD;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of records as a browser gets them. */
@FumikuraTest
class RecordsPagesTest {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String STRANGER = "kikaku-kacho";
    private static final Pattern CONTROL = Pattern.compile("<(input|select|textarea)\\b[^>]*>");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    @Autowired
    private Site site;

    @Autowired
    private Organization organization;

    @Autowired
    private DSLContext db;

    @Autowired
    private Receipts receipts;

    @Autowired
    private RecordsCity city;

    private TestBrowser clerk;

    @BeforeEach
    void begin() {
        clerk = site.signedIn(CLERK);
    }

    @Test
    void everyPageKeepsTheRulesInBothLanguages() {
        String document = received(Map.of("title", "規則を守る<b>文書</b>"), TypedReceipt.pdf());
        String file = TypedReceipt.file(clerk.get("/receipts/new").body());
        for (String path : List.of(
                "/documents",
                "/documents?q=%E8%A8%88%E7%94%BB&kind=DRAFT&state=DECIDED&file=" + file,
                "/documents?page=999",
                "/files",
                "/files?year=2021&unit=all",
                "/files/" + file,
                "/numbers",
                "/receipts",
                "/receipts?unfinished&q=x",
                "/receipts/new",
                document)) {
            for (String language : List.of("ja", "en")) {
                Answer answer = clerk.get(path, "Accept-Language", language);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body()).contains("<html lang=\"" + language + "\"");
                keepsTheRules(path, answer.body());
            }
        }
        assertThat(clerk.get(document).body()).contains("規則を守る&lt;b&gt;文書&lt;/b&gt;");
    }

    @Test
    void oddQuestionsAreAnsweredLikeAnyOther() {
        for (String path : List.of(
                "/documents?page=0",
                "/documents?page=-1",
                "/documents?q=%01%27%25",
                "/documents?kind=&state=&file=",
                "/files?year=1&unit=x",
                "/numbers?year=1",
                "/receipts?q=%01",
                "/receipts?page=-5")) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of(
                "/documents?kind=PIGEON",
                "/documents/" + UUID.randomUUID(),
                "/documents/x",
                "/files/" + UUID.randomUUID(),
                "/numbers?series=" + UUID.randomUUID(),
                "/documents/attachments/" + UUID.randomUUID())) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aFormWithMistakesLosesNothingAndTakesEffectOnce() {
        String key = UUID.randomUUID().toString();
        Answer wrong = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(
                        clerk, Map.of("key", key, "title", "", "sentOn", "R4.2.30", "originalNumber", "総行第7号")),
                List.of(new SentFile("attachments", "通知.pdf", TypedReceipt.pdf())));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("href=\"#title\"")
                .contains("href=\"#sentOn\"")
                .contains("value=\"R4.2.30\"")
                .containsPattern("id=\"title\"[^>]*aria-invalid=\"true\" aria-describedby=\"title-error\"")
                .contains("value=\"総行第7号\"")
                .contains("通知.pdf");
        keepsTheRules("/receipts", wrong.body());
        Answer right = clerk.postFiles(
                "/receipts",
                TypedReceipt.fields(clerk, Map.of("key", key, "title", "直した件名", "sentOn", "令和4年2月28日")),
                List.of(new SentFile("attachments", "別紙.txt", "別紙".getBytes(StandardCharsets.UTF_8))));
        assertThat(right.status()).as(right.body()).isIn(302, 303);
        Answer again = clerk.postFiles(
                "/receipts", TypedReceipt.fields(clerk, Map.of("key", key, "title", "直した件名")), List.of());
        assertThat(again.location()).isEqualTo(right.location());

        String page = clerk.get(right.location() + "?received").body();
        assertThat(page)
                .contains("収受しました")
                .contains("通知.pdf")
                .contains("別紙.txt")
                .contains("4豊政情収第");
        assertThat(city.read(() -> db.fetchCount(UPLOAD))).isZero();
    }

    @Test
    void onlyWhoMayReceiveSeesTheForm() {
        TestBrowser mate = site.signedIn("joho-kanri-tanto");

        assertThat(mate.get("/receipts").body()).doesNotContain("/receipts/new");
        assertThat(mate.get("/receipts/new").status()).isEqualTo(403);
        assertThat(mate.post("/receipts", TypedReceipt.fields(clerk, Map.of())).status())
                .isEqualTo(403);
        assertThat(clerk.get("/receipts").body()).contains("/receipts/new");
    }

    @Test
    void completingAsksForAReasonAndShowsItInTheHistory() {
        String path = received(Map.of("title", "完結させる"), TypedReceipt.pdf());
        String close = "/receipts/" + path.substring("/documents/".length()) + "/close";
        Answer without = clerk.post(close, Map.of("reason", "  "));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("href=\"#reason\"").contains("完結とする理由を入力してください");
        assertThat(site.signedIn("joho-kanri-tanto").get(path).body()).doesNotContain("name=\"reason\"");
        assertThat(clerk.post(close, Map.of("reason", "通知のため\r\n回答不要")).status())
                .isIn(302, 303);

        String page = clerk.get(path).body();
        assertThat(page)
                .contains("情報担当係長（管理）")
                .contains("収受した")
                .contains("完結した")
                .contains("通知のため\n回答不要")
                .contains("まで保存します")
                .doesNotContain("name=\"reason\"");
        assertThat(clerk.post(close, Map.of("reason", "もう一度")).status()).isEqualTo(409);
    }

    @Test
    void bytesAreShownInPlaceOnlyWhereABrowserRunsNothingOfThem() {
        String path = received(
                Map.of("title", "いろいろな資料"),
                new SentFile("attachments", "計画（案）.pdf", TypedReceipt.pdf()),
                new SentFile("attachments", "旧文字.txt", "髙﨑\r\n".getBytes(Charset.forName("windows-31j"))),
                new SentFile("attachments", "頁.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)),
                new SentFile("attachments", "表.xlsx", new byte[] {'P', 'K', 3, 4, 0, 1, 2}));
        String page = clerk.get(path).body();
        assertThat(page).contains("頁.html").doesNotContain("<script>alert(1)</script>");
        Map<String, String> paths = attachments(page);

        Answer pdf = clerk.get(path(paths, "計画（案）.pdf"));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("content-type")).isEqualTo("application/pdf");
        assertThat(pdf.header("content-disposition"))
                .startsWith("inline")
                .contains("filename*=UTF-8''%E8%A8%88%E7%94%BB%EF%BC%88%E6%A1%88%EF%BC%89.pdf");
        assertThat(pdf.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(pdf.header("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'");
        assertThat(pdf.header("cache-control")).contains("no-store");

        Answer text = clerk.get(path(paths, "旧文字.txt"));
        assertThat(text.header("content-type")).isEqualToIgnoringCase("text/plain;charset=shift_jis");
        assertThat(text.header("content-security-policy")).contains("sandbox");
        Answer html = clerk.get(path(paths, "頁.html"));
        assertThat(html.header("content-type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(html.header("content-security-policy")).contains("sandbox");
        Answer sheet = clerk.get(path(paths, "表.xlsx"));
        assertThat(sheet.header("content-type")).isEqualTo("application/octet-stream");
        assertThat(sheet.header("content-disposition")).startsWith("attachment");
        Answer download = clerk.get(path(paths, "計画（案）.pdf") + "?download");
        assertThat(download.header("content-disposition")).startsWith("attachment");
        assertThat(download.body()).isEqualTo(new String(TypedReceipt.pdf(), StandardCharsets.UTF_8));
    }

    @Test
    void aPartOfTheBytesIsGivenAndNotedOnce() {
        String path = received(Map.of("title", "一部だけ読む"), TypedReceipt.pdf());
        String bytes = path(attachments(clerk.get(path).body()), "資料.pdf");
        UUID attachment = UUID.fromString(bytes.substring(bytes.lastIndexOf('/') + 1));
        Answer middle = clerk.get(bytes, "Range", "bytes=5-9");
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(new String(TypedReceipt.pdf(), 5, 5, StandardCharsets.UTF_8));
        assertThat(middle.header("content-range")).isEqualTo("bytes 5-9/" + TypedReceipt.pdf().length);
        assertThat(notes(attachment))
                .as("the first piece is noted, wherever it lies")
                .containsExactly("VIEW");
        clerk.get(bytes, "Range", "bytes=10-");
        assertThat(notes(attachment)).containsExactly("VIEW");
        clerk.get(bytes);
        clerk.get(bytes + "?download");
        assertThat(notes(attachment)).containsExactly("VIEW", "VIEW", "DOWNLOAD");
        assertThat(clerk.get(bytes, "Range", "bytes=999999-").status()).isEqualTo(416);
    }

    @Test
    @DisplayName("I-11: what one may not read is not found, in any way, and leaves no trace of itself")
    void whatOneMayNotReadIsNotFound() {
        String path = received(Map.of("title", "課の中だけの秘密めいた件名"), TypedReceipt.pdf());
        String page = clerk.get(path).body();
        String bytes = path(attachments(page), "資料.pdf");
        String id = path.substring("/documents/".length());
        TestBrowser stranger = site.signedIn(STRANGER);

        for (String closed : List.of(path, bytes, bytes + "?download")) {
            Answer answer = stranger.get(closed);
            assertThat(answer.status()).as(closed).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("秘密めいた");
        }
        assertThat(stranger.post("/receipts/" + id + "/close", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/documents?q=%E7%A7%98%E5%AF%86%E3%82%81%E3%81%84%E3%81%9F")
                        .body())
                .contains("あなたが読める範囲にはありません");
        assertThat(notes(UUID.fromString(id)))
                .as("the clerk read it, the stranger tried to")
                .containsExactly("VIEW", "REFUSED", "REFUSED");
        for (String other : List.of(
                path,
                bytes,
                "/files/" + TypedReceipt.file(clerk.get("/receipts/new").body()))) {
            assertThat(mihon().get(other).status()).as("another municipality").isEqualTo(404);
        }
        assertThat(site.browser().get(path).status()).isIn(302, 303);
    }

    @Test
    @DisplayName("I-12: the number register of a section masks what its reader may not know")
    void theNumberRegisterMasksTitles() {
        Actor head = city.actor("joho-kacho");
        FileId file = city.file(city.section(CLERK));
        Arrival letter = city.letter(city.actor(CLERK), file, "内密の申告について", Secrecy.SECRET, Scope.NAMED, List.of());
        DocumentId id = Tenancy.in(city.id(), () -> receipts.receive(letter, head.doer()));
        String register = clerk.get("/numbers?series=" + receiptSeries()).body();

        assertThat(register)
                .contains("（件名は表示できません）")
                .doesNotContain("内密の申告")
                .doesNotContain(id.value().toString());
        assertThat(register).contains("抜けている番号はありません");
        String own = site.signedIn("joho-kacho")
                .get("/numbers?series=" + receiptSeries())
                .body();
        assertThat(own).contains("内密の申告について");
        Map<String, String> asked = Map.of("series", receiptSeries(), "purpose", "点検");
        assertThat(clerk.get("/numbers/export", asked).body()).doesNotContain("内密の申告");
        assertThat(site.signedIn("joho-kacho").get("/numbers/export", asked).body())
                .contains("内密の申告について");
        assertThat(site.signedIn(STRANGER).get("/numbers/export", asked).status())
                .isEqualTo(404);
        assertThat(site.signedIn(STRANGER)
                        .get("/numbers?series=" + receiptSeries())
                        .status())
                .isEqualTo(404);
    }

    private String receiptSeries() {
        return city
                .read(() -> new Numbers(db, organization)
                        .listSeries(java.util.Set.of(city.section(CLERK).value())))
                .stream()
                .filter(series -> series.kind() == NumberKind.RECEIPT)
                .findFirst()
                .orElseThrow()
                .id()
                .value()
                .toString();
    }

    private TestBrowser mihon() {
        TestBrowser other = site.browser("mihon.localhost");
        other.signIn("bunsho-tanto");
        return other;
    }

    private List<String> notes(UUID subject) {
        return city.read(() -> db.select(ACCESS_LOG.KIND)
                .from(ACCESS_LOG)
                .where(ACCESS_LOG.SUBJECT_ID.eq(subject))
                .orderBy(ACCESS_LOG.ID)
                .fetch(ACCESS_LOG.KIND));
    }

    private String received(Map<String, String> typed, byte[] pdf) {
        return received(typed, new SentFile("attachments", "資料.pdf", pdf));
    }

    private String received(Map<String, String> typed, SentFile... files) {
        Answer answer = clerk.postFiles("/receipts", TypedReceipt.fields(clerk, typed), List.of(files));
        assertThat(answer.status()).as(answer.body()).isIn(302, 303);
        return answer.location();
    }

    private static String path(Map<String, String> attachments, String name) {
        return Objects.requireNonNull(attachments.get(name), name);
    }

    private static Map<String, String> attachments(String page) {
        var paths = new HashMap<String, String>();
        Matcher link = Pattern.compile(
                        "href=\"(/documents/attachments/[0-9a-f-]{36})\\?download\">.*?<span class=\"visually-hidden\">：(.*?)</span>",
                        Pattern.DOTALL)
                .matcher(page);
        while (link.find()) {
            paths.put(link.group(2), link.group(1));
        }
        return paths;
    }

    private static void keepsTheRules(String path, String html) {
        assertThat(html).as(path).doesNotContain(" style=").doesNotContainPattern(" on[a-z]+=");
        assertThat(html).as(path).doesNotContainPattern("(src|href|action)=\"https?:");
        List<String> ids = ID.matcher(html).results().map(id -> id.group(1)).toList();
        assertThat(ids).as(path).doesNotHaveDuplicates();
        CONTROL.matcher(html).results().map(control -> control.group()).forEach(control -> {
            if (control.contains("type=\"hidden\"") || control.contains("type=\"checkbox\"")) {
                return;
            }
            Matcher id = ID.matcher(control);
            assertThat(id.find()).as(path + " " + control).isTrue();
            assertThat(html).as(path).contains("<label for=\"" + id.group(1) + "\"");
        });
        for (Matcher described =
                        Pattern.compile("aria-describedby=\"([^\"]+)\"").matcher(html);
                described.find(); ) {
            for (String target : described.group(1).split(" ")) {
                assertThat(ids).as(path).contains(target);
            }
        }
    }
}
