package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Of which fiscal year a matter takes its numbers, and whether its section counts them. */
@Component
class Numbering {

    /** From January on, what is begun may be decided after 31 March. */
    private static final int LAST_MONTHS = 3;

    private final Numbers numbers;
    private final Documents documents;
    private final OfficialClock clock;

    Numbering(Numbers numbers, Documents documents, OfficialClock clock) {
        this.numbers = numbers;
        this.documents = documents;
        this.clock = clock;
    }

    /** The previous year's number is for what was begun before 1 April only (A.19, note). */
    FiscalYear yearOfIssue(boolean previousYear, FiscalYear begun) {
        FiscalYear year = FiscalYear.of(clock.today());
        return previousYear && begun.equals(year.previous()) ? begun : year;
    }

    List<Shortcoming> shortcomings(DraftInProgress draft, List<Unit> line, Actor actor) {
        UnitId section = Submitting.sectionOf(line);
        FiscalYear year = FiscalYear.of(clock.today());
        Optional<Document> known = documents.find(draft.id(), actor.reader());
        FiscalYear begun =
                known.map(document -> new FiscalYear(document.fiscalYear())).orElse(year);
        UnitId of = known.map(Document::unit).orElse(draft.unit());
        var found = new ArrayList<Shortcoming>();
        // what came back has its number
        if (known.isEmpty() && !counts(NumberKind.DRAFT, section, of, year)) {
            found.add(
                    new Shortcoming(
                            "title",
                            new Text(
                                    "所属課の起案番号がこの年度に設定されていません。文書主管課に連絡してください。",
                                    "Your section has no draft numbers for this fiscal year. Please tell the records section.")));
        }
        boolean previousYear = draft.text().previousYearPrefix();
        if (draft.text().enforced() && !counts(NumberKind.ISSUE, section, of, yearOfIssue(previousYear, begun))) {
            found.add(new Shortcoming(
                    "enforced",
                    new Text(
                            "所属課の文書番号がこの年度に設定されていないため、決裁しても発番できません。文書主管課に連絡してください。",
                            "Your section has no document numbers for this fiscal year; none could be given at the"
                                    + " decision. Please tell the records section.")));
        }
        if (previousYear && !isPreviousYearPossible(draft.text().enforced(), begun)) {
            found.add(new Shortcoming(
                    "previousYearPrefix",
                    new Text(
                            "前年度の文書番号を付けられるのは、年度末（1月から3月まで）に起案し、翌年度に決裁される、施行する案件だけです。チェックを外してください。",
                            "A number of the previous fiscal year is for matters to be issued that are begun from January"
                                    + " to March and decided after it. Please untick it.")));
        }
        return found;
    }

    private boolean isPreviousYearPossible(boolean enforced, FiscalYear begun) {
        LocalDate today = clock.today();
        FiscalYear year = FiscalYear.of(today);
        boolean yearEnds = !today.isBefore(year.next().firstDay().minusMonths(LAST_MONTHS));
        return enforced && (begun.equals(year.previous()) || yearEnds);
    }

    private boolean counts(NumberKind kind, UnitId section, UnitId of, FiscalYear year) {
        return numbers.findSeries(kind, section, of, year, clock.today()).isPresent();
    }
}
