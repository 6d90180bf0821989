package org.fumikura.meetings;

import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Link;
import org.fumikura.shared.Text;

/**
 * One theme: what it aims at, how it came to where it is, what is to be done and what came of it.
 *
 * @param done what was just done
 * @param mayEdit whether she writes about it; never when it is over
 * @param documents only those that she may read
 */
public record ThemePage(
        Theme theme,
        Team team,
        Text owner,
        Optional<Text> done,
        boolean mayEdit,
        List<ThemeEvent> ways,
        List<Step> steps,
        List<Wording> wordings,
        List<Task> tasks,
        List<Linked> documents,
        List<ThemeReport> reports,
        List<TeamPage.Line> log) {

    public String path() {
        return Themes.path(theme.id());
    }

    /**
     * A state that it came to.
     *
     * @param year the fiscal year into which it was continued
     */
    public record Step(ThemeStep step, Optional<Text> year, Text by) {}

    /** @param instruction by whose instruction the wording was changed */
    public record Wording(ThemeWording wording, Optional<ThemeInstruction> instruction, Text by) {}

    public record Task(ThemeTask task, Text owner, boolean late, Optional<ThemeInstruction> instruction) {}

    /** A document of the theme, with how far it is. */
    public record Linked(ThemeDocument.Kind kind, Link document, Text state) {}
}
