package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.fumikura.approval.MatterDifferences.To;
import org.fumikura.approval.MatterDifferences.Wanted;
import org.fumikura.records.Differences;
import org.fumikura.records.Differences.How;
import org.fumikura.records.Differences.State;
import org.fumikura.records.DocumentId;
import org.fumikura.renditions.MadeRenditions;
import org.fumikura.shared.NotFound;
import org.fumikura.sheets.Sheets;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** a matter beside its version before and beside last year's case, with what the real worker read in its attachments. */
@FumikuraTest
class MatterDifferencesTest {

    /** May read what the section drafts, and is on no route of these tests. */
    private static final String COLLEAGUE = "joho-kanri-kakaricho";

    @Autowired
    private MatterWalk walk;

    @Autowired
    private WaitingMatters waiting;

    @Autowired
    private MatterDifferences differences;

    @Autowired
    private MadeRenditions made;

    @Autowired
    private Sheets sheets;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName(
            "R-045 of the version before: changed words are marked in both, a page put in between is the only new one")
    void theVersionBefore() {
        DocumentId id = twoVersions();

        DifferencesPage.Compared compared =
                page(id, MatterWalk.SECTION_HEAD, To.ANY).compared().orElseThrow();

        assertThat(compared.other()).isEmpty();
        assertThat(compared.version()).isEqualTo(1);
        assertThat(compared.fields()).extracting(change -> change.label().ja()).containsExactly("伺い文");
        Differences found = compared.attachments();
        assertThat(found.files())
                .extracting(Differences.Files::name, Differences.Files::state)
                .containsExactly(
                        tuple("計画.pdf", State.COMPARED),
                        tuple("同じ.pdf", State.SAME),
                        tuple("図.png", State.COMPARED),
                        tuple("不明.bin", State.NOT_COMPARED),
                        tuple("前の.pdf", State.GONE));
        assertThat(found.totals()).isEqualTo(new Differences.Totals(1, 1, 1, 1, 3));
        assertThat(found.shown())
                .extracting(
                        Differences.Pages::how,
                        pages -> pages.was().map(Differences.Sheet::page).orElse(0),
                        pages -> pages.is().map(Differences.Sheet::page).orElse(0))
                .containsExactly(tuple(How.CHANGED, 3, 4), tuple(How.PICTURE, 1, 1), tuple(How.NEW, 0, 2));
        Differences.Marks marks = found.shown().getFirst().marks().orElseThrow();
        assertThat(marks.goneLetters()).isEqualTo(1);
        assertThat(marks.comeLetters()).isEqualTo(1);
        assertThat(marks.begin())
                .contains(
                        new Differences.Piece(Differences.Become.GONE, "5"),
                        new Differences.Piece(Differences.Become.NEW, "8"));
        assertThat(marks.gone().getFirst().left()).isPositive();
        assertThat(found.files().getFirst().same())
                .containsExactly(new Differences.Range(1, 1, 1), new Differences.Range(2, 3, 1));

        assertThat(page(id, COLLEAGUE, To.VERSION).earlier())
                .as("earlier words are for whom they were sent to")
                .isEmpty();
        assertThat(page(id, COLLEAGUE, To.VERSION).compared()).isEmpty();
    }

