package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.fumikura.demo.City;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How one comes in, in which post one acts, and how the demonstration leads on. */
@JourneyTest
@ExtendWith(Chromium.class)
class SignInJourneyTest {

    private static final int FAILURES_UNTIL_LOCKED = 5;

    @Test
    void speaksTheLanguageOfItsReader(Windows windows) {
        Window window = windows.open("en-GB", false).open("/sign-in");
        assertThat(window.heading()).hasText("Sign in");
        assertThat(window.find("html")).hasAttribute("lang", "en");
        window.button("日本語").click();
        assertThat(window.heading()).hasText("ログイン");
        assertThat(window.find("html")).hasAttribute("lang", "ja");

        enter(window, "gyosei-tanto", City.PASSWORD);
        assertThat(window.heading()).hasText("ホーム");
        window.button("English").click();
        assertThat(window.heading()).hasText("Home");
        window.button("Sign out").click();
        assertThat(window.heading()).hasText("Sign in");
    }

    @Test
    void leadsToWhereOneWantedToGo(Windows windows) {
        Window window = windows.open().open("/files?unit=all");
        assertThat(window.heading()).hasText("ログイン");
        enter(window, "gyosei-tanto", City.PASSWORD);
        assertThat(window.heading()).hasText("簿冊（ファイル基準表）");
        assertThat(window.path()).isEqualTo("/files?unit=all");
    }

    @Test
    void letsNobodyInWithAWrongPassword(Windows windows) {
        Window window = windows.open().open("/sign-in");
        enter(window, "bunsho-tanto", "fumikura");
        assertThat(window.find("#problem")).hasText("職員番号（ログイン名）かパスワードが違います。");
        assertThat(window.find("#login")).hasValue("bunsho-tanto");
        assertThat(window.find("#password")).hasValue("");
        assertThat(window.find("#password")).hasAttribute("aria-invalid", "true");
        window.find("#problem a").click();
        assertThat(window.find("#login")).isFocused();

        enter(window, "bunsho-tanto", City.PASSWORD);
        assertThat(window.heading()).hasText("ホーム");
    }

    @Test
    void locksALoginAfterFiveFailures(Windows windows) {
        Window window = windows.open().open("/sign-in");
        for (int i = 0; i < FAILURES_UNTIL_LOCKED; i++) {
            enter(window, "kansa-tanto", "wrong" + i);
            assertThat(window.find("#problem")).isVisible();
        }
        assertThat(window.find("#problem")).hasText(Pattern.compile("続けて間違えたため、\\d{1,2}:\\d\\d まで使えません。.+"));
        enter(window, "kansa-tanto", City.PASSWORD);
        assertThat(window.find("#problem")).containsText("まで使えません");
    }

    @Test
    void actsInTheOtherPost(Windows windows) {
        for (Window window : List.of(windows.open(), windows.openWithoutScripts())) {
            window.signIn("kikaku-shunin").open("/");
            assertThat(acting(window)).hasText("企画担当主任");
            window.find("#acting")
                    .selectOption(window.find("#acting option")
                            .filter(new Locator.FilterOptions().setHasText("兼務"))
                            .getAttribute("value"));
            window.button("切り替える").click();
            assertThat(acting(window)).hasText("行政経営担当主任（兼務）");

            window.menu("起案").click();
            window.button("起案する").click();
            assertThat(window.find("#route .post")).hasText(new String[] {"行政経営担当係長", "行政経営課長"});
        }
    }

    @Test
    void walksAMatterToItsEndWithTheDemonstrationsHelp(Windows windows) {
        Window window = windows.open().signIn("joho-kanri-tanto");
        Drafting.submit(window, "庁内照会への回答について");

        openAsNext(window, "情報担当係長（管理）");
        window.button("承認する").click();
        openAsNext(window, "情報管理課長");
        window.button("決裁する").click();
        assertThat(window.find(".note.good")).containsText("決裁しました");
        openAsNext(window, "情報担当（管理）");
        window.button("完結する").click();

        assertThat(window.find(".note.good")).containsText("完結しました");
        assertThat(next(window)).hasCount(0);
        assertThat(window.find(".history .did")).hasText(new String[] {"回付した", "承認した", "決裁した", "完結した"});
    }

    @Test
    void movesTheOfficialClockOnAndNeverBack(Windows windows) {
        Window window = windows.open().signIn("gyosei-tanto").open("/");
        OffsetDateTime before = officialTime(window);
        window.find(".banner summary").click();
        window.button("次の開庁日の朝へ").click();
        assertThat(window.find(".banner time")).hasText(Pattern.compile(" 08:30$"));
        OffsetDateTime morning = officialTime(window);
        assertThat(morning).isAfter(before);
        assertThat(morning.toLocalTime()).isEqualTo(LocalTime.of(8, 30));
        assertThat(morning.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(window.find(".foot-day time"))
                .hasAttribute("datetime", morning.toLocalDate().toString());

        window.find(".banner summary").click();
        window.find("#demo-to").fill("R4.5.1");
        window.button("進める").click();
        assertThat(window.find("main [role=alert]")).isVisible();
        window.open("/");
        assertThat(officialTime(window)).isEqualTo(morning);
    }

    private static void enter(Window window, String login, String password) {
        window.find("#login").fill(login);
        window.find("#password").fill(password);
        window.button("ログイン").click();
    }

    private static Locator acting(Window window) {
        return window.find("#acting option:checked");
    }

    private static Locator next(Window window) {
        return window.page().getByText(Pattern.compile("^次の担当（.+）として開く$"));
    }

    private static void openAsNext(Window window, String post) {
        assertThat(next(window)).hasText("次の担当（" + post + "）として開く");
        next(window).click();
        assertThat(window.find(".acting").first()).containsText(post);
    }

    private static OffsetDateTime officialTime(Window window) {
        return OffsetDateTime.parse(window.find(".banner time").getAttribute("datetime"));
    }
}
