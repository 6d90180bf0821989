package org.fumikura.organization;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.ClosedDay;
import org.fumikura.shared.DateRange;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficeCalendar;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** When the office of a body is closed in a year: by the law, and by its own word. */
@Controller
class CalendarController {

    private static final Link LIST = new Link(new Text("開庁日・閉庁日", "Calendars"), "/administration/calendars");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2050;
    private static final MonthDay LAST_DAY = MonthDay.of(12, 31);

    private final ChartRows chart;
    private final CalendarRows days;
    private final Organization organization;
    private final OrganizationRegister register;
    private final MasterForms forms;

    CalendarController(
            ChartRows chart,
            CalendarRows days,
            Organization organization,
            OrganizationRegister register,
            MasterForms forms) {
        this.chart = chart;
        this.days = days;
        this.organization = organization;
        this.register = register;
        this.forms = forms;
    }

    /** @param body a body's id; without one the first of them */
    @GetMapping("/administration/calendars")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String year,
            @RequestParam Optional<String> done,
            Actor actor) {
        List<ChartRows.BodyLine> bodies = forms.read(chart::listBodies);
        Optional<ChartRows.BodyLine> chosen = bodies.stream()
                .filter(each -> body.isEmpty() || each.id().toString().equals(body))
                .findFirst();
        int shown = year(year);
        boolean keeps = actor.may(OrganizationPermissions.ADMINISTER);
        List<List<Cell>> rows =
                chosen.map(each -> rows(each.id(), shown, keeps)).orElse(List.of());
        Paged<List<Cell>> all = new Paged<>(rows, rows.size(), new PageRequest(1, PageRequest.MAX_SIZE));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(MasterForms.ADMINISTRATION),
                        new Text(
                                "土曜日・日曜日のほかに閉庁となる日と、特別に開庁する日です。国民の祝日と年末年始は法令のとおりに入っています。",
                                "Closed days besides Saturdays and Sundays, and days that are open in spite of them. Holidays and the year-end follow the law."),
                        forms.done(done),
                        List.of(
                                FormField.choice("body", new Text("執行機関", "Executive body"), options(bodies))
                                        .value(chosen.map(each -> each.id().toString())
                                                .orElse("")),
                                FormField.line("year", new Text("年（西暦）", "Year"))
                                        .value(Integer.toString(shown))),
                        new Table(
                                List.of(
                                        new Text("日", "Day"),
                                        new Text("開庁・閉庁", "Open or closed"),
                                        new Text("理由", "Why"),
                                        new Text("操作", "Change")),
                                rows,
                                new Text("執行機関がまだ登録されていません。", "No executive body is entered yet.")),
                        all,
                        keeps && chosen.isPresent()
                                ? List.of(new Link(
                                        new Text("日を登録する", "Enter a day"),
                                        "/administration/calendars/new?body="
                                                + chosen.get().id()))
                                : List.of(),
                        MasterForms.takeIn("calendars", OrganizationPermissions.ADMINISTER, actor),
                        Optional.of("/administration/export/calendars")));
    }

    private int year(String typed) {
        int present = forms.today().getYear();
        try {
            int year = typed.isBlank() ? present : Integer.parseInt(typed.strip());
            return year >= FIRST_YEAR && year <= LAST_YEAR ? year : present;
        } catch (NumberFormatException none) {
            return present;
        }
    }

    static List<FormField.Option> options(List<ChartRows.BodyLine> bodies) {
        return bodies.stream()
                .map(body -> new FormField.Option(body.id().toString(), body.name()))
                .toList();
    }

    private List<List<Cell>> rows(UUID body, int year, boolean keeps) {
        var range = new DateRange(LocalDate.of(year, 1, 1), LAST_DAY.atYear(year));
        Map<LocalDate, CalendarRows.OwnDay> own = forms.read(() -> days.ofYear(body, range));
        OfficeCalendar calendar = forms.read(() -> organization.calendarOf(new BodyId(body)));
        Stream<LocalDate> closed = calendar.listClosedDays(range).stream()
                .filter(day -> day.kind() != ClosedDay.Kind.WEEKEND)
                .map(ClosedDay::date);
        return Stream.concat(closed, own.keySet().stream())
                .distinct()
                .sorted()
                .map(day -> cells(body, day, Optional.ofNullable(own.get(day)), calendar, keeps))
                .toList();
    }

    private static List<Cell> cells(
            UUID body, LocalDate day, Optional<CalendarRows.OwnDay> own, OfficeCalendar calendar, boolean keeps) {
        boolean closed = calendar.isClosed(day);
        return List.of(
                new Cell.Day(day),
                closed ? new Cell.Tag(new Text("閉庁", "Closed"), "quiet") : new Cell.Tag(new Text("開庁", "Open"), "good"),
                Cell.of(own.map(CalendarRows.OwnDay::name)
                        .or(() -> calendar.findClosedDay(day).map(ClosedDay::name))
                        .orElse(Text.same("—"))),
                keeps && own.isPresent()
                        ? new Cell.Link(
                                new Text("登録を取り消す…", "Take back…"),
                                "/administration/calendars/remove?body=" + body + "&day=" + day)
                        : new Cell.Empty());
    }

    @GetMapping("/administration/calendars/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form(@RequestParam MultiValueMap<String, String> asked) {
        return MasterForms.show(entry(FormInput.of(asked), Optional.empty()));
    }

    @PostMapping("/administration/calendars")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<UUID> body = input.demandedId("body");
        Optional<LocalDate> day = input.demandedDay("day", forms.today());
        Optional<State> state = input.choice("state", State.values());
        String why = input.demanded("why");
        String english = input.line("english");
        Optional<Runnable> change = body.flatMap(of -> day.flatMap(on -> state.filter(any -> input.isFine())
                .map(what -> () -> register.enterCalendarDay(
                        new BodyId(of), on, what == State.CLOSED, MasterForms.text(why, english), actor.doer()))));
        return forms.send(input, actor, change, outcome(body, day), refused -> entry(input, refused));
    }

    private String outcome(Optional<UUID> body, Optional<LocalDate> day) {
        return "/administration/calendars?done=changed&body="
                + body.map(UUID::toString).orElse("") + "&year="
                + day.orElse(forms.today()).getYear();
    }

    /** What the office says about a day. */
    enum State {
        CLOSED("閉庁とする", "Closed"),
        OPEN("開庁とする", "Open");

        private final Text label;

        State(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("開庁日・閉庁日を登録する", "Enter a day of the calendar"),
                MasterForms.crumbs(LIST),
                new Text(
                        "期限の計算はこの暦によります。同じ日をもう一度登録すると、前の登録に替わります。",
                        "Deadlines are reckoned by this calendar. A second word about a day replaces the first."),
                "/administration/calendars",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice(
                                        "body",
                                        new Text("執行機関", "Executive body"),
                                        options(forms.read(chart::listBodies)))
                                .demanded(),
                        FormField.day("day", new Text("日", "Day")).demanded(),
                        FormField.choice("state", new Text("開庁・閉庁", "Open or closed"), State.values(), State::label)
                                .demanded(),
                        FormField.line("why", new Text("理由", "Why"))
                                .demanded()
                                .hint(new Text("例 庁舎停電点検、土曜窓口", "e.g. power inspection, Saturday service")),
                        FormField.line("english", new Text("理由（英語）", "Why, in English")))),
                refused);
    }

    @GetMapping("/administration/calendars/remove")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView removeForm(@RequestParam MultiValueMap<String, String> asked) {
        FormInput input = FormInput.of(asked);
        UUID body = input.demandedId("body").orElseThrow(CalendarController::unknown);
        LocalDate day = input.demandedDay("day", forms.today()).orElseThrow(CalendarController::unknown);
        Text name = JapaneseDate.describe(day);
        return MasterForms.show(new Form(
                new Text(name.ja() + "の登録を取り消す", "Take back what was said about " + name.en()),
                MasterForms.crumbs(LIST),
                new Text("取り消すと、この日は法令のとおりの開庁日・閉庁日に戻ります。", "The day is open or closed as the law has it then."),
                "/administration/calendars/remove",
                forms.key(input),
                new Text("取り消す", "Take back"),
                true,
                List.of(FormField.hidden("body", body.toString()), FormField.hidden("day", day.toString())),
                Optional.empty()));
    }

    @PostMapping("/administration/calendars/remove")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView remove(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        UUID body = input.demandedId("body").orElseThrow(CalendarController::unknown);
        LocalDate day = input.demandedDay("day", forms.today()).orElseThrow(CalendarController::unknown);
        return forms.send(
                input,
                actor,
                Optional.of(() -> register.removeCalendarDay(new BodyId(body), day, actor.doer())),
                outcome(Optional.of(body), Optional.of(day)),
                refused -> entry(input, refused));
    }

    private static NotFound unknown() {
        return new NotFound("calendar-day", new Text("開庁日・閉庁日", "day"), "");
    }
}
