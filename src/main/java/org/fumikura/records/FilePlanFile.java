package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Reader;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Taking;
import org.fumikura.organization.UnitCodes;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The file plan in files: those of the fiscal year of a date, as far as the reader may see them. A file is never overwritten,
 * because documents inherit from it: a row that differs from it is refused.
 */
@Component
@Order(9)
class FilePlanFile implements PlanMaster {

    private static final int EARLIEST = 1927;
    private static final int LATEST = 2199;
    private static final int MOST_YEARS = 200;

    private static final Text UNIT_CODE = new Text("所管の組織コード", "Unit code");
    private static final Text CLASS = new Text("分類コード", "Classification");
    private static final Text NUMBER = new Text("簿冊番号", "Number");
    private static final Text TITLE = new Text("簿冊名", "Title");
    private static final Text RETENTION = new Text("保存期間", "Retention");
    private static final Text SOURCE = new Text("根拠", "Source");

    private static final Pattern YEARS = Pattern.compile("(常用（終了後|事由終了後|)([0-9]{1,3})年）?");

    private final PlanRows rows;
    private final FilePlan plan;
    private final Files files;
    private final UnitCodes units;

    FilePlanFile(PlanRows rows, FilePlan plan, Files files, UnitCodes units) {
        this.rows = rows;
        this.plan = plan;
        this.files = files;
        this.units = units;
    }

    /** Of which year the one after is the first of the term. */
    private enum Start {
        FISCAL_YEAR("年度", "Fiscal year"),
        CALENDAR_YEAR("暦年", "Calendar year");

        private final Text label;

