package org.fumikura.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fumikura.testing.Site;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test its {@link Windows} of the machine's own Chromium. One browser serves the whole build; what one test's windows
 * keep, no other test sees.
 */
final class Chromium implements ParameterResolver, AfterEachCallback {

    /** How long a condition may take to come true; a busy machine is slow. */
    static final double PATIENCE = 30_000;

    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            // each process more costs a second of a small machine
            "--process-per-site",
            "--renderer-process-limit=2",
            // no page of a test lives long enough to earn its scripts' optimization back
            "--js-flags=--no-turbofan,--no-maglev",
            "--disable-features=SpareRendererForSitePerProcess,PaintHolding,HttpsUpgrades,Translate,OptimizationHints");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Windows resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Running running = test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, unused -> Running.start(), Running.class);
        Site site = SpringExtension.getApplicationContext(test).getBean(Site.class);
        var windows = new Windows(running.browser, site);
        test.getStore(NAMESPACE).put(Windows.class, windows);
        return windows;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Windows windows = test.getStore(NAMESPACE).get(Windows.class, Windows.class);
        if (windows == null) {
            return;
        }
        windows.close(test.getExecutionException().isEmpty());
    }

    /** The one that was asked for, else the variant without a window, which is quicker. */
    private static Path program() {
        String wanted = System.getProperty("fumikura.test.chromium");
        if (wanted != null) {
            return Path.of(wanted);
        }
        var quick = Path.of("/usr/bin/chromium-headless-shell");
        return Files.isExecutable(quick) ? quick : Path.of("/usr/bin/chromium");
    }

    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program())
                            .setArgs(ARGUMENTS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
