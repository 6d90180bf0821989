package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.fumikura.search.SearchAtHand;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk who is helped to choose the file of what came in. */
@JourneyTest
@ExtendWith(Chromium.class)
class FilingJourneyTest {

    private static final String CLERK = "joho-kanri-kakaricho";

    @Autowired
    private SearchAtHand search;

    @Test
    @DisplayName("R-120-filing proposals come when the title was typed, and are chosen by keyboard alone")
    void comeByThemselvesAndAreChosenByKeyboard(Windows windows) {
        Window clerk = windows.open().signIn(CLERK);
        var inspection = new Inspection(clerk);
        String file = received(clerk, "令和4年度やまねこ調査への協力について");
        clerk.open("/receipts/new");
        assertThat(clerk.find("#file")).hasValue("");

        clerk.find("#title").fill("やまねこ調査への協力の依頼");
        clerk.find("#title").press("Tab");

        Locator first = clerk.find("#file-proposals li button").first();
        assertThat(first).isVisible();
        assertThat(clerk.find("#file-proposals li").first()).containsText("件がここに入っています");
        assertThat(clerk.find("#sender")).isFocused();
        assertThat(inspection.judge("proposals of files")).isEmpty();
        clerk.keepPictures("file-proposals");
        first.focus();
        first.press("Enter");
        assertThat(clerk.find("#file")).hasValue(file);
        assertThat(clerk.find("#file-proposals [role=status]")).containsText("選びました");
        assertThat(clerk.heading()).hasText("収受する");
    }

    @Test
    @DisplayName("R-120-filing the same with buttons alone where no script runs")
    void withoutScripts(Windows windows) {
        received(windows.open().signIn(CLERK), "令和4年度かもしか調査への協力について");
        Window plain = windows.openWithoutScripts().signIn(CLERK).open("/receipts/new");
        plain.find("#title").fill("かもしか調査への協力の依頼");
        plain.find("#sender").fill("東京都環境局");

        plain.button("簿冊の候補を出す").click();
        plain.find("#file-proposals li button").first().click();

        assertThat(plain.find("#file")).not().hasValue("");
        assertThat(plain.find("#title")).hasValue("かもしか調査への協力の依頼");
        assertThat(plain.find("#sender")).hasValue("東京都環境局");
        plain.button("収受する").last().click();
        assertThat(plain.page()).hasURL(Pattern.compile("/documents/"));
    }

    /** Receives a letter, and has it found; gives the file in which it lies. */
    private String received(Window clerk, String title) {
        clerk.open("/receipts/new");
        clerk.find("#title").fill(title);
        clerk.find("#sender").fill("東京都環境局");
        clerk.find("#file").selectOption(new SelectOption().setIndex(1));
        String file = clerk.find("#file").inputValue();
        clerk.button("収受する").last().click();
        assertThat(clerk.page()).hasURL(Pattern.compile("/documents/"));
        search.catchUp();
        return file;
    }
}
