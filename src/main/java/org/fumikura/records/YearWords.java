package org.fumikura.records;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.FiscalYear;

/** Fiscal years as people write them: 令和4年度, R4, 2022. */
final class YearWords {

    static final int FIRST_YEAR = 1926;
    static final int LAST_YEAR = 2200;

    private YearWords() {}

    /**
     * Reads a year.
     *
     * @param today the day to whose era a year without an era belongs
     * @return empty when it is none, or none of 1926 to 2200
     */
    static Optional<FiscalYear> read(String words, LocalDate today) {
        String year = words.strip().replaceAll("年?度?$", "");
        // an era may begin or end within the year
        return Stream.of("年4月1日", "年12月31日")
                .map(day -> DateInput.read(year + day, today).date())
                .flatMap(Optional::stream)
                .map(LocalDate::getYear)
                .filter(each -> each >= FIRST_YEAR && each <= LAST_YEAR)
                .findFirst()
                .map(FiscalYear::new);
    }
}
