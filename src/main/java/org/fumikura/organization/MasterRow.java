package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Text;

/** One row of a file, read by the keys of its columns. What cannot be read refuses the row. */
public record MasterRow(Map<String, String> cells) {

    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A row as a master writes it. */
    static MasterRow of(MasterFile master, List<String> cells) {
        var byKey = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            byKey.put(master.columns().get(i).key(), cells.get(i));
        }
        return new MasterRow(byKey);
    }

    /** Without control characters and without blanks around it; blank when the file lacks the column. */
    public String get(String key) {
        String line =
                CONTROL.matcher(cells.getOrDefault(key, "")).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) > LONGEST) {
            throw new RowRefused(
                    new Text(LONGEST + "字を超える欄があります。", "A cell is longer than " + LONGEST + " characters."));
        }
        return line;
    }

    public String demanded(String key, Text name) {
        String value = get(key);
        if (value.isEmpty()) {
            throw new RowRefused(new Text("「" + name.ja() + "」が空です。", name.en() + " is empty."));
        }
        return value;
    }

    /** A text whose English is left out when the cell is blank. */
    public Text text(String ja, String en, Text name) {
        return MasterForms.text(demanded(ja, name), get(en));
    }

    /** A day in any of the ways that forms read. */
    public Optional<LocalDate> day(String key, LocalDate today) {
        String value = get(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (DateInput.read(value, today)) {
            case DateInput.Read read -> Optional.of(read.value());
            case DateInput.Refused refused -> throw new RowRefused(refused.reason());
        };
    }

    public int number(String key, int least, int most) {
        String value = get(key);
        try {
            int number = value.isEmpty() ? least : Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw new RowRefused(new Text(
                "「" + value + "」は" + least + "から" + most + "までの数字ではありません。",
                value + " is no number from " + least + " to " + most + "."));
    }

    /** One of the constants of an enum, by its name or by its words in either language. */
    public <E extends Enum<E>> E choice(String key, E[] values, Function<E, Text> words) {
        String value = get(key);
        return Arrays.stream(values)
                .filter(each -> each.name().equalsIgnoreCase(value)
                        || words.apply(each).ja().equals(value)
                        || words.apply(each).en().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new RowRefused(
                        new Text("「" + value + "」という区分はありません。", "There is no such value: " + value + ".")));
    }

    /** Whether a cell says yes: ○, はい, 有, 1, yes, true. */
    public boolean isYes(String key) {
        return java.util.Set.of("○", "〇", "はい", "有", "1", "yes", "true")
                .contains(get(key).toLowerCase(java.util.Locale.ROOT));
    }

    /** How {@link #isYes} is written. */
    public static String yes(boolean yes) {
        return yes ? "○" : "";
    }
}
