package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is to decide reads all attachments on the screen, as one long paper. */
@JourneyTest
@ExtendWith(Chromium.class)
class ReaderJourneyTest {

    private static final String DRAFTER = "joho-kanri-tanto";
    private static final int PAGES = 12;

    /** With the one that is made of the text. */
    private static final int ALL = PAGES + 1;

    /** An A1 sheet across. */
    private static final PDRectangle DRAWING = new PDRectangle(2_384, 1_684);

    @Test
    void readsAllAttachmentsAsOnePaper(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        String matter = matter(window);
        Window chief = windows.open().signIn("joho-kanri-kakaricho");
        var inspection = new Inspection(chief);
        chief.open(matter);
        Locator figures = chief.find("#pages figure.page");
        assertThat(figures).hasCount(ALL);
        assertThat(chief.find("#pages h3")).containsText(new String[] {"plan.pdf", "memo.txt", "unknown.bin"});
        assertThat(chief.find("#pages")).containsText("この形式はこの画面では表示できません");
        assertThat(chief.find("#m2p1 img")).hasAttribute("alt", "memo.txt 1ページ");
        assertThat(isDrawn(chief.find("#m1p1 img"))).isTrue();
        assertThat(chief.find("#m1p1 svg text").first()).hasText("Page 1 of the plan");

        assertThat(inspection.judge("a matter with attachments")).isEmpty();

        chief.find("h1").click();
        chief.page().keyboard().press("n");
        chief.page().keyboard().press("n");
        assertThat(chief.find("#at-page")).hasValue("3");
        chief.page().keyboard().press("g");
        chief.page().keyboard().type("11");
        chief.page().keyboard().press("Enter");
        assertThat(chief.find("#m1p11")).isInViewport();
        chief.open(matter);
        assertThat(chief.find("#m1p11")).isInViewport();

        Window beside = windows.follow(
                chief.page().waitForPopup(() -> chief.link("別の窓で読む").click()), chief.scripts());
        assertThat(beside.find("#pages figure.page")).hasCount(ALL);
        // before the scripts are there, Enter opens a page of hits
        assertThat(beside.find("#m1p11 svg text").first()).isAttached();
        String where = beside.path();
        beside.find("#find").fill("page 7 of");
        beside.find("#find").press("Enter");
        assertThat(beside.find("#hits li")).hasCount(1);
        assertThat(beside.find("#hits li mark")).hasText("Page 7 of");
        assertThat(beside.find("#m1p7")).isInViewport();
        assertThat(beside.find("#m1p7 svg .hit")).hasCount(1);
        assertThat(beside.path()).isEqualTo(where);
    }

    @Test
    void readsByKeyboardAlone(Windows windows) {
        String matter = matter(windows.open().signIn(DRAFTER));
        Window chief = windows.open().signIn("joho-kanri-kakaricho");
        var inspection = new Inspection(chief);
        chief.open(matter);
        Keyboard keys = chief.page().keyboard();
        assertThat(chief.find("#m1p1 svg text").first()).isAttached();

        keys.press("f");
        keys.type("of the plan");
        keys.press("Enter");
        assertThat(chief.find("#hits li")).hasCount(PAGES);
        assertThat(chief.find("#hits [role=status]")).hasText("1 / 12");
        assertThat(chief.find("#m1p1 svg .hit.at")).hasCount(1);
        keys.press(".");
        assertThat(chief.find("#m1p2 svg .hit.at")).hasCount(1);
        assertThat(chief.find("#m1p1 svg .hit.at")).hasCount(0);
        keys.press(",");
        assertThat(chief.find("#hits [role=status]")).hasText("1 / 12");
        assertThat(inspection.judge("a matter with hits")).isEmpty();

        keys.press("9");
        double whole = width(chief);
        keys.press("+");
        assertThat(width(chief)).isGreaterThan(whole);
        keys.press("s");
        assertThat(chief.find("#pages.two")).isAttached();
        assertThat(top(chief, "#m1p2")).isEqualTo(top(chief, "#m1p1"));
        keys.press("n");
        assertThat(chief.find("#at-page")).hasValue("3");

        keys.press("t");
        assertThat(chief.find("#strip [aria-current]")).hasText("3");
        keys.press("ArrowDown");
        keys.press("ArrowDown");
        assertThat(inspection.judge("a matter with small pages")).isEmpty();
        keys.press("Enter");
        assertThat(chief.find("#at-page")).hasValue("5");

        keys.press("z");
        assertThat(chief.find("#reader:fullscreen")).isAttached();
        keys.press("z");
        assertThat(chief.find("#reader:fullscreen")).not().isAttached();

        double kept = width(chief);
        chief.open(matter);
        assertThat(chief.find("#pages.two")).isAttached();
        assertThat(chief.find("#strip [aria-current]")).hasText("5");
        assertThat(width(chief)).isEqualTo(kept);
    }

