package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.fumikura.journeys.Inspection.Looks;
import org.fumikura.portal.PublicationKey;
import org.fumikura.portal.Publications;
import org.fumikura.portal.SamplePublications;
import org.fumikura.testing.JourneyTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The public site as a resident reads it, on a desk and on a phone, in both languages. */
@JourneyTest
@ExtendWith(Chromium.class)
class PublicSiteJourneyTest {

    @Autowired
    private SamplePublications publications;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    private String page = "";

    @BeforeEach
    void publish() {
        PublicationKey key =
                toshima.in(() -> publications.publish("第1回 推進本部会議 会議録", toshima.actor("joho-kanri-kakaricho")));
        page = Publications.path(key);
        await().until(() -> site.browser().get(page).status() == 200);
    }

    @Test
    @DisplayName("PB-10 every kind of page is sound for everybody")
    void everyPageIsSound(Windows windows) {
        var inspection = new Inspection(windows.open(), Looks.DESK_AND_PHONE);
        var offences = new ArrayList<String>();
        for (String path : List.of(
                "/public/",
                "/public/minutes",
                "/public/minutes/2022",
                page,
                "/public/search?q=推進",
                "/public/search?q=ない言葉",
                "/public/easy",
                "/public/en/",
                "/public/en" + page.substring("/public".length()))) {
            offences.addAll(inspection.open(path));
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void isReadWithoutScripts(Windows windows) {
        Window reader = windows.openWithoutScripts();
        reader.open("/public/");
        reader.find("#site-words").fill("原案　推進本部");
        reader.button("探す").click();
        reader.find("a[href='" + page + "']").click();
        assertThat(reader.find("h1")).hasText("第1回 推進本部会議 会議録");
        assertThat(reader.page().locator("main")).containsText("03-0000-0000");
        reader.page().getByText("English").click();
        assertThat(reader.find("h1")).hasText("Minutes of a meeting");
        assertThat(reader.page().context().cookies()).isEmpty();
    }
}
