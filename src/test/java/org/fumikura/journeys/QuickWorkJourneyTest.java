package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.HashSet;
import org.fumikura.approval.WaitingMatters;
import org.fumikura.testing.JourneyTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** How much is asked of somebody who drafts for the first time, and of a chief who decides thirty matters between meetings. */
@JourneyTest
@ExtendWith(Chromium.class)
class QuickWorkJourneyTest {

    private static final int MOST_INTERACTIONS = 9;
    private static final int MATTERS = 10;
    private static final int MOST_KEYS = 3;

    @Autowired
    private WaitingMatters waiting;

    @Test
    @DisplayName("R-022 a newcomer sends a light matter in at most nine interactions")
    void lightMatter(Windows windows) {
        Window window = windows.open().signIn("joho-digital-tanto").open("/");
        var hand = new Counting(new Mouse());
        hand.press(window.menu("起案"));
        hand.press(window.button("起案する"));
        hand.write(window.find("#title"), "庁内会議室の定期点検のお知らせ");
        hand.choose(window.find("#matterCode"), "定例の庁内連絡");
        hand.write(window.find("#body"), "庁内会議室の定期点検について、各課へ連絡してよろしいか伺います。");
        assertThat(window.find("#live")).containsText("回付できます");
        hand.press(window.button("回付する"));

        assertThat(window.find(".note.good")).containsText("回付しました");
        assertThat(hand.count).isLessThanOrEqualTo(MOST_INTERACTIONS);
    }

    @Test
    @DisplayName("D-02 a chief decides or approves ten matters with the keyboard alone, in at most three keys each")
    void tenDecisions(Windows windows) {
        String first = waiting.forTheChief(MATTERS).getFirst();
        Window window = windows.open().signIn("joho-kacho").open(first);
        var decided = new HashSet<String>();
        for (int n = 0; n < MATTERS; n++) {
            String matter = window.path().replaceFirst("\\?.*", "");
            int keys = 0;
            // the keys answer once the page's script has said so
            assertThat(window.find("[data-key=A][aria-keyshortcuts]")).isVisible();
            window.page().keyboard().press("a");
            keys++;
            assertThat(window.find(".note.good")).containsText("しました");
            decided.add(matter);
            if (n + 1 < MATTERS) {
                assertThat(window.find("a.next[aria-keyshortcuts]")).isVisible();
                window.page().keyboard().press("j");
                keys++;
                assertThat(window.find("main .steps [aria-current=step]")).containsText("（私）");
            }
            assertThat(keys).isLessThanOrEqualTo(MOST_KEYS);
        }
        assertThat(decided).hasSize(MATTERS);
    }

    /** Counts what a hand does. */
    private static final class Counting implements Hand {

        private final Hand hand;
        private int count;

        Counting(Hand hand) {
            this.hand = hand;
        }

        @Override
        public void press(Locator control) {
            count++;
            hand.press(control);
        }

        @Override
        public void write(Locator field, String words) {
            count++;
            hand.write(field, words);
        }

        @Override
        public void choose(Locator list, String words) {
            count++;
            hand.choose(list, words);
        }

        @Override
        public void choose(Locator field, Path... files) {
            count++;
            hand.choose(field, files);
        }
    }
}
