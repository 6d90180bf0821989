package org.fumikura.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Uses Tab, Enter, Space, the arrows and typing, and looks after each step whether it can be seen where one is. */
final class Keyboard implements Hand {

    /** More stops than any page has between two things that one does there one after the other. */
    private static final int MOST_STOPS = 150;

    private static final int MOST_OPTIONS = 60;

    /** "here", "" on the way, or what is wrong with where the focus is. */
    private static final String WHERE = """
            wanted => {
                const here = document.activeElement;
                if (!here || here === document.body || here.tagName === 'IFRAME') {
                    return '';
                }
                const name = `${here.tagName} ${here.id} ${here.getAttribute('aria-label') ?? here.innerText ?? ''}`;
                const style = getComputedStyle(here);
                if (!here.matches(':focus-visible') || style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
                    return `the focus does not show on ${name}`;
                }
                const box = here.getBoundingClientRect();
                const seen = (across, down) => {
                    const there = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
                    return there && (here.contains(there) || there.contains(here) && there.tagName === 'LABEL');
                };
                if ([0.05, 0.5, 0.95].some(x => [0.05, 0.5, 0.95].some(y => seen(x, y)))) {
                    return here === wanted ? 'here' : '';
                }
                return `the focus is hidden on ${name}`;
            }
            """;

    @Override
    public void press(Locator control) {
        tabTo(control);
        control.page().keyboard().press("Enter");
    }

    @Override
    public void write(Locator field, String words) {
        tabTo(field);
        field.page().keyboard().insertText(words);
    }

    @Override
    public void choose(Locator list, String words) {
        tabTo(list);
        for (int i = 0; i < MOST_OPTIONS; i++) {
            if (chosen(list).contains(words)) {
                return;
            }
            list.page().keyboard().press("ArrowDown");
        }
        throw new AssertionError("no option " + words + " in " + list);
    }

    @Override
    public void choose(Locator field, Path... files) {
        tabTo(field);
        FileChooser chooser =
                field.page().waitForFileChooser(() -> field.page().keyboard().press("Enter"));
        chooser.setFiles(files);
    }

    /** Presses Tab until a control has the focus. */
    void tabTo(Locator control) {
        Page page = control.page();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            Object where = control.evaluate(WHERE);
            if (where.equals("here")) {
                return;
            }
            assertThat(where).isEqualTo("");
        }
        throw new AssertionError("Tab does not lead to " + control);
    }

    private static String chosen(Locator list) {
        return (String) list.evaluate("list => list.selectedOptions[0]?.text ?? ''");
    }
}
