package org.fumikura.meetings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.shared.Text;

/**
 * What is asked by one of the forms of teams and themes.
 *
 * @param crumbs where it belongs
 * @param action where it is sent
 * @param outcome what shows the result
 * @param fields what it asks, with what is filled in already
 * @param change reads what was typed, and gives what is to be done; empty when something of it can not be read
 */
record TeamForm(
        Text title,
        List<Link> crumbs,
        Text lead,
        Text submit,
        String action,
        String outcome,
        Supplier<List<FormField>> fields,
        Function<FormInput, Optional<Runnable>> change) {

    /** The same form, whose result is shown elsewhere. */
    TeamForm leadingTo(String other) {
        return new TeamForm(title, crumbs, lead, submit, action, other, fields, change);
    }
}
