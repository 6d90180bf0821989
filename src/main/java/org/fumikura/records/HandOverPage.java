package org.fumikura.records;

import java.util.List;
import java.util.UUID;
import org.fumikura.frame.FormField;
import org.fumikura.organization.Unit;
import org.fumikura.shared.Text;

/**
 * Files of one unit and the form that gives them to another one.
 *
 * @param units whose files she may give away
 * @param of the one whose files are shown; blank when there is none
 * @param one the only file that is shown; blank when all are
 * @param more whether it has more files than are shown
 * @param key takes care that the form takes effect once
 * @param fields the first is a hidden one that has the problem of the choice
 * @param done whether files were given away just now
 */
public record HandOverPage(
        List<Choice> units,
        String of,
        String one,
        List<Line> files,
        boolean more,
        UUID key,
        List<FormField> fields,
        boolean done) {

    /** A unit that can be chosen. */
    public record Choice(String value, Text label) {

        static Choice of(Unit unit) {
            return new Choice(unit.id().value().toString(), unit.name());
        }
    }

    public record Line(FilePlanEntry file, boolean chosen) {}

    /** What has to be mended. */
    public List<FormField> problems() {
        return fields.stream().filter(field -> field.problem().isPresent()).toList();
    }
}
