package org.fumikura.records;

import static org.fumikuradb.records.Tables.NUMBER_SERIES;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.ActTable;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The series of all sections with what they counted, and how their numbers are written in which year. */
@Controller
class SeriesController {

    private static final Link LIST = new Link(new Text("番号様式", "Number series"), RecordsAdministration.NUMBER_SERIES);
    private static final int EARLIEST = 1927;
    private static final int LATEST = 2199;
    private static final int MOST_DIGITS = 8;

    private final PlanRows rows;
    private final FilePlan plan;
    private final Organization organization;
    private final MasterForms forms;
    private final ActTable acts;

    SeriesController(PlanRows rows, FilePlan plan, Organization organization, MasterForms forms, ActTable acts) {
        this.rows = rows;
        this.plan = plan;
        this.organization = organization;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/number-series")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.READ_PLAN)
    ModelAndView list(
            @RequestParam(defaultValue = "") String year,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        int shown = year(year);
        Paged<List<Cell>> list = forms.read(() -> {
            Paged<PlanRows.SeriesLine> lines = rows.series(shown, known(actor), MasterForms.page(page));
            Map<UUID, Text> names = organization.unitNames(lines.items().stream()
                    .map(line -> line.unit().value())
                    .distinct()
                    .toList());
            return lines.map(line -> cells(line, names.getOrDefault(line.unit().value(), Text.same("—")), shown));
        });
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "課ごとの番号簿と、その年度に次に付く番号です。番号は一度だけ付き、欠番には理由が残ります。",
                                "The series of each section and the number that comes next in that year. Void numbers keep their reason."),
                        forms.done(done),
                        List.of(FormField.line("year", new Text("年度（西暦）", "Fiscal year"))
                                .value(Integer.toString(shown))),
                        new Table(
                                List.of(
                                        new Text("所管", "Unit"),
                                        new Text("種類", "Kind"),
                                        new Text("次の番号", "Next number"),
                                        new Text("欠番（理由あり）", "Void, with a reason"),
                                        new Text("理由の登録がない欠番", "Missing, without a reason")),
                                list.items(),
                                new Text("番号簿はまだ登録されていません。", "No series is entered yet.")),
                        list,
                        actor.may(RecordsPermissions.PLAN)
                                ? List.of(new Link(
                                        new Text("番号簿を登録する", "Enter a series"),
                                        RecordsAdministration.NUMBER_SERIES + "/new"))
                                : List.of(),
                        actor.may(RecordsPermissions.PLAN)
                                ? List.of(new Link(
                                        new Text("ファイルから取り込む", "Take in from a file"), "/administration/import/series"))
                                : List.of(),
                        Optional.of("/administration/export/series")));
    }

    /** Of series, those of sections that she knows of: of sections to come for who gets them ready (A.8). */
    private Condition known(Actor actor) {
        return actor.may(RecordsPermissions.PLAN)
                ? DSL.noCondition()
                : Organization.hasBegun(NUMBER_SERIES.UNIT_ID, forms.today());
    }

    private int year(String typed) {
        int present = FiscalYear.of(forms.today()).startYear();
        try {
            int year = typed.isBlank() ? present : Integer.parseInt(typed.strip());
            return year >= EARLIEST && year <= LATEST ? year : present;
        } catch (NumberFormatException none) {
            return present;
        }
    }

    private static List<Cell> cells(PlanRows.SeriesLine line, Text unit, int year) {
        return List.of(
                new Cell.Link(unit, RecordsAdministration.NUMBER_SERIES + "/" + line.id() + "?year=" + year),
                Cell.of(line.kind().label()),
                Cell.of(Integer.toString(line.next())),
                Cell.of(Integer.toString(line.voids())),
                gaps(line));
    }

    private static Cell gaps(PlanRows.SeriesLine line) {
        return line.gaps() == 0
                ? new Cell.Tag(new Text("なし", "None"), "good")
                : new Cell.Tag(Text.same(Integer.toString(line.gaps())), "bad");
    }

    @GetMapping("/administration/number-series/{id}")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.READ_PLAN)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String year,
            @RequestParam Optional<String> done,
            Actor actor) {
        int shown = year(year);
        return new ModelAndView("frame/facts", "model", forms.read(() -> {
            PlanRows.SeriesLine line = get(id, shown, known(actor));
            Text unit = unit(line);
            return new Facts(
                    new Text(
                            unit.ja() + "　" + line.kind().label().ja(),
                            unit.en() + ": " + line.kind().label().en()),
                    MasterForms.crumbs(LIST),
                    forms.done(done),
                    List.of(
                            new Facts.Fact(new Text("所管", "Unit"), Cell.of(unit)),
                            new Facts.Fact(
                                    new Text("種類", "Kind"), Cell.of(line.kind().label())),
                            new Facts.Fact(
                                    new Text("年度", "Fiscal year"),
                                    Cell.of(new FiscalYear(shown).label(FiscalYearNames.STANDARD))),
                            new Facts.Fact(new Text("次の番号", "Next number"), Cell.of(Integer.toString(line.next()))),
                            new Facts.Fact(
                                    new Text("欠番（理由あり）", "Void, with a reason"),
                                    Cell.of(Integer.toString(line.voids()))),
                            new Facts.Fact(new Text("理由の登録がない欠番", "Missing, without a reason"), gaps(line))),
                    List.of(prefixes(id), acts.of(id)),
                    actor.may(RecordsPermissions.PLAN)
                            ? List.of(new Link(
                                    new Text("様式を登録する", "Enter a form"),
                                    RecordsAdministration.NUMBER_SERIES + "/" + id + "/form"))
                            : List.of());
        }));
    }

    private PlanRows.SeriesLine get(UUID id, int year, Condition which) {
        return rows.findSeries(id, year, which)
                .orElseThrow(() -> new NotFound("series", new Text("番号簿", "number register"), id));
    }

    private Text unit(PlanRows.SeriesLine line) {
        return organization
                .unitNames(List.of(line.unit().value()))
                .getOrDefault(line.unit().value(), Text.same("—"));
    }

    private Facts.Section prefixes(UUID id) {
        return new Facts.Section(
                new Text("番号の書き方", "How its numbers are written"),
                new Table(
                        List.of(
                                new Text("年度", "Fiscal year"),
                                new Text("例", "Sample"),
                                new Text("根拠", "Source"),
                                new Text("期間", "Period")),
                        rows.prefixes(id).stream()
                                .map(prefix -> List.<Cell>of(
                                        Cell.of(new FiscalYear(prefix.year()).label(FiscalYearNames.STANDARD)),
                                        Cell.of(prefix.sample(1)),
                                        Cell.of(prefix.source()),
                                        new Cell.Period(
                                                prefix.validity().first(),
                                                prefix.validity().last())))
                                .toList(),
                        new Text("様式がないので、番号は付けられません。", "Without a form no number can be given.")),
                List.of());
    }

    @GetMapping("/administration/number-series/new")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView form() {
        return MasterForms.show(entry(FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/number-series")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> unit = input.demandedId("unit");
        Optional<NumberKind> kind = input.choice("kind", NumberKind.values());
        Optional<Runnable> change = unit.flatMap(of ->
                kind.map(what -> () -> plan.enter(new FilePlan.Series(new UnitId(of), what), actor.doer())));
        return forms.send(
                input,
                actor,
                change,
                RecordsAdministration.NUMBER_SERIES + "?done=entered",
                refused -> entry(input, refused),
                PlanRefusal::find);
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        List<FormField.Option> sections = forms.read(() -> organization.listUnits(forms.today())).stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION)
                .map(unit -> new FormField.Option(unit.id().value().toString(), unit.name()))
                .toList();
        return new Form(
                new Text("番号簿を登録する", "Enter a series"),
                MasterForms.crumbs(LIST),
                new Text(
                        "番号は年度ごとに1から始まります。登録したら、年度の様式も登録してください。",
                        "It begins at 1 each year. Enter the form of the year too."),
                RecordsAdministration.NUMBER_SERIES,
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("unit", new Text("所管（課）", "Section"), sections)
                                .demanded(),
                        FormField.choice("kind", new Text("種類", "Kind"), NumberKind.values(), NumberKind::label)
                                .demanded())),
                refused);
    }

    @GetMapping("/administration/number-series/{id}/form")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView prefixForm(@PathVariable UUID id) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("year", Integer.toString(year("")));
        begun.add("digits", "1");
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(prefix(id, FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/number-series/{id}/form")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView enterPrefix(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String before = input.demanded("before");
        String after = input.demanded("after");
        String source = input.demanded("source");
        int year = input.number("year", EARLIEST, LATEST);
        int digits = input.number("digits", 1, MOST_DIGITS);
        Optional<Runnable> change = input.demandedDay("from", forms.today())
                .map(from -> () -> plan.replace(
                        new FilePlan.Prefix(
                                new SeriesId(id), new FiscalYear(year), before, after, digits, source, from),
                        actor.doer()));
        return forms.send(
                input,
                actor,
                change,
                RecordsAdministration.NUMBER_SERIES + "/" + id + "?done=entered",
                refused -> prefix(id, input, refused),
                PlanRefusal::find);
    }

    private Form prefix(UUID id, FormInput input, Optional<Text> refused) {
        Text series = forms.read(() -> {
            PlanRows.SeriesLine line = get(id, year(""), DSL.noCondition());
            Text unit = unit(line);
            return new Text(
                    unit.ja() + "　" + line.kind().label().ja(),
                    unit.en() + ": " + line.kind().label().en());
        });
        return new Form(
                new Text("番号の様式を登録する", "Enter how numbers are written"),
                MasterForms.crumbs(LIST, new Link(series, RecordsAdministration.NUMBER_SERIES + "/" + id)),
                new Text(
                        "番号の前後に付く文字です。同じ年度の前の様式は、使い始める日の前日で終わります。付けた番号は変わりません。",
                        "The words around a number. An earlier form of that year ends the day before. Numbers that were given stay."),
                RecordsAdministration.NUMBER_SERIES + "/" + id + "/form",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.line("year", new Text("年度（西暦）", "Fiscal year"))
                                .demanded(),
                        FormField.line("before", new Text("番号の前", "Before the number"))
                                .demanded()
                                .hint(new Text("例 4豊政情発第", "e.g. 4豊政情発第")),
                        FormField.line("after", new Text("番号の後", "After the number"))
                                .demanded()
                                .hint(new Text("例 号", "e.g. 号")),
                        FormField.line("digits", new Text("最少の桁数", "Digits at least"))
                                .hint(new Text("足りない分は0で埋めます。", "Filled up with zeros.")),
                        FormField.line("source", new Text("根拠", "Source")).demanded(),
                        FormField.day("from", new Text("使い始める日", "First day")).demanded())),
                refused);
    }
}
