package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.BoundingBox;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is asked notes on pages what she thinks, sees what she has not opened, and returns for a page. */
@JourneyTest
@ExtendWith(Chromium.class)
class NoteJourneyTest {

    private static final String DRAFTER = "joho-kanri-tanto";
    private static final String CHIEF = "joho-kanri-kakaricho";

    @Test
    void notesAndReturnsWithTheKeyboardAlone(Windows windows) {
        Window drafter = windows.open().signIn(DRAFTER);
        String matter = ReaderJourneyTest.matter(drafter);
        Window chief = windows.open().signIn(CHIEF);
        var inspection = new Inspection(chief);
        chief.open(matter);
        Keyboard keys = chief.page().keyboard();
        assertThat(chief.find("#pages figure.page")).hasCount(13);
        assertThat(chief.find("#unopened [data-of]")).hasText(new String[] {"memo.txt", "unknown.bin"});

        turnTo(chief, 3);
        keys.press("m");
        assertThat(chief.find("#note-words")).isFocused();
        assertThat(chief.find("#note-page")).hasValue("3");
        keys.type("for me alone");
        keys.press("Tab");
        keys.press("Enter");
        assertThat(chief.find("#notes .noted.private .words")).hasText("for me alone");
        assertThat(chief.find("#m1p3 .mark.private")).hasText("自分だけのメモ");
        assertThat(chief.find("#m1p3")).isInViewport();

        chief.find("h1").click();
        turnTo(chief, 5);
        keys.press("m");
        keys.type("for everybody");
        for (int back = 0; back < 4; back++) {
            keys.press("Shift+Tab");
        }
        keys.press("ArrowDown");
        assertThat(chief.find("#note-form input[value=RECORD]")).isChecked();
        assertThat(chief.find("#note-page")).hasValue("5");
        for (int forth = 0; forth < 5; forth++) {
            keys.press("Tab");
        }
        keys.press("Enter");
        assertThat(chief.find("#notes .noted.of-record .words").first()).hasText("for everybody");
        assertThat(chief.find("#m1p5 .mark.of-record")).hasText("記録に残る付箋");
        assertThat(inspection.judge("a matter with notes")).isEmpty();

        chief.find("h1").click();
        turnTo(chief, 7);
        keys.press("o");
        assertThat(chief.find("#words")).isFocused();
        assertThat(chief.find("#return-page")).hasValue("7");
        keys.type("the sum is wrong");
        chief.find("#return-page").focus();
        keys.press("Enter");
        assertThat(chief.find(".tag").first()).hasText("回付中");
        keys.press("Tab");
        keys.press("Enter");
        assertThat(chief.find(".note.good").first()).containsText("差し戻しました");

        drafter.open(matter.replace("/matters/", "/drafts/"));
        drafter.page().getByText("plan.pdf 7ページ").click();
        assertThat(drafter.find("#m1p7")).isInViewport();
        assertThat(drafter.find("#notes")).containsText("for everybody");
        assertThat(drafter.find("#notes")).not().containsText("for me alone");
    }

    @Test
    void drawsAPartOfAPage(Windows windows) {
        String matter = ReaderJourneyTest.matter(windows.open().signIn(DRAFTER));
        Window chief = windows.open().signIn(CHIEF).open(matter);
        assertThat(chief.find("#pages figure.page")).hasCount(13);
        chief.find("#note-here summary").click();
        chief.find("#note-draw").click();
        chief.find("#m1p1").scrollIntoViewIfNeeded();
        BoundingBox page = chief.find("#m1p1").boundingBox();
        chief.page().mouse().move(page.x + page.width * 0.25, page.y + 60);
        chief.page().mouse().down();
        chief.page().mouse().move(page.x + page.width * 0.75, page.y + 160);
        chief.page().mouse().up();
        assertThat(chief.find("#note-words")).isFocused();
        chief.page().keyboard().type("this part");
        chief.button("付ける").click();

        assertThat(chief.find("#m1p1 .mark.private")).isVisible();
        BoundingBox mark = chief.find("#m1p1 .mark.private").boundingBox();
        BoundingBox now = chief.find("#m1p1").boundingBox();
        assertThat((mark.x - now.x) / now.width).isBetween(0.24, 0.26);
        assertThat(mark.width / now.width).isBetween(0.48, 0.52);
    }

    @Test
    void notesWithoutScripts(Windows windows) {
        String matter = ReaderJourneyTest.matter(windows.open().signIn(DRAFTER));
        assertThat(windows.open().signIn(DRAFTER).open(matter).find("#pages figure.page"))
                .hasCount(13);
        Window plain = windows.openWithoutScripts().signIn(CHIEF).open(matter);
        plain.find("#note-here summary").click();
        plain.find("#note-page").fill("4");
        plain.find("#note-words").fill("by form alone");
        plain.find("#note-form input[value=RECORD]").check();
        plain.button("付ける").click();
        assertThat(plain.find("#notes .noted.of-record").first()).containsText("plan.pdf 4ページ");
        plain.find("#notes .noted.of-record a").first().click();
        assertThat(plain.find("#m1p4")).isInViewport();
        plain.find("#notes .noted form button").first().click();
        assertThat(plain.find("#notes .noted.withdrawn")).containsText("取下げ");
    }

    private static void turnTo(Window window, int page) {
        window.find("h1").click();
        window.page().keyboard().press("g");
        window.page().keyboard().type(String.valueOf(page));
        window.page().keyboard().press("Enter");
        assertThat(window.find("#m1p" + page)).isInViewport();
    }
}
