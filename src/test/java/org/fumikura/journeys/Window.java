package org.fumikura.journeys;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.demo.City;

/** One tab of a browser that shows the program under test. */
final class Window {

    /** Where the browser's viewer of PDF files has its scripts; what goes wrong there is not ours. */
    private static final String BROWSERS_OWN = "chrome-extension://";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Page page;
    private final UnaryOperator<String> addresses;
    private final boolean scripts;
    private final List<String> offences = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** @param addresses makes the whole address of a path */
    Window(Page page, UnaryOperator<String> addresses, boolean scripts) {
        this.page = page;
        this.addresses = addresses;
        this.scripts = scripts;
        page.onPageError(problem -> {
            if (!problem.contains(BROWSERS_OWN)) {
                offences.add("script: " + problem);
            }
        });
        page.onConsoleMessage(this::hear);
        // whoever listens only when a file is to be chosen may be later than the key that opens the dialog
        page.onFileChooser(chooser -> {});
        page.onRequest(request -> {
            String url = request.url();
            if (url.startsWith("http") && !url.startsWith(address("/"))) {
                offences.add("asked elsewhere: " + url);
            }
        });
    }

    Page page() {
        return page;
    }

    /** Opens a page until its scripts have run; what it embeds may still be on its way. */
    Window open(String path) {
        page.navigate(address(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        return this;
    }

    /** Waits until the scripts of the page that a press led to have run. */
    void waitForScripts() {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    /** Whether scripts run here. */
    boolean scripts() {
        return scripts;
    }

    /** The whole address of a path. */
    String address(String path) {
        return addresses.apply(path);
    }

    /** The path and query that are shown. */
    String path() {
        return page.url().substring(address("").length());
    }

    /** Forgets who was signed in, as a browser that is opened anew. */
    Window forget() {
        // what a page still asks for in the background would bring a cookie back
        page.navigate("about:blank");
        page.context().clearCookies();
        return this;
    }

    /** Signs somebody in with the demonstration's password, without showing a page. */
    Window signIn(String login) {
        APIRequestContext line = page.context().request();
        Matcher token = TOKEN.matcher(line.get(address("/sign-in")).text());
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no form token");
        }
        FormData form = FormData.create()
                .set("_csrf", token.group(1))
                .set("login", login)
                .set("password", City.PASSWORD);
        int status = line.post(
                        address("/sign-in"),
                        RequestOptions.create().setForm(form).setMaxRedirects(0))
                .status();
        if (status / 100 != 3) {
            throw new IllegalStateException(login + " was not let in: " + status);
        }
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** An entry of the main menu; the number that may follow its name does not count. */
    Locator menu(String name) {
        return page.locator(".menu nav a")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name)));
    }

    Locator heading() {
        return page.locator("h1");
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Keeps pictures of the page, as on a desk and as on a phone, for people to look at, if somebody wants to. */
    void keepPictures(String name) {
        if (!Boolean.getBoolean("fumikura.test.pictures")) {
            return;
        }
        keepPicture(name + "-phone", Windows.PHONE_WIDTH, Windows.PHONE_HEIGHT);
        keepPicture(name, Windows.DESK_WIDTH, Windows.DESK_HEIGHT);
    }

    private void keepPicture(String name, int width, int height) {
        page.setViewportSize(width, height);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** What no page may ever do, whatever is tested. */
    List<String> offences() {
        return List.copyOf(offences);
    }

    /** What the console said as an error since it was asked last. */
    List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    private void hear(ConsoleMessage message) {
        if (!message.type().equals("error")) {
            return;
        }
        complaints.add(message.text());
        if (message.text().contains("Content Security Policy")) {
            offences.add(message.text());
        }
    }
}
