package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.approval.WaitingMatters;
import org.fumikura.sheets.Sheets;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** whoever decides sees what changed since the version before and since last year, beside each other. */
@JourneyTest
@ExtendWith(Chromium.class)
class CompareJourneyTest {

    private static final String CHIEF = "joho-kacho";
    private static final String FIRST = "第一章　総則。この計画は情報化の基本となる事項を定める。";
    private static final String PUT_BETWEEN = "あとから加えた体制と役割分担の頁。委員会を置き、年に二回開く。";
    private static final String[] BEFORE = {FIRST, "第二章　目標。申請の5割を電子で受け付け、来庁を減らす。", "第三章　予算。三年間で1,250千円を見込む。"};
    private static final String[] AFTER = {FIRST, PUT_BETWEEN, "第二章　目標。申請の8割を電子で受け付け、来庁を減らす。", "第三章　予算。三年間で1,350千円を見込む。"
    };

    @Autowired
    private WaitingMatters waiting;

    @Autowired
    private Sheets sheets;

    @Test
    @DisplayName("R-045 with the keyboard alone from the matter to each difference, to last year's case, and back")
    void byTheKeyboard(Windows windows) {
        waiting.decide(waiting.forTheChief("令和3年度推進計画について", "R3計画.pdf", pdf(BEFORE)));
        Window chief = windows.open().signIn(CHIEF);
        String matter = mended(chief, "令和4年度推進計画について");
        var inspection = new Inspection(chief);

        chief.open(matter);
        press(chief, "d");
        assertThat(chief.heading()).containsText("比べる");
        assertThat(chief.find(".listed li")).hasCount(3);
        assertThat(chief.find(".listed li").first()).containsText("R4計画.pdf 2ページ → 3ページ");
        assertThat(chief.find(".listed li").first().locator("del")).hasText("5");
        assertThat(chief.find(".listed li").nth(2)).containsText("加わったページ");
        assertThat(chief.find("details.same")).containsText("変更のないページ 1");

        press(chief, "n");
        assertThat(chief.find("#d1")).isFocused();
        assertThat(chief.find("#d1 svg rect.gone")).hasCount(1);
        assertThat(chief.find("#d1 svg rect.come")).hasCount(1);
        assertThat(isDrawn(chief.find("#d1 img").first())).isTrue();
        assertThat(isDrawn(chief.find("#d1 img").nth(1))).isTrue();
        press(chief, "n");
        assertThat(chief.find("#d2")).isFocused();
        press(chief, "p");
        assertThat(chief.find("#d1")).isFocused();
        assertThat(inspection.judge("two versions side by side")).isEmpty();
        chief.keepPictures("compare");

        press(chief, "y");
        assertThat(chief.find(".papers")).containsText("令和3年度推進計画について");
        assertThat(chief.find("[aria-current=page][data-key=Y]")).isVisible();
        press(chief, "b");
        assertThat(chief.heading()).hasText("令和4年度推進計画について");
    }

    @Test
    @DisplayName("R-045 without scripts, another matter by its number, and a number that nobody has")
    void withoutScripts(Windows windows) {
        UUID other = waiting.forTheChief("ほかの計画について", "ほかの計画.pdf", pdf(BEFORE));
        waiting.decide(other);
        String matter = mended(windows.open().signIn(CHIEF), "番号で比べる計画について");
        Window plain = windows.openWithoutScripts().signIn(CHIEF).open(matter);

        plain.link("前の版と比べる").click();
        plain.find(".listed a").nth(1).click();
        assertThat(plain.find("#d2")).isInViewport();
        assertThat(isDrawn(plain.find("#d2 img").first())).isTrue();
        plain.find("details.choose summary").click();
        plain.find("#number").fill("ない番号");
        plain.find(".choose button").click();
        assertThat(plain.find(".problems")).containsText("見つかりません");
        assertThat(plain.find("#number")).hasValue("ない番号");
        String found = plain.find(".choose li")
                .filter(new Locator.FilterOptions().setHasText("ほかの計画について"))
                .locator(".secondary")
                .innerText();
        plain.find("#number").fill(found.replaceFirst("[\\s　]+決裁[\\s\\S]*", "").strip());
        plain.find(".choose button").click();
        assertThat(plain.find(".papers")).containsText("ほかの計画について");
        assertThat(plain.page()).hasURL(Pattern.compile("number="));
    }

    /** Each version is looked at before it is compared, so that it is ready. */
    private String mended(Window chief, String title) {
        UUID id = waiting.forTheChief(title, "R4計画.pdf", pdf(BEFORE));
        String matter = "/matters/" + id;
        chief.open(matter);
        assertThat(chief.find("#pages figure.page")).hasCount(BEFORE.length);
        waiting.mend(id, "R4計画.pdf", pdf(AFTER));
        chief.open(matter);
        assertThat(chief.find("#pages figure.page")).hasCount(AFTER.length);
        return matter;
    }

    /** Keys answer once the page's script has said so. */
    private static void press(Window window, String key) {
        assertThat(window.find("[data-key='" + key.toUpperCase(Locale.ROOT) + "'][aria-keyshortcuts]"))
                .isVisible();
        window.page().keyboard().press(key);
    }

    private static boolean isDrawn(Locator image) {
        image.scrollIntoViewIfNeeded();
        image.evaluate("image => image.decode()");
        return (boolean) image.evaluate("image => image.naturalWidth > 200");
    }

    private byte[] pdf(String... pages) {
        String body = Arrays.stream(pages).map(page -> "<p>" + page + "</p>").collect(Collectors.joining());
        return sheets.pdf("""
                        <!DOCTYPE html>
                        <html lang="ja"><head><title>計画</title><meta name="subject" content="計画"/>
                        <style>p + p { page-break-before: always; }</style></head><body>%s</body></html>
                        """.formatted(body)).bytes();
    }
}
