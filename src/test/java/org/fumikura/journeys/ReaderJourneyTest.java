package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void readsAllAttachmentsAsOnePaper(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        String matter = matter(window);
        Window chief = windows.open().signIn("joho-kanri-kakaricho");
        var inspection = new Inspection(chief);
        chief.open(matter);
        Locator figures = chief.find("#pages figure.page");
        assertThat(figures).hasCount(PAGES);
        assertThat(chief.find("#pages h3")).containsText(new String[] {"plan.pdf", "memo.txt", "unknown.bin"});
        assertThat(chief.find("#pages")).containsText("この形式はこの画面では表示できません");
        assertThat(chief.find("#pages pre")).containsText("連絡先");
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
        assertThat(beside.find("#pages figure.page")).hasCount(PAGES);
        beside.find("#find").fill("page 7 of");
        beside.find("#find").press("Enter");
        assertThat(beside.find(".found li")).hasCount(1);
        beside.find(".found a").click();
        assertThat(beside.find("#m1p7")).isInViewport();
        assertThat(beside.find("#m1p7 svg .hit")).hasCount(1);
    }

    @Test
    void readsWithoutScripts(Windows windows) {
        String matter = matter(windows.open().signIn(DRAFTER));
        Window ready = windows.open().signIn(DRAFTER).open(matter);
        assertThat(ready.find("#pages figure.page")).hasCount(PAGES);

        Window plain = windows.openWithoutScripts().signIn(DRAFTER).open(matter);
        assertThat(plain.find("#pages figure.page")).hasCount(PAGES);
        assertThat(isDrawn(plain.find("#m1p1 img"))).isTrue();
        plain.find(".contents summary").click();
        plain.find(".contents a").nth(1).click();
        assertThat(plain.find("#m2")).isInViewport();
        plain.link("別の窓で読む").click();
        plain.open(matter.replace("/matters/", "/documents/") + "/materials?find=page+7+of");
        assertThat(plain.find(".found a")).hasText(Pattern.compile("plan.pdf 7ページ"));
    }

    static String matter(Window window) {
        String draft = Drafting.begin(window);
        window.find("#files").setInputFiles(new FilePayload[] {
            new FilePayload("plan.pdf", "application/pdf", plan()),
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

    private static byte[] plan() {
        try (var document = new PDDocument()) {
            for (int n = 1; n <= PAGES; n++) {
                var page = new PDPage(PDRectangle.A4);
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
