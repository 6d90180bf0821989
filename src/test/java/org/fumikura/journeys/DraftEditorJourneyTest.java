package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.fumikura.demo.City;
import org.fumikura.testing.JourneyTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a drafter typed is ever lost, and what she sends takes effect once. */
@JourneyTest
@ExtendWith(Chromium.class)
class DraftEditorJourneyTest {

    private static final String DRAFTER = "joho-digital-tanto";
    private static final String BODY = "研修を別添のとおり開催してよろしいか。\n\n記\n1 日時　令和4年6月10日";
    private static final Pattern SAVED = Pattern.compile("\\d\\d:\\d\\d 保存済み");
    private static final int UNAUTHORIZED = 401;
    private static final int FILE_SIZE = 2_000_000;

    @TempDir
    private Path folder;

    @Test
    void savesAsOneTypes(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);

        window.find("#title").pressSequentially("情報研修の開催について");
        window.find("#body").fill(BODY);
        window.find("#others summary").click();
        window.find("#dueOn").fill("R4.5.27");
        window.find("input[name=flag]").first().check();
        isSaved(window);

        window.page().reload();
        assertThat(window.find("#title")).hasValue("情報研修の開催について");
        assertThat(window.find("#body")).hasValue(BODY);
        assertThat(window.find("#dueOn")).hasValue("R4.5.27");
        assertThat(window.find("input[name=flag]").first()).isChecked();
    }

    @Test
    void attachesAndTellsHowFarItIs(Windows windows) throws IOException {
        Path drawing = Files.write(folder.resolve("配置図.bin"), new byte[FILE_SIZE]);
        Path notes = Files.writeString(folder.resolve("次第.txt"), "1 開会\n2 議事\n");
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        window.find("#title").fill("添付の途中で書いた件名");
        window.page()
                .evaluate("() => { window.heard = []; new MutationObserver(() => window.heard.push("
                        + "document.getElementById('upload-state').textContent))"
                        + ".observe(document.getElementById('upload-state'), {childList: true}); }");

        FileChooser chooser = window.page().waitForFileChooser(window.find("#files")::click);
        chooser.setFiles(new Path[] {drawing, notes});

        assertThat(window.find("#upload-state")).hasText("2 点を添付しました。");
        assertThat((List<?>) window.page().evaluate("window.heard"))
                .anySatisfy(said -> assertThat((String) said).matches("送信中 \\d+％"));
        assertThat(window.find("#attached li"))
                .hasText(new Pattern[] {Pattern.compile("配置図\\.bin"), Pattern.compile("次第\\.txt")});
        assertThat(window.find("#title")).hasValue("添付の途中で書いた件名");
        Window opened = opened(window, window.link("次第.txt"), windows);
        assertThat(opened.find("body")).containsText("2 議事");
    }

    @Test
    void keepsWhatAnAttachmentIsForWhileAnotherArrives(Windows windows) throws IOException {
        Path notes = Files.writeString(folder.resolve("前例.txt"), "前回の次第\n");
        Path more = Files.writeString(folder.resolve("次第の案.txt"), "1 開会\n");
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        window.find("#files").setInputFiles(notes);
        assertThat(window.find("#attached li")).hasCount(1);
        isSaved(window);

        window.find("#attached select").selectOption("PRECEDENT");
        window.find("#files").setInputFiles(more);

        assertThat(window.find("#attached li")).hasCount(2);
        assertThat(window.find("#attached select").first()).hasValue("PRECEDENT");
        isSaved(window);
        window.page().reload();
        assertThat(window.find("#attached select").first()).hasValue("PRECEDENT");
    }

    /** S02 without a page in between. */
    @Test
    void theRouteGoesWithTheAmountAsOneTypes(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        assertThat(window.find("#expenditureItem")).hasCount(0);

        window.find("#matterCode").selectOption("K01");
        window.find("#expenditureItem").selectOption("委託料");
        window.find("#amount").fill("1999999");
        assertThat(window.find("#route li")).hasCount(3);
        window.find("#amount").fill("2000000");

        assertThat(window.find("#live")).containsText("決裁者が情報管理課長から政策経営部長に変わるため、経路を引き直しました。");
        assertThat(window.find("#route li")).hasCount(6);
        assertThat(window.find("#route li").last()).containsText("政策経営部長");
        window.find("#title").fill("経路が替わったあとの件名");
        assertThat(window.find("#live")).not().containsText("引き直しました");
        window.page().reload();
        assertThat(window.find("#title")).hasValue("経路が替わったあとの件名");
        assertThat(window.find("#route li")).hasCount(6);
    }

    @Test
    void listsWhatIsMissingWithAWayToIt(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        window.find("#body").fill(BODY);
        window.find("#file").selectOption("");
        window.button("回付する").click();

        assertThat(window.find("#problems")).isFocused();
        assertThat(window.find("#problems a")).hasText(new String[] {"件名を入力してください。", "使用中の簿冊を選んでください。"});
        assertThat(window.find("#title-error")).isVisible();
        assertThat(window.find("#body")).hasValue(BODY);
        window.find("#problems a").first().click();
        assertThat(window.find("#title")).isFocused();

        window.find("#title").fill("情報研修の開催について");
        window.find("#file").selectOption(new SelectOption().setIndex(1));
        window.button("回付する").click();
        assertThat(window.find(".note.good")).containsText("回付しました");
        assertThat(window.find(".paper").first()).hasText(BODY);
        Object copied = window.find(".paper")
                .first()
                .evaluate("paper => { getSelection().selectAllChildren(paper); return getSelection().toString(); }");
        assertThat((String) copied)
                .as("R-024: what is copied is what was typed")
                .isEqualTo(BODY);
    }

    @Test
    void sendsAgainAfterTheSessionEnded(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        window.find("#title").fill("時間のかかった起案について");
        window.find("#body").fill(BODY);
        window.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("fumikura_session"));
        window.button("回付する").click();

        assertThat(window.heading()).hasText("もう一度ログインしてください");
        assertThat(window.find(".typed")).containsText("時間のかかった起案について");
        assertThat(window.find(".typed")).containsText("1 日時　令和4年6月10日");
        window.find("#login").fill(DRAFTER);
        window.find("#password").fill(City.PASSWORD);
        window.button("ログイン").click();

        assertThat(window.heading()).hasText("もう一度送ってください");
        assertThat(window.find(".typed")).containsText("時間のかかった起案について");
        window.button("もう一度送る").click();

        assertThat(window.find(".note.good")).containsText("回付しました");
        assertThat(window.heading()).hasText("時間のかかった起案について");
        assertThat(window.find(".paper").first()).hasText(BODY);
    }

    @Test
    void saysWhenTheSessionEndedWhileOneTypes(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        window.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("fumikura_session"));
        window.find("#title").fill("ログアウトの後の件名");

        assertThat(window.find("#save-state")).containsText("入力はこの画面に残っています");
        Response refused = window.page()
                .waitForResponse("**/autosave", () -> window.find("#body").pressSequentially(BODY));
        assertThat(refused.status()).isEqualTo(UNAUTHORIZED);
        assertThat(window.find("#save-state")).containsText("入力はこの画面に残っています");
        Window second = opened(window, window.link("別の窓でログインする"), windows);
        second.find("#login").fill(DRAFTER);
        second.find("#password").fill(City.PASSWORD);
        second.button("ログイン").click();
        assertThat(second.heading()).hasText("ホーム");

        window.page().evaluate("window.dispatchEvent(new Event('focus'))");
        isSaved(window);
        window.page().reload();
        assertThat(window.find("#title")).hasValue("ログアウトの後の件名");
        assertThat(window.find("#body")).hasValue(BODY);
    }

    @Test
    void takesEffectOnceWhenClickedTwice(Windows windows) {
        for (Window window : List.of(windows.open(), windows.openWithoutScripts())) {
            window.signIn(DRAFTER);
            Drafting.begin(window);
            Drafting.fill(window, "二度押しについて");
            window.button("回付する").dblclick();
            assertThat(window.find(".note.good")).containsText("回付しました");
            assertThat(window.find(".history .did")).hasText(new String[] {"回付した"});
        }
    }

    @Test
    void takesEffectOnceWhenSentFromTwoTabs(Windows windows) {
        Window first = windows.open().signIn(DRAFTER);
        String draft = Drafting.begin(first);
        Drafting.fill(first, "二つの画面からの回付について");
        isSaved(first);
        Window second = windows.beside(first).open(draft);

        first.button("回付する").click();
        assertThat(first.find(".note.good")).containsText("回付しました");
        second.button("回付する").click();
        assertThat(second.find("main [role=alert]")).isVisible();

        second.open(draft.replace("/drafts/", "/matters/"));
        assertThat(second.find(".history .did")).hasText(new String[] {"回付した"});
    }

    @Test
    void tellsTheLaterOfTwoWindows(Windows windows) {
        Window first = windows.open().signIn(DRAFTER);
        String draft = Drafting.begin(first);
        Window second = windows.beside(first).open(draft);

        Drafting.fill(first, "先に保存した件名");
        isSaved(first);
        Drafting.fill(second, "後から書いた件名");
        assertThat(second.find("#save-state")).containsText("別の画面で先に保存されています");
        second.button("保存する").last().click();

        assertThat(second.find(".problems")).containsText("まだ保存していません");
        assertThat(second.find("#elsewhere dd")).hasText(new String[] {"先に保存した件名", "先に保存した件名、別添のとおり行ってよろしいか。"});
        assertThat(second.find("#title")).hasValue("後から書いた件名");
        first.page().reload();
        assertThat(first.find("#title")).hasValue("先に保存した件名");

        second.button("保存する").last().click();
        assertThat(second.find(".problems")).hasCount(0);
        first.page().reload();
        assertThat(first.find("#title")).hasValue("後から書いた件名");
    }

    @Test
    void sendsWhileItIsBeingSaved(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        var held = new AtomicReference<@Nullable Route>();
        window.page().route("**/autosave", route -> held.compareAndSet(null, route));
        Drafting.fill(window, "保存中の回付について");
        window.page().waitForCondition(() -> held.get() != null);

        window.button("回付する").click(new Locator.ClickOptions().setNoWaitAfter(true));
        Objects.requireNonNull(held.get()).resume();

        assertThat(window.find(".note.good")).containsText("回付しました");
        assertThat(window.heading()).hasText("保存中の回付について");
    }

    /** What arrives meanwhile would stand in for what is under the finger, and the press be lost. */
    @Test
    void keepsStillWhileSomethingIsPressed(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        Drafting.begin(window);
        var held = new AtomicReference<@Nullable Route>();
        window.page().route("**/autosave", route -> held.compareAndSet(null, route));
        window.find("#title").fill("押している間に届く保存について");
        window.page().waitForCondition(() -> held.get() != null);
        window.find("#live a[href='#body']").hover();

        window.page().mouse().down();
        window.page()
                .waitForResponse(
                        "**/autosave", () -> Objects.requireNonNull(held.get()).resume())
                .finished();
        window.page().mouse().up();

        assertThat(window.page()).hasURL(Pattern.compile("#body$"));
        isSaved(window);
    }

    /** Who is quicker than the script has her choice saved all the same. */
    @Test
    void savesWhatWasEnteredBeforeTheScriptRan(Windows windows) {
        Window window = windows.open().signIn(DRAFTER);
        var held = new AtomicReference<@Nullable Route>();
        window.page().route("**/draft.js", route -> held.compareAndSet(null, route));
        window.open("/drafts");
        window.button("起案する").click();
        assertThat(window.heading()).hasText("起案する");
        window.find("#title").fill("画面が整う前に入れた件名について");
        window.find("#matterCode").selectOption("A01");
        window.page().waitForCondition(() -> held.get() != null);

        window.page()
                .waitForResponse(
                        "**/autosave", () -> Objects.requireNonNull(held.get()).resume());

        isSaved(window);
        window.page().unrouteAll();
        window.open(window.path());
        assertThat(window.find("#title")).hasValue("画面が整う前に入れた件名について");
        assertThat(window.find("#matterCode")).hasValue("A01");
    }

    /** All that is seen is saved: the page never says so while something is not. */
    private static void isSaved(Window window) {
        assertThat(window.find("#save-state")).hasText(SAVED);
    }

    private static Window opened(Window window, Locator link, Windows windows) {
        return windows.follow(window.page().waitForPopup(link::click), window.scripts());
    }
}