    @Test
    @DisplayName("R-045 the page marks the words on both pictures, and the interface for programs says the same")
    void asAPageAndForPrograms() {
        DocumentId id = twoVersions();
        String path = "/matters/" + id.value();

        String page = site.signedIn(MatterWalk.SECTION_HEAD)
                .get(path + "/compare?to=version")
                .body();
        assertThat(page)
                .contains("<rect class=\"gone\"", "<rect class=\"come\"", "変更のないページ 3", "画像のため文字では比べられません")
                .contains("<del>5</del>", "<ins>8</ins>");
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD).get(path).body()).contains("前の版と比べる", "昨年の案件と比べる");

        TestProgram.Answer answer =
                site.program(MatterWalk.SECTION_HEAD).get("/api/v1/matters/" + id.value() + "/differences?to=VERSION");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/compared/attachments/totals/changed")).isEqualTo("1");
        assertThat(answer.text("/compared/attachments/pages/0/how")).isEqualTo("CHANGED");
        assertThat(answer.text("/compared/attachments/pages/0/is/page")).isEqualTo("4");
        assertThat(answer.text("/compared/fields/0/label/ja")).isEqualTo("伺い文");
    }

    @Test
    @DisplayName("R-045 last year's case of the same kind and unit is proposed, another one is chosen by its number")
    void lastYearsCase() {
        DocumentId last = decided("令和3年度研修計画について", "R3計画.pdf", 3);
        DocumentId another = decided("備品の更新について", "備品.pdf", 2);
        DocumentId id = walk.draft("令和4年度研修計画について");
        walk.attach(id, "R4計画.pdf", plan(3, 8));
        walk.submit(id);
        made.catchUp();

        DifferencesPage page = page(id, COLLEAGUE, To.ANY);

        assertThat(page.earlier()).isEmpty();
        assertThat(page.cases().getFirst().id()).isEqualTo(last);
        assertThat(page.cases())
                .extracting(EarlierCases.Case::id)
                .contains(another)
                .doesNotContain(id);
        DifferencesPage.Compared compared = page.compared().orElseThrow();
        EarlierCases.Case shown = compared.other().orElseThrow();
        assertThat(shown.number()).isNotBlank();
        assertThat(shown.decidedOn()).isPresent();
        assertThat(compared.attachments().totals()).isEqualTo(new Differences.Totals(1, 0, 0, 0, 2));
        assertThat(compared.attachments().files().getFirst().earlierName()).contains("R3計画.pdf");

        String number = page.cases().stream()
                .filter(each -> each.id().equals(another))
                .findFirst()
                .orElseThrow()
                .number();
        DifferencesPage chosen = page(id, new Wanted(To.CASE, Optional.empty(), number, 0));
        assertThat(chosen.compared().flatMap(DifferencesPage.Compared::other))
                .map(EarlierCases.Case::id)
                .contains(another);
        assertThat(page(last, COLLEAGUE, To.CASE).cases())
                .as("what was decided later is no earlier case")
                .extracting(EarlierCases.Case::id)
                .doesNotContain(another, id);
        long seen = views(last);
        site.signedIn(COLLEAGUE).get("/matters/" + id.value() + "/compare?to=case");
        assertThat(views(last)).as("who compares has read both").isEqualTo(seen + 1);
    }

    @Test
    @DisplayName("A.16 an earlier case that somebody may not read is neither proposed nor found, as if there were none")
    void secretsAreNotProposed() {
        UUID secret = waiting.secretForTheChief("令和3年度人事の案件について");
        walk.decide(new DocumentId(secret), MatterWalk.SECTION_HEAD);
        DocumentId id = walk.submitted("令和4年度人事の案件について");
        String path = "/matters/" + id.value() + "/compare";

        DifferencesPage mayRead = page(id, MatterWalk.SECTION_HEAD, To.CASE);
        assertThat(mayRead.cases().getFirst().id().value()).isEqualTo(secret);
        String number = mayRead.cases().getFirst().number();

        assertThat(page(id, COLLEAGUE, To.CASE).cases())
                .extracting(each -> each.id().value())
                .doesNotContain(secret);
        assertThatThrownBy(() -> page(id, new Wanted(To.CASE, Optional.of(secret), "", 0)))
                .isInstanceOf(NotFound.class);
        var colleague = site.signedIn(COLLEAGUE);
        UUID nothing = UUID.randomUUID();
        assertThat(colleague.get(path + "?other=" + secret).status()).isEqualTo(404);
        assertThat(colleague.get(path + "?other=" + nothing).status()).isEqualTo(404);
        assertThat(site.program(COLLEAGUE)
                        .get("/api/v1/matters/" + id.value() + "/differences?other=" + secret)
                        .status())
                .isEqualTo(404);
        assertThat(page(id, new Wanted(To.CASE, Optional.empty(), number, 0)).problem())
                .isEqualTo(page(id, new Wanted(To.CASE, Optional.empty(), "ない番号", 0))
                        .problem())
                .isPresent();
        assertThat(colleague.get("/matters/" + secret + "/compare").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-045 many pages that differ come some at a time")
    void someAtATime() {
        DocumentId id = walk.draft("分厚い案件");
        walk.attach(id, "計画.pdf", sheets.pdf(html(thick("", 45))).bytes());
        walk.submit(id);
        walk.giveBack(id, MatterWalk.SUBSECTION_HEAD, "書き直すこと");
        walk.detach(id);
        walk.attach(id, "計画.pdf", sheets.pdf(html(thick("改", 45))).bytes());
        walk.submit(id);
        made.catchUp();

        Differences first = compared(id, 0);
        Differences last = compared(id, 1_000);

        assertThat(first.listed()).isEqualTo(45);
        assertThat(first.shown()).hasSize(Differences.SHOWN);
        assertThat(first.next()).contains(Differences.SHOWN);
        assertThat(last.shown()).hasSize(5);
        assertThat(last.next()).isEmpty();
        assertThat(last.shown().getLast().place()).isEqualTo(45);
    }

    private Differences compared(DocumentId id, int from) {
        var actor = toshima.actor(MatterWalk.DRAFTER);
        return toshima.in(() -> differences.page(id, actor, new Wanted(To.VERSION, Optional.empty(), "", from)))
                .compared()
                .orElseThrow()
                .attachments();
    }

    private static List<String> thick(String more, int pages) {
        return IntStream.range(0, pages)
                .mapToObj(page -> more
                        + new Random(page)
                                .ints(60, 0x4E00, 0x4F00)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()))
                .toList();
    }

    /** Returned, and submitted again with a page more, a figure changed, another picture, and one attachment less. */
    private DocumentId twoVersions() {
        DocumentId id = walk.draft("計画の改定について");
        byte[] same = pdf("この資料は前の版と変わらない。");
        walk.attach(id, "計画.pdf", plan(3, 5));
        walk.attach(id, "同じ.pdf", same);
        walk.attach(id, "図.png", picture(1));
        walk.attach(id, "不明.bin", "\0\1\2" + id);
        walk.attach(id, "前の.pdf", pdf("なくなる資料の本文であり、ほかのどれとも似ていない。"));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.giveBack(id, MatterWalk.SECTION_HEAD, "頁を加えること");
        walk.detach(id);
        walk.attach(id, "計画.pdf", pdf(chapter(1, 5), "あとから加えた体制と役割分担の頁。委員会を置き、年に二回開く。", chapter(2, 5), chapter(3, 8)));
        walk.attach(id, "同じ.pdf", same);
        walk.attach(id, "図.png", picture(2));
        walk.attach(id, "不明.bin", "\0\1\3" + id);
        walk.rewrite(id, text -> text.withWords(text.title(), text.body() + "体制を定める。", text.reason()));
        walk.submit(id);
        made.catchUp();
        return id;
    }

    private DocumentId decided(String title, String name, int pages) {
        DocumentId id = walk.draft(title);
        walk.attach(id, name, plan(pages, 5));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        walk.decide(id, MatterWalk.SECTION_HEAD);
        return id;
    }

    /** Its last chapter has a figure. */
    private byte[] plan(int chapters, int figure) {
        return pdf(IntStream.rangeClosed(1, chapters)
                .mapToObj(n -> chapter(n, n == chapters ? figure : 5))
                .toArray(String[]::new));
    }

    private static String chapter(int n, int figure) {
        return switch (n) {
            case 1 -> "第一章　総則。この計画は情報化の基本となる事項を定める。";
            case 2 -> "第二章　現状と課題。窓口の待ち時間が長く、紙の書類が多い。";
            default -> "第三章　目標。申請の" + figure + "割を電子で受け付け、来庁を減らす。";
        };
    }

    private byte[] pdf(String... pages) {
        return sheets.pdf(html(List.of(pages))).bytes();
    }

    private static String html(List<String> pages) {
        String body = pages.stream().map(page -> "<p>" + page + "</p>").collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="ja"><head><title>計画</title><meta name="subject" content="計画"/>
                <style>p + p { page-break-before: always; }</style></head><body>%s</body></html>
                """.formatted(body);
    }

    private static byte[] picture(int shade) {
        try {
            var image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
            image.setRGB(shade, shade, shade);
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private DifferencesPage page(DocumentId id, String login, To to) {
        var actor = toshima.actor(login);
        return toshima.in(() -> differences.page(id, actor, new Wanted(to, Optional.empty(), "", 0)));
    }

    private DifferencesPage page(DocumentId id, Wanted wanted) {
        var actor = toshima.actor(COLLEAGUE);
        return toshima.in(() -> differences.page(id, actor, wanted));
    }

    private long views(DocumentId id) {
        return toshima.read(() -> db.fetchCount(ACCESS_LOG, ACCESS_LOG.SUBJECT_ID.eq(id.value())));
    }
}
