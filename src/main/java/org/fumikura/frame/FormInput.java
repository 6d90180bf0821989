package org.fumikura.frame;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Text;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form, read field by field. What cannot be read becomes the problem of its field; {@link #fill} gives
 * the fields back with what was typed and with their problems.
 */
public final class FormInput {

    /** The most characters of a line. */
    public static final int LONGEST = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Text MISSING = new Text("入力してください。", "Please fill it in.");
    private static final Text CHOOSE = new Text("一覧から選んでください。", "Please choose one of the list.");

    private final Map<String, String> typed;
    private final Map<String, Text> problems = new HashMap<>();

    private FormInput(Map<String, String> typed) {
        this.typed = typed;
    }

    /** Of the fields of a request; the first value of each. */
    public static FormInput of(MultiValueMap<String, String> fields) {
        return new FormInput(fields.toSingleValueMap());
    }

    /** The key under which the form takes effect once; a new one when it came without. */
    public UUID key(Submissions submissions) {
        return id("key").orElseGet(submissions::key);
    }

    /** One line without control characters and without blanks around it; may be empty. */
    public String line(String name) {
        String line =
                CONTROL.matcher(typed.getOrDefault(name, "")).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) > LONGEST) {
            refuse(name, new Text(LONGEST + "字以内で入力してください。", "At most " + LONGEST + " characters."));
        }
        return line;
    }

    /** A line that must not be empty. */
    public String demanded(String name) {
        String line = line(name);
        if (line.isEmpty()) {
            refuse(name, MISSING);
        }
        return line;
    }

    /** As it was typed, blanks included: a password. */
    public String secret(String name) {
        return typed.getOrDefault(name, "");
    }

    /** A day that may be left out. */
    public Optional<LocalDate> day(String name, LocalDate today) {
        String line = line(name);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        return switch (DateInput.read(line, today)) {
            case DateInput.Read read -> Optional.of(read.value());
            case DateInput.Refused refused -> {
                refuse(name, refused.reason());
                yield Optional.empty();
            }
        };
    }

    /** A day that must be given. */
    public Optional<LocalDate> demandedDay(String name, LocalDate today) {
        demanded(name);
        return day(name, today);
    }

    /** One of the constants of an enum, which must be chosen. */
    public <E extends Enum<E>> Optional<E> choice(String name, E[] values) {
        Optional<E> chosen = Arrays.stream(values)
                .filter(each -> each.name().equals(line(name)))
                .findFirst();
        if (chosen.isEmpty()) {
            refuse(name, CHOOSE);
        }
        return chosen;
    }

    /** An id, if one was sent. */
    public Optional<UUID> id(String name) {
        try {
            String line = line(name);
            return line.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(line));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** An id that must be chosen. */
    public Optional<UUID> demandedId(String name) {
        Optional<UUID> id = id(name);
        if (id.isEmpty()) {
            refuse(name, CHOOSE);
        }
        return id;
    }

    /** A whole number in a range; zero when the field is empty. */
    public int number(String name, int least, int most) {
        String line = line(name);
        try {
            int number = line.isEmpty() ? 0 : Integer.parseInt(line);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        refuse(name, new Text(least + "から" + most + "までの数字で入力してください。", "A number from " + least + " to " + most + "."));
        return least;
    }

    public boolean ticked(String name) {
        return !line(name).isEmpty();
    }

    /** Says what is wrong with a field; the first problem of each field counts. */
    public void refuse(String name, Text what) {
        problems.putIfAbsent(name, what);
    }

    public boolean isFine() {
        return problems.isEmpty();
    }

    /** The fields as they are shown again. Passwords and files are never sent back. */
    public List<FormField> fill(List<FormField> fields) {
        return fields.stream().map(this::fill).toList();
    }

    private FormField fill(FormField field) {
        FormField judged = field.problem(Optional.ofNullable(problems.get(field.name())));
        return switch (field.kind()) {
            case PASSWORD, FILE -> judged;
            case TICK -> judged.value(ticked(field.name()) ? "yes" : "");
            default -> judged.value(typed.getOrDefault(field.name(), ""));
        };
    }
}
