package org.fumikura.journeys;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;

/** A way to work with a page. The same journey is made with each. */
interface Hand {

    /** Presses a button or follows a link. */
    void press(Locator control);

    /** Puts words into an empty field. */
    void write(Locator field, String words);

    /** Chooses, in a list, the option whose words contain these. */
    void choose(Locator list, String words);

    /** Chooses files. */
    void choose(Locator field, Path... files);
}
