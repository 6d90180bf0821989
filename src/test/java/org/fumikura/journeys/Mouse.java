package org.fumikura.journeys;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;

/** Points and clicks. */
final class Mouse implements Hand {

    @Override
    public void press(Locator control) {
        control.click();
    }

    @Override
    public void write(Locator field, String words) {
        field.click();
        field.page().keyboard().insertText(words);
    }

    @Override
    public void choose(Locator list, String words) {
        list.selectOption(list.locator("option")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .getAttribute("value"));
    }

    @Override
    public void choose(Locator field, Path... files) {
        FileChooser chooser = field.page().waitForFileChooser(field::click);
        chooser.setFiles(files);
    }
}