    @Test
    void enlargesADrawing(Windows windows) {
        Window drafter = windows.open().signIn(DRAFTER);
        Drafting.begin(drafter);
        drafter.find("#files").setInputFiles(new FilePayload("drawing.pdf", "application/pdf", pdf(DRAWING, 1)));
        assertThat(drafter.find("#upload-state")).hasText("1 点を添付しました。");

        Window reader = windows.follow(
                drafter.page().waitForPopup(() -> drafter.link("資料を読む").click()), drafter.scripts());
        assertThat(reader.find("#pages figure.page")).hasCount(1);
        reader.find("h1").click();
        for (int step = 0; step < 5; step++) {
            reader.page().keyboard().press("+");
        }
        Locator tile = reader.find("#m1p1 .tiles img").first();
        assertThat(tile).isAttached();
        tile.evaluate("tile => tile.decode()");
        assertThat(tile.evaluate("tile => tile.naturalWidth")).isEqualTo(1_024);
    }

    /** What is printed is said first, and stands on each sheet. */
    @Test
    void printsWithAReason(Windows windows) {
        String matter = matter(windows.open().signIn(DRAFTER));
        Window chief = windows.open().signIn("joho-kanri-kakaricho");
        var inspection = new Inspection(chief);
        chief.open(matter);
        assertThat(chief.find("#pages figure.page")).hasCount(ALL);
        chief.link("印刷").click();
        chief.find("#what").selectOption("range");
        chief.find("#first").fill("2");
        chief.find("#last").fill("3");
        chief.find("#reason").selectOption("OTHER");
        chief.button("印刷する画面へ進む").click();
        assertThat(chief.find("#problems")).containsText("入力してください");
        assertThat(chief.find("#first")).hasValue("2");
        chief.find("#words").fill("現地で書き込むため");
        chief.button("印刷する画面へ進む").click();

        assertThat(chief.find(".printed figure")).hasCount(2);
        assertThat(chief.find(".printed figcaption").first()).containsText("plan.pdf 2ページ（2/13）");
        assertThat(chief.find(".printed figcaption").first()).containsText("印刷 ");
        assertThat(isDrawn(chief.find(".printed img").first())).isTrue();
        assertThat(inspection.judge("pages to be printed")).isEmpty();

        Window other = windows.open().signIn(DRAFTER);
        other.open(chief.path());
        assertThat(other.find("main")).containsText("見つかりません");
    }

    @Test
    void readsWithoutScripts(Windows windows) {
        String matter = matter(windows.open().signIn(DRAFTER));
        Window ready = windows.open().signIn(DRAFTER).open(matter);
        assertThat(ready.find("#pages figure.page")).hasCount(ALL);

        Window plain = windows.openWithoutScripts().signIn(DRAFTER).open(matter);
        assertThat(plain.find("#pages figure.page")).hasCount(ALL);
        assertThat(isDrawn(plain.find("#m1p1 img"))).isTrue();
        plain.find(".contents summary").click();
        plain.find(".contents a").nth(1).click();
        assertThat(plain.find("#m2")).isInViewport();
        plain.link("別の窓で読む").click();
        plain.open(matter.replace("/matters/", "/documents/") + "/materials?find=page+7+of");
        assertThat(plain.find(".found a")).hasText(Pattern.compile("plan.pdf 7ページ"));
        assertThat(plain.find(".found mark")).hasText("Page 7 of");
        assertThat(plain.button("見開き")).not().isVisible();
        assertThat(plain.button("一覧")).not().isVisible();
    }

    static String matter(Window window) {
        String draft = Drafting.begin(window);
        window.find("#files").setInputFiles(new FilePayload[] {
            new FilePayload("plan.pdf", "application/pdf", pdf(PDRectangle.A4, PAGES)),
            new FilePayload("memo.txt", "text/plain", "連絡先 情報管理課".getBytes(StandardCharsets.UTF_8)),
            new FilePayload("unknown.bin", "application/octet-stream", new byte[] {0, 1, 2, 3})
        });
        assertThat(window.find("#upload-state")).hasText("3 点を添付しました。");
        Drafting.fill(window, "資料の多い案件について");
        window.button("回付する").click();
        assertThat(window.find(".note.good")).containsText("回付しました");
        return draft.replace("/drafts/", "/matters/");
    }

    private static boolean isDrawn(Locator image) {
        image.scrollIntoViewIfNeeded();
        image.evaluate("image => image.decode()");
        return (boolean) image.evaluate("image => image.naturalWidth >= 900");
    }

    private static double width(Window window) {
        return ((Number) window.find("#m1p1").evaluate("page => page.getBoundingClientRect().width")).doubleValue();
    }

    private static double top(Window window, String page) {
        return ((Number) window.find(page).evaluate("page => page.getBoundingClientRect().top")).doubleValue();
    }

    private static byte[] pdf(PDRectangle size, int pages) {
        try (var document = new PDDocument()) {
            for (int n = 1; n <= pages; n++) {
                var page = new PDPage(size);
                document.addPage(page);
                try (var pen = new PDPageContentStream(document, page)) {
                    pen.beginText();
                    pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                    pen.newLineAtOffset(72, 700);
                    pen.showText("Page " + n + " of the plan");
                    pen.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
