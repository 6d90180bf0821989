package org.fumikura.frame;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.shared.Text;

/**
 * A form of its own page, for the template {@code frame/form} as its model.
 *
 * @param action where it is sent
 * @param key takes care that it takes effect once, see {@link Submissions}
 * @param submit what its button does
 * @param grave whether the button takes something away
 * @param refused why what was sent was refused as a whole; what is wrong with a field stands with the field
 */
public record Form(
        Text title,
        List<Link> crumbs,
        Text lead,
        String action,
        UUID key,
        Text submit,
        boolean grave,
        List<FormField> fields,
        Optional<Text> refused) {

    /** What has to be mended, in the order of the form. */
    public List<Problem> problems() {
        return Stream.concat(
                        refused.stream().map(text -> new Problem("content", text)),
                        fields.stream()
                                .flatMap(
                                        field -> field.problem().stream().map(text -> new Problem(field.name(), text))))
                .toList();
    }

    public boolean hasFile() {
        return fields.stream().anyMatch(field -> field.kind() == FormField.Kind.FILE);
    }

    /** Something to be mended, and where. */
    public record Problem(String place, Text text) {}
}
