package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeCalendarTest {

    private final OfficeCalendar calendar = OfficeCalendar.national();

    static IntStream years() {
        return IntStream.rangeClosed(1990, 2050);
    }

    @ParameterizedTest
    @MethodSource("years")
    void holidaysAgreeWithTheLaw(int year) {
        assertThat(Year.of(year)
                        .atDay(1)
                        .datesUntil(Year.of(year + 1).atDay(1))
                        .filter(day -> OfficeCalendar.findHoliday(day).isPresent()))
                .containsExactlyElementsOf(HolidayLaw.days(year));
    }

    @ParameterizedTest
    @CsvSource({
        "1990-11-12, 即位礼正殿の儀",
        "1993-06-09, 結婚の儀",
        "2009-09-22, 休日",
        "2015-09-22, 休日",
        "2016-12-23, 天皇誕生日",
        "2019-04-30, 休日",
        "2019-05-01, 休日（祝日扱い）",
        "2019-05-02, 休日",
        "2019-05-06, こどもの日 振替休日",
        "2020-05-06, 憲法記念日 振替休日",
        "2020-07-23, 海の日",
        "2020-07-24, スポーツの日",
        "2020-08-10, 山の日",
        "2021-07-22, 海の日",
        "2021-08-09, 山の日 振替休日",
        "2022-02-23, 天皇誕生日",
        "2026-09-22, 休日"
    })
    void namesTheHoliday(LocalDate date, String name) {
        assertThat(calendar.findClosedDay(date)).hasValueSatisfying(day -> {
            assertThat(day.kind()).isEqualTo(ClosedDay.Kind.HOLIDAY);
            assertThat(day.name().ja()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2019-12-23", "2020-07-20", "2020-10-12", "2020-08-11", "2021-07-19", "2021-10-11", "2022-12-23"
            })
    void isOpenOnDaysThatAreHolidaysNoLonger(LocalDate date) {
        assertThat(calendar.isOpen(date)).isTrue();
    }

    @Test
    void closesForTenDaysIn2019() {
        DateRange golden = new DateRange(LocalDate.of(2019, 4, 27), LocalDate.of(2019, 5, 6));

        assertThat(calendar.listClosedDays(golden)).hasSize(10);
        assertThat(calendar.openDayOnOrAfter(golden.first())).isEqualTo(LocalDate.of(2019, 5, 7));
        assertThat(calendar.isOpen(LocalDate.of(2019, 4, 26))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-28, ",
        "2022-12-29, YEAR_END",
        "2022-12-31, YEAR_END",
        "2023-01-01, HOLIDAY",
        "2023-01-02, HOLIDAY",
        "2023-01-03, YEAR_END",
        "2023-01-04, ",
        "2022-05-21, WEEKEND",
        "2022-05-22, WEEKEND",
        "2022-05-23, "
    })
    void givesTheWeightiestReason(LocalDate date, ClosedDay.Kind kind) {
        assertThat(calendar.findClosedDay(date).map(ClosedDay::kind).orElse(null))
                .isEqualTo(kind);
    }

    @Test
    void followsTheOfficesOwnDays() {
        LocalDate anniversary = LocalDate.of(2022, 10, 3);
        LocalDate servedSaturday = LocalDate.of(2022, 6, 11);
        Text name = new Text("開庁記念日", "Foundation day");
        OfficeCalendar office = new OfficeCalendar(Map.of(anniversary, name), Set.of(servedSaturday));

        assertThat(office.findClosedDay(anniversary)).contains(new ClosedDay(anniversary, ClosedDay.Kind.OFFICE, name));
        assertThat(office.isOpen(servedSaturday)).isTrue();
        assertThat(office.isWeekend(servedSaturday)).isFalse();
        assertThat(office.isClosed(servedSaturday.plusDays(1))).isTrue();
        assertThat(calendar.isOpen(anniversary)).isTrue();
        assertThat(calendar.isWeekend(servedSaturday)).isTrue();
    }

    @Test
    void refusesADayThatIsClosedAndOpen() {
        LocalDate day = LocalDate.of(2022, 6, 11);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OfficeCalendar(Map.of(day, Text.same("x")), Set.of(day)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "2051-01-01", "2051-01-07"})
    void refusesYearsThatItDoesNotKnow(LocalDate date) {
        assertThatThrownBy(() -> calendar.isClosed(date)).isInstanceOfSatisfying(CalendarYearUnknown.class, refusal -> {
            assertThat(refusal.year()).isEqualTo(Year.from(date));
            assertThat(refusal.message().ja()).contains("1970年から2050年まで");
        });
    }

    @Test
    void knowsItsFirstAndLastYear() {
        assertThat(calendar.isClosed(LocalDate.of(1970, 1, 1))).isTrue();
        assertThat(calendar.isClosed(LocalDate.of(2050, 12, 31))).isTrue();
        assertThat(calendar.isOpen(LocalDate.of(2050, 12, 28))).isTrue();
    }
}
