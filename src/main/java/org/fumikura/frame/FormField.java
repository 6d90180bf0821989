package org.fumikura.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name also the id of its control
 * @param options what a {@link Kind#CHOICE} offers, in its order
 */
public record FormField(
        String name,
        Kind kind,
        Text label,
        boolean required,
        Optional<Text> hint,
        List<Option> options,
        String value,
        Optional<Text> problem) {

    /** How it is filled in. */
    public enum Kind {
        LINE,
        DAY,
        CHOICE,
        TICK,
        PASSWORD,
        FILE,
        /** Carried along, not shown. */
        HIDDEN
    }

    /** One of several things to choose. */
    public record Option(String value, Text label) {}

    private static final Text DAY_HINT = new Text("例 R4.5.23、令和4年5月23日、2022/5/23", "e.g. 2022/5/23 or R4.5.23");

    public static FormField line(String name, Text label) {
        return new FormField(name, Kind.LINE, label, false, Optional.empty(), List.of(), "", Optional.empty());
    }

    /** A day in any of the ways that {@link org.fumikura.shared.DateInput} reads. */
    public static FormField day(String name, Text label) {
        return line(name, label).as(Kind.DAY).hint(DAY_HINT);
    }

    public static FormField choice(String name, Text label, List<Option> options) {
        return new FormField(name, Kind.CHOICE, label, false, Optional.empty(), options, "", Optional.empty());
    }

    /** A choice among the constants of an enum, which are sent by their names. */
    public static <E extends Enum<E>> FormField choice(String name, Text label, E[] values, Function<E, Text> words) {
        return choice(
                name,
                label,
                Arrays.stream(values)
                        .map(each -> new Option(each.name(), words.apply(each)))
                        .toList());
    }

    public static FormField tick(String name, Text label) {
        return line(name, label).as(Kind.TICK);
    }

    public static FormField password(String name, Text label) {
        return line(name, label).as(Kind.PASSWORD);
    }

    public static FormField file(String name, Text label) {
        return line(name, label).as(Kind.FILE);
    }

    public static FormField hidden(String name, String value) {
        return line(name, Text.same(name)).as(Kind.HIDDEN).value(value);
    }

    private FormField as(Kind other) {
        return new FormField(name, other, label, required, hint, options, value, problem);
    }

    /** The same field, which must be filled in. */
    public FormField demanded() {
        return new FormField(name, kind, label, true, hint, options, value, problem);
    }

    public FormField hint(Text words) {
        return new FormField(name, kind, label, required, Optional.of(words), options, value, problem);
    }

    public FormField value(String typed) {
        return new FormField(name, kind, label, required, hint, options, typed, problem);
    }

    public FormField problem(Optional<Text> what) {
        return new FormField(name, kind, label, required, hint, options, value, what);
    }

    /** The same choice with one more way out before the others. */
    public FormField orNone(Text none) {
        List<Option> more =
                Stream.concat(Stream.of(new Option("", none)), options.stream()).toList();
        return new FormField(name, kind, label, required, hint, more, value, problem);
    }

    /** Which elements explain the control, for those who do not see them; null when none does. */
    public @Nullable String describedBy() {
        String ids = (hint.isPresent() ? name + "-hint " : "") + (problem.isPresent() ? name + "-error" : "");
        return ids.isBlank() ? null : ids.strip();
    }
}
