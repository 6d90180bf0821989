package org.fumikura.records;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a file of old records: a JSON object with the members that docs/operating.md tells. Their names may be written
 * with capitals or underscores: {@code fiscalYear}, {@code fiscal_year}.
 *
 * @param unknown names of members that say nothing here
 */
public record OldRecordLine(OldRecord record, Set<String> unknown) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 200;
    private static final int MOST_YEARS = 200;

    /** A line is not understood. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Text why;

        Refused(String ja, String en) {
            super(en);
            this.why = new Text(ja, en);
        }

        public Text why() {
            return why;
        }
    }

    /**
     * Reads a line.
     *
     * @param today the day to whose era a year without an era belongs
     * @param scope of a record that does not say who may read it
     * @throws Refused when it is not understood, and why
     */
    public static OldRecordLine read(String line, LocalDate today, Scope scope) throws Refused {
        var members = new Members(object(line));
        var record = new OldRecord(
                members.demanded("id"),
                members.title(),
                Typed.lines(members.words("body", "\n")),
                members.year(today),
                members.brief("unit"),
                members.brief("number"),
                members.brief("classification"),
                members.dates(today),
                members.brief("post"),
                members.one("secrecy", Secrecy.values(), Secrecy::label).orElse(Secrecy.GENERAL),
                members.one("scope", Scope.values(), Scope::label).orElse(scope),
                members.retention());
        int year = OldRecords.year(record, today).startYear();
        if (year < YearWords.FIRST_YEAR || year > YearWords.LAST_YEAR) {
            throw new Refused(
                    "%d 年度の文書は移入できません。日付か年度を確かめてください。".formatted(year),
                    "records of fiscal year %d can not be taken in; check its dates".formatted(year));
        }
        return new OldRecordLine(record, members.unasked());
    }

    private static JsonNode object(String line) throws Refused {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException broken) {
            throw new Refused(
                    "JSON として読めません: " + broken.getOriginalMessage(), "not JSON: " + broken.getOriginalMessage());
        }
        throw new Refused("JSON のオブジェクトではありません。", "not a JSON object");
    }

    private static final class Members {

        private final Map<String, JsonNode> said = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();

        Members(JsonNode object) {
            object.properties().forEach(member -> {
                said.put(plain(member.getKey()), member.getValue());
                names.put(plain(member.getKey()), member.getKey());
            });
        }

        private static String plain(String name) {
            return name.replace("_", "").toLowerCase(Locale.ROOT);
        }

        Set<String> unasked() {
            return new TreeSet<>(names.values());
        }

        private @Nullable JsonNode take(String name) {
            names.remove(name);
            return said.get(name);
        }

        String words(String name, String between) {
            JsonNode node = take(name);
            return node == null ? "" : words(node, between);
        }

        /** A list is its members one after the other; what no text may hold becomes a question mark. */
        private static String words(JsonNode node, String between) {
            if (node.isNull()) {
                return "";
            }
            if (node.isContainer()) {
                return node.values().stream().map(each -> words(each, between)).collect(Collectors.joining(between));
            }
            return new String(node.asString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }

        String brief(String name) throws Refused {
            String words = Typed.line(words(name, " "));
            if (words.length() > LONGEST) {
                throw new Refused(name + " は 200 字までです。", name + " has 200 characters at most");
            }
            return words;
        }

        String demanded(String name) throws Refused {
            return demanded(name, brief(name));
        }

        private static String demanded(String name, String words) throws Refused {
            if (words.isEmpty()) {
                throw new Refused(name + " がありません。", name + " is missing");
            }
            return words;
        }

        String title() throws Refused {
            return demanded("title", Typed.line(words("title", " ")));
        }

        Optional<FiscalYear> year(LocalDate today) throws Refused {
            String words = brief("fiscalyear");
            if (words.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(YearWords.read(words, today)
                    .orElseThrow(() -> new Refused("年度として読めません: " + words, "not a fiscal year: " + words)));
        }

        OldRecord.Dates dates(LocalDate today) throws Refused {
            JsonNode node = take("dates");
            if (node == null || node.isNull()) {
                return new OldRecord.Dates(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
            }
            if (!node.isObject()) {
                JsonNode first = node.isArray() ? node.path(0) : node;
                return new OldRecord.Dates(
                        date(words(first, ""), today), Optional.empty(), Optional.empty(), Optional.empty());
            }
            var dates = new Members(node);
            return new OldRecord.Dates(
                    dates.date(today, "registered", "created", "drafted", "received"),
                    dates.date(today, "decided", "approved"),
                    dates.date(today, "effective", "issued"),
                    dates.date(today, "closed", "completed"));
        }

        private Optional<LocalDate> date(LocalDate today, String... names) throws Refused {
            for (String name : names) {
                Optional<LocalDate> date = date(brief(name), today);
                if (date.isPresent()) {
                    return date;
                }
            }
            return Optional.empty();
        }

        private static Optional<LocalDate> ofMoment(String words) {
            try {
                return Optional.of(OffsetDateTime.parse(words)
                        .atZoneSameInstant(OfficialClock.ZONE)
                        .toLocalDate());
            } catch (DateTimeParseException none) {
                return Optional.empty();
            }
        }

        /** Of a moment its day in Japan. */
        private static Optional<LocalDate> date(String words, LocalDate today) throws Refused {
            String day = ofMoment(words)
                    .map(LocalDate::toString)
                    .orElseGet(() -> words.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})T.*$", "$1"));
            return switch (DateInput.read(day, today)) {
                case DateInput.Read read -> Optional.of(read.value());
                case DateInput.Refused refused when words.isEmpty() -> Optional.empty();
                case DateInput.Refused refused ->
                    throw new Refused(refused.reason().ja(), refused.reason().en());
            };
        }

        <T extends Enum<T>> Optional<T> one(String name, T[] values, Function<T, Text> label) throws Refused {
            String words = brief(name);
            if (words.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Arrays.stream(values)
                    .filter(value -> value.name().equalsIgnoreCase(words)
                            || label.apply(value).ja().equals(words))
                    .findFirst()
                    .orElseThrow(() ->
                            new Refused(name + " の値が分かりません: " + words, "unknown value of " + name + ": " + words)));
        }

        Optional<Integer> retention() throws Refused {
            String words = brief("retentionyears").replaceAll("年$", "");
            if (words.isEmpty()) {
                return Optional.empty();
            }
            if (!words.matches("[0-9]{1,3}") || Integer.parseInt(words) < 1 || Integer.parseInt(words) > MOST_YEARS) {
                throw new Refused("保存年数は 1 から 200 までです: " + words, "1 to 200 years are kept: " + words);
            }
            return Optional.of(Integer.valueOf(words));
        }
    }
}