        Start(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    @Override
    public String code() {
        return "files";
    }

    @Override
    public Text title() {
        return new Text("簿冊", "Files");
    }

    @Override
    public String path() {
        return "/files";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("year", "年度（西暦）", "Fiscal year"),
                Column.demanded("unit", UNIT_CODE.ja(), UNIT_CODE.en()),
                Column.demanded("classification", CLASS.ja(), CLASS.en()),
                Column.demanded("number", NUMBER.ja(), NUMBER.en()),
                Column.demanded("title", TITLE.ja(), TITLE.en()),
                Column.of("public", "公開用の簿冊名", "Public title"),
                Column.demanded("retention", RETENTION.ja(), RETENTION.en()),
                Column.of("start", "起算（年度・暦年）", "Counted by"),
                Column.demanded("source", SOURCE.ja(), SOURCE.en()),
                Column.demanded("disposition", "満了時の措置", "When it expires"),
                Column.demanded("medium", "媒体", "Medium"),
                Column.demanded("secrecy", "秘密区分", "Secrecy"),
                Column.demanded("scope", "閲覧範囲", "Scope"),
                Column.of("flags", "含む情報", "Contains"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(row.get("number"));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        Condition contain = words.isEmpty()
                ? DSL.noCondition()
                : FILE.TITLE.containsIgnoreCase(words).or(FILE.NUMBER.startsWith(words));
        return cells(FiscalYear.of(on), contain, reader);
    }

    /** The files of a year, and in the charge of a unit if one is given, that a reader may see. */
    List<List<String>> rows(FiscalYear year, Optional<UnitId> unit, Reader reader) {
        return cells(year, unit.map(each -> files.isWith(each, reader)).orElse(DSL.noCondition()), reader);
    }

    private List<List<String>> cells(FiscalYear year, Condition which, Reader reader) {
        List<PlanRows.FileLine> lines =
                rows.files(FILE.FISCAL_YEAR.eq(year.startYear()).and(which).and(Access.maySeeFile(reader)));
        Map<UUID, String> codes = units.of(lines.stream()
                .map(line -> line.file().unit().value())
                .distinct()
                .toList());
        return lines.stream()
                .map(line -> cells(line, codes.getOrDefault(line.file().unit().value(), "")))
                .toList();
    }

    private static List<String> cells(PlanRows.FileLine line, String unit) {
        FilePlan.NewFile file = line.file();
        return List.of(
                Integer.toString(file.year().startYear()),
                unit,
                line.classificationCode(),
                file.number(),
                file.title(),
                file.publicTitle(),
                file.retention().text().ja(),
                (file.start() == RetentionStartRule.AFTER_CALENDAR_YEAR ? Start.CALENDAR_YEAR : Start.FISCAL_YEAR)
                        .label()
                        .ja(),
                file.source(),
                file.disposition().label().ja(),
                file.medium().label().ja(),
                file.secrecy().label().ja(),
                file.scope().label().ja(),
                file.flags().stream().map(flag -> flag.label().ja()).collect(Collectors.joining("、")));
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String number = row.demanded("number", NUMBER);
        Optional<PlanRows.FileLine> present =
                rows
                        .files(FILE.NUMBER
                                .eq(number)
                                .and(Access.maySeeFile(taking.reader().foreseeing())))
                        .stream()
                        .findFirst();
        if (present.isEmpty() && rows.isTaken(number)) {
            throw new RowRefused(new Text(
                    "簿冊番号「" + number + "」は使えません。別の番号にしてください。",
                    "The number " + number + " can not be used. Choose another one."));
        }
        FilePlan.NewFile wanted = read(row, present, taking);
        if (present.isEmpty()) {
            plan.enter(wanted, taking.doer());
            return Taken.NEW;
        }
        if (present.get().file().equals(wanted)) {
            return Taken.UNCHANGED;
        }
        throw new RowRefused(new Text(
                "簿冊番号「" + number + "」は、異なる内容で登録済みです。中の文書が引き継ぐため、簿冊は書き換えられません。",
                "The number " + number
                        + " is another file’s. A file is not overwritten: its documents inherit from it."));
    }

    private FilePlan.NewFile read(MasterRow row, Optional<PlanRows.FileLine> present, Taking taking) {
        FiscalYear year = row.get("year").isEmpty()
                ? FiscalYear.of(taking.from())
                : new FiscalYear(row.number("year", EARLIEST, LATEST));
        String title = row.demanded("title", TITLE);
        String forPublic = row.get("public");
        boolean calendar =
                !row.get("start").isEmpty() && row.choice("start", Start.values(), Start::label) == Start.CALENDAR_YEAR;
        return new FilePlan.NewFile(
                year,
                unit(row.demanded("unit", UNIT_CODE), present, taking),
                classification(row.demanded("classification", CLASS), present, taking),
                row.demanded("number", NUMBER),
                title,
                forPublic.isEmpty() ? title : forPublic,
                retention(row.demanded("retention", RETENTION)),
                calendar ? RetentionStartRule.AFTER_CALENDAR_YEAR : RetentionStartRule.AFTER_FISCAL_YEAR,
                row.demanded("source", SOURCE),
                row.choice("disposition", Disposition.values(), Disposition::label),
                row.choice("medium", Medium.values(), Medium::label),
                row.choice("secrecy", Secrecy.values(), Secrecy::label),
                row.choice("scope", Scope.values(), Scope::label),
                flags(row.get("flags")));
    }

    /** That of a file that is there may have ended since. */
    private UnitId unit(String code, Optional<PlanRows.FileLine> present, Taking taking) {
        return present.map(line -> line.file().unit())
                .filter(unit -> code.equals(units.of(List.of(unit.value())).get(unit.value())))
                .orElseGet(() -> units.findSection(code, taking));
    }

    private ClassificationId classification(String code, Optional<PlanRows.FileLine> present, Taking taking) {
        return present.filter(line -> line.classificationCode().equals(code))
                .map(line -> line.file().classification())
                .or(() -> rows.ever(code).stream()
                        .filter(line -> !line.validity().first().isAfter(taking.from())
                                && line.validity()
                                        .last()
                                        .filter(taking.from()::isAfter)
                                        .isEmpty())
                        .findFirst()
                        .map(line -> new ClassificationId(line.id())))
                .orElseThrow(() -> new RowRefused(
                        new Text("分類「" + code + "」はありません。", "There is no classification " + code + ".")));
    }

    /** As {@link RetentionPeriod#text} writes it. */
    private static RetentionPeriod retention(String words) {
        if (words.equals(new RetentionPeriod.Permanent().text().ja())) {
            return new RetentionPeriod.Permanent();
        }
        if (words.equals(new RetentionPeriod.UnderOneYear().text().ja())) {
            return new RetentionPeriod.UnderOneYear();
        }
        Matcher years = YEARS.matcher(words);
        if (!years.matches()) {
            throw unknown(words);
        }
        int count = Integer.parseInt(years.group(2));
        if (count < 1 || count > MOST_YEARS) {
            throw unknown(words);
        }
        var fixed = new RetentionPeriod.Fixed(count);
        RetentionPeriod period = switch (years.group(1)) {
            case "" -> fixed;
            case "事由終了後" -> new RetentionPeriod.AfterEvent(fixed);
            default -> new RetentionPeriod.WhileInUse(fixed);
        };
        if (!words.equals(period.text().ja())) {
            throw unknown(words);
        }
        return period;
    }

    private static RowRefused unknown(String words) {
        return new RowRefused(new Text(
                "保存期間「" + words + "」は読み取れません。「5年」「1年未満」「永年」「常用（終了後5年）」「事由終了後5年」のように書いてください。",
                "The retention " + words + " is not known: 5年, 1年未満, 永年, 常用（終了後5年） or 事由終了後5年."));
    }

    private static EnumSet<Flag> flags(String words) {
        var flags = EnumSet.noneOf(Flag.class);
        Arrays.stream(words.split("[、,]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> new MasterRow(Map.of("flag", word)).choice("flag", Flag.values(), Flag::label))
                .forEach(flags::add);
        return flags;
    }
}
