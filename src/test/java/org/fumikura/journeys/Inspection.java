package org.fumikura.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges the pages that one window shows. */
final class Inspection {

    /** What a first view may weigh, with everything that belongs to it and nothing of it known to the browser. */
    private static final int HEAVIEST = 200_000;

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    private static final String VIOLATIONS = """
            async ({tags, colours}) => {
                const found = await axe.run(document, {
                    runOnly: tags,
                    rules: {'color-contrast': {enabled: colours}},
                    iframes: false,
                    preload: false,
                    resultTypes: ['violations'],
                });
                return found.violations.flatMap(rule =>
                    rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.html} ${node.failureSummary}`));
            }
            """;

    private static final String UNFOLDED = """
            () => {
                for (const details of document.querySelectorAll('main details')) {
                    details.open = true;
                }
            }
            """;

    private static final String BESIDE_THE_EDGE = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
                [...document.querySelectorAll('body *')]
                    .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .map(each => each.outerHTML.slice(0, 160))
                    .slice(0, 3)
                    .concat('wider than the window: ' + document.documentElement.scrollWidth)
            """;

    /** What the page embeds is a document of its own. */
    private static final String IN_THE_PAGE_ITSELF = "if (window === window.top) { %s }";

    private final Window window;
    private final Looks looks;
    private final List<Request> requests = new ArrayList<>();

    /** At which sizes pages are looked at. Their colours are the same at each, and are judged once: that takes longest. */
    enum Looks {
        DESK_AND_PHONE,
        PHONE,
        /** Of pages that were judged in another language: whether their words fit where there is least room. */
        FIT
    }

    Inspection(Window window) {
        this(window, Looks.DESK_AND_PHONE);
    }

    Inspection(Window window, Looks looks) {
        this.window = window;
        this.looks = looks;
        if (looks == Looks.FIT) {
            return;
        }
        window.page().onRequest(requests::add);
        // sent once, and not again for each page
        window.page().addInitScript(IN_THE_PAGE_ITSELF.formatted(AxeBuilder.getAxeScript()));
        var always = new JsonObject();
        always.addProperty("cacheDisabled", true);
        window.page().context().newCDPSession(window.page()).send("Network.setCacheDisabled", always);
    }

    /** Opens a page and tells what is wrong with it. */
    List<String> open(String path) {
        requests.clear();
        window.takeComplaints();
        window.open(path);
        window.page().waitForLoadState(LoadState.LOAD);
        var offences = new ArrayList<String>();
        int weight = weight();
        if (weight > HEAVIEST) {
            offences.add(path + ": a first view weighs " + weight + " bytes");
        }
        window.takeComplaints().stream()
                .filter(complaint -> !path.equals("/error") || !complaint.contains("404"))
                .forEach(complaint -> offences.add(path + ": console: " + complaint));
        offences.addAll(judge(path));
        return offences;
    }

    /** Tells what is wrong with the page that is shown. */
    List<String> judge(String name) {
        var offences = new ArrayList<String>();
        if (looks == Looks.DESK_AND_PHONE) {
            look(name, true, offences);
        }
        window.page().setViewportSize(Windows.PHONE_WIDTH, Windows.PHONE_HEIGHT);
        look(name + " on a phone", looks == Looks.PHONE, offences);
        window.page().setViewportSize(Windows.DESK_WIDTH, Windows.DESK_HEIGHT);
        return offences;
    }

    private void look(String name, boolean colours, List<String> offences) {
        Page page = window.page();
        page.evaluate(UNFOLDED);
        if (looks != Looks.FIT) {
            for (Object found : (List<?>) page.evaluate(VIOLATIONS, Map.of("tags", TAGS, "colours", colours))) {
                offences.add(name + ": " + found);
            }
        }
        for (Object found : (List<?>) page.evaluate(BESIDE_THE_EDGE)) {
            offences.add(name + ": " + found);
        }
    }

    /**
     * What the page itself and all that it shows at once took on the line; what it embeds is a document of its own. To ask
     * for a size is to wait until the request has ended, while others may begin.
     */
    private int weight() {
        return List.copyOf(requests).stream()
                .filter(request -> request.frame().equals(window.page().mainFrame()))
                .mapToInt(request -> request.sizes().responseHeadersSize + request.sizes().responseBodySize)
                .sum();
    }
}
