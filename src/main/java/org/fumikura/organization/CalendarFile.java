package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.DateRange;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What executive bodies say about days, in files: those of the year before a date, of its own and of the next. */
@Component
@Order(7)
class CalendarFile implements OwnMasters {

    private static final Text BODY_CODE = new Text("執行機関コード", "Body code");
    private static final Text DAY = new Text("日", "Day");

    private final ChartRows chart;
    private final CalendarRows days;
    private final OrganizationRegister register;

    CalendarFile(ChartRows chart, CalendarRows days, OrganizationRegister register) {
        this.chart = chart;
        this.days = days;
        this.register = register;
    }

    @Override
    public String code() {
        return "calendars";
    }

    @Override
    public Text title() {
        return new Text("開庁日・閉庁日", "Calendars");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("body", BODY_CODE.ja(), BODY_CODE.en()),
                Column.demanded("day", DAY.ja(), DAY.en()),
                Column.demanded("state", "開庁・閉庁", "Open or closed"),
                Column.of("why", "理由", "Why"),
                Column.of("english", "理由（英語）", "Why, in English"));
    }

    /** What becomes of a day. */
    private enum State {
        CLOSED("閉庁", "Closed"),
        OPEN("開庁", "Open"),
        TAKEN_BACK("取消", "Taken back");

        private final Text label;

        State(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(
                row.get("body"), row.day("day", today).map(LocalDate::toString).orElse(""));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        var range = new DateRange(LocalDate.of(on.getYear() - 1, 1, 1), LocalDate.of(on.getYear() + 1, 12, 31));
        return days.all(range).stream()
                .map(day -> List.of(
                        day.body(),
                        day.day().toString(),
                        (day.closed() ? State.CLOSED : State.OPEN).label().ja(),
                        day.name().ja(),
                        day.name().en()))
                .toList();
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String code = row.demanded("body", BODY_CODE);
        BodyId body = chart.listBodies().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> new BodyId(each.id()))
                .orElseThrow(
                        () -> new RowRefused(new Text("執行機関「" + code + "」はありません。", "There is no body " + code + ".")));
        row.demanded("day", DAY);
        LocalDate day = row.day("day", taking.today()).orElseThrow();
        State state = row.choice("state", State.values(), State::label);
        Optional<CalendarRows.OwnDay> known = Optional.ofNullable(
                days.ofYear(body.value(), new DateRange(day, day)).get(day));
        return state == State.TAKEN_BACK
                ? takeBack(body, day, known, taking)
                : enter(
                        body,
                        day,
                        state == State.CLOSED,
                        row.text("why", "english", new Text("理由", "Why")),
                        known,
                        taking);
    }

    private Taken takeBack(BodyId body, LocalDate day, Optional<CalendarRows.OwnDay> known, Taking taking) {
        if (known.isEmpty()) {
            return Taken.UNCHANGED;
        }
        register.removeCalendarDay(body, day, taking.doer());
        return Taken.ENDED;
    }

    private Taken enter(
            BodyId body, LocalDate day, boolean closed, Text why, Optional<CalendarRows.OwnDay> known, Taking taking) {
        if (known.isPresent()
                && known.get().closed() == closed
                && known.get().name().equals(why)) {
            return Taken.UNCHANGED;
        }
        register.enterCalendarDay(body, day, closed, why, taking.doer());
        return known.isPresent() ? Taken.CHANGED : Taken.NEW;
    }
}
