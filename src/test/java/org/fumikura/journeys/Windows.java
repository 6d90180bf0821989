package org.fumikura.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.testing.Site;

/** The browser windows of one test. Windows that are opened apart share nothing, as those of two people. */
final class Windows {

    static final int DESK_WIDTH = 1366;
    static final int DESK_HEIGHT = 768;
    static final int PHONE_WIDTH = 390;
    static final int PHONE_HEIGHT = 844;

    private final Browser browser;
    private final Site site;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();

    Windows(Browser browser, Site site) {
        this.browser = browser;
        this.site = site;
    }

    /** A window as on a desk in the office, in Japanese. */
    Window open() {
        return open(desk(), true);
    }

    /** As {@link #open()}, in a browser that reaches the program by another port. */
    Window openThrough(int port) {
        BrowserContext context = context(desk());
        return follow(new Window(context.newPage(), path -> "http://localhost:" + port + path, true));
    }

    /** As {@link #open()}, in a browser that runs no JavaScript. */
    Window openWithoutScripts() {
        return open(desk().setJavaScriptEnabled(false), false);
    }

    /** A window on a desk or, narrow, on a phone. */
    Window open(String language, boolean phone) {
        var options = phone ? options(PHONE_WIDTH, PHONE_HEIGHT).setHasTouch(true) : desk();
        return open(options.setLocale(language), true);
    }

    /** Another tab beside a window: the same person, the same session. */
    Window beside(Window window) {
        return follow(window.page().context(), window.scripts());
    }

    private Window open(Browser.NewContextOptions options, boolean scripts) {
        return follow(context(options), scripts);
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(Chromium.PATIENCE);
        contexts.add(context);
        return context;
    }

    private Window follow(BrowserContext context, boolean scripts) {
        return follow(context.newPage(), scripts);
    }

    /** A tab that the program opened. */
    Window follow(Page page, boolean scripts) {
        return follow(new Window(page, path -> site.address("localhost", path), scripts));
    }

    private Window follow(Window window) {
        windows.add(window);
        return window;
    }

    /** @param judge whether nothing else went wrong, so that what the windows noticed is worth telling */
    void close(boolean judge) {
        contexts.forEach(BrowserContext::close);
        if (judge) {
            assertThat(windows)
                    .allSatisfy(window -> assertThat(window.offences())
                            .as("scripts that failed, rules that were broken, strangers that were asked")
                            .isEmpty());
        }
    }

    private static Browser.NewContextOptions desk() {
        return options(DESK_WIDTH, DESK_HEIGHT).setLocale("ja-JP");
    }

    private static Browser.NewContextOptions options(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height);
    }
}
