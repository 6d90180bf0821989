package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

/** What a drafter does before a test begins to look. What she drafts leads over her 係長 to her 課長. */
final class Drafting {

    private static final Pattern SAVED = Pattern.compile("\\d\\d:\\d\\d 保存済み");

    private Drafting() {}

    /** Begins a draft of the most usual kind for whom a window is signed in; returns its path. */
    static String begin(Window window) {
        window.open("/drafts");
        window.button("起案する").click();
        assertThat(window.heading()).hasText("起案する");
        window.waitForScripts();
        window.find("#matterCode").selectOption("A01");
        assertThat(window.find("#save-state")).hasText(SAVED);
        return window.path();
    }

    /** Types what a draft needs. */
    static void fill(Window window, String title) {
        window.find("#title").fill(title);
        window.find("#body").fill(title + "、別添のとおり行ってよろしいか。");
    }

    /** Drafts and submits; returns the path of the matter. */
    static String submit(Window window, String title) {
        String draft = begin(window);
        fill(window, title);
        window.button("回付する").click();
        assertThat(window.find(".note.good")).containsText("回付しました");
        return draft.replace("/drafts/", "/matters/");
    }
}
