package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.Organization;
import org.fumikura.search.FindableKeys;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** By what documents and files are narrowed and counted when they are found, and what the values are called. */
@Component
class FoundKeys implements FindableKeys {

    static final String YEAR = "year";
    static final String UNIT = FindingRule.UNIT;
    static final String SORT = "sort";
    static final String STATE = FindingRule.STATE;
    static final String CLASS = "class";
    static final String SECRECY = "secret";
    static final String RETENTION = "retention";

    /** The kind of a file beside those of documents. */
    static final String FILE = "FILE";

    static final Text FILE_LABEL = new Text("簿冊", "File");

    /** Somebody may have changed the address of the page. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern A_YEAR = Pattern.compile("[12]\\d{3}");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("年度", YEAR),
            Map.entry("year", YEAR),
            Map.entry("種別", SORT),
            Map.entry("kind", SORT),
            Map.entry("状態", STATE),
            Map.entry("state", STATE),
            Map.entry("組織", UNIT),
            Map.entry("所管", UNIT),
            Map.entry("unit", UNIT),
            Map.entry("分類", CLASS),
            Map.entry("class", CLASS),
            Map.entry("秘密区分", SECRECY),
            Map.entry("secrecy", SECRECY),
            Map.entry("保存期間", RETENTION),
            Map.entry("retention", RETENTION));

    private final DSLContext db;
    private final Organization organization;
    private final OfficialClock clock;

    FoundKeys(DSLContext db, Organization organization, OfficialClock clock) {
        this.db = db;
        this.organization = organization;
        this.clock = clock;
    }

    @Override
    public Map<String, Text> counted() {
        var counted = new LinkedHashMap<String, Text>();
        counted.put(YEAR, new Text("年度", "Fiscal year"));
        counted.put(SORT, new Text("種別", "Kind"));
        counted.put(STATE, new Text("状態", "State"));
        counted.put(UNIT, new Text("起案・収受した組織", "Unit of origin"));
        counted.put(CLASS, new Text("分類", "Classification"));
        counted.put(SECRECY, new Text("秘密区分", "Secrecy"));
        counted.put(RETENTION, new Text("保存期間", "Retention"));
        return counted;
    }

    @Override
    public Map<String, String> fields() {
        return FIELDS;
    }

    @Override
    public Set<String> called(String key, String words) {
        return switch (key) {
            case UNIT ->
                organization.unitsCalled(words).stream().map(UUID::toString).collect(Collectors.toSet());
            case SORT -> having(words, sorts());
            case STATE -> having(words, labels(DocumentState.values(), DocumentState::label));
            case SECRECY -> having(words, labels(Secrecy.values(), Secrecy::label));
            case YEAR ->
                YearWords.read(words, clock.today())
                        .map(year -> Set.of(Integer.toString(year.startYear())))
                        .orElse(Set.of());
            case CLASS ->
                db.selectDistinct(CLASSIFICATION.CODE)
                        .from(CLASSIFICATION)
                        .where(CLASSIFICATION.CODE.eq(words).or(CLASSIFICATION.TITLE.contains(words)))
                        .fetchSet(CLASSIFICATION.CODE);
            default -> Set.of(words);
        };
    }

    @Override
    public Map<String, Text> labels(String key, Collection<String> values) {
        return switch (key) {
            case UNIT ->
                organization
                        .unitNames(values.stream()
                                .filter(value -> ID.matcher(value).matches())
                                .map(UUID::fromString)
                                .toList())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(unit -> unit.getKey().toString(), Map.Entry::getValue));
            case SORT -> sorts();
            case STATE -> labels(DocumentState.values(), DocumentState::label);
            case SECRECY -> labels(Secrecy.values(), Secrecy::label);
            case YEAR ->
                values.stream()
                        .filter(value -> A_YEAR.matcher(value).matches())
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                value -> new FiscalYear(Integer.parseInt(value)).label(FiscalYearNames.STANDARD)));
            case CLASS ->
                db
                        .select(CLASSIFICATION.CODE, CLASSIFICATION.TITLE)
                        .from(CLASSIFICATION)
                        .where(CLASSIFICATION.CODE.in(values))
                        .stream()
                        .collect(Collectors.toMap(
                                row -> row.value1(),
                                row -> Text.same(row.value1() + " " + row.value2()),
                                (one, other) -> one));
            default -> Map.of();
        };
    }

    private static Map<String, Text> sorts() {
        return Stream.concat(
                        labels(DocumentKind.values(), DocumentKind::label).entrySet().stream(),
                        Stream.of(Map.entry(FILE, FILE_LABEL)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <E extends Enum<E>> Map<String, Text> labels(E[] values, Function<E, Text> label) {
        return Arrays.stream(values).collect(Collectors.toMap(Enum::name, label));
    }

    private static Set<String> having(String words, Map<String, Text> labels) {
        String small = words.toLowerCase(Locale.ROOT);
        return labels.entrySet().stream()
                .filter(each -> each.getValue().ja().contains(words)
                        || each.getValue().en().toLowerCase(Locale.ROOT).contains(small))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
