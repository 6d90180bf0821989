package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.CalendarYearUnknown;
import org.fumikura.shared.Deadline;
import org.fumikura.shared.DeadlineCalculator;
import org.fumikura.shared.DeadlineStep;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** 期限の試算: by which day something must be done, by a named rule and the calendar of an executive body. Changes nothing. */
@Component
public class DeadlineTrials {

    private final Organization organization;
    private final Transactions transactions;

    DeadlineTrials(Organization organization, Transactions transactions) {
        this.organization = organization;
        this.transactions = transactions;
    }

    /**
     * What came of a trial.
     *
     * @param body the code of the executive body whose calendar was used
     * @param start the day of the event
     * @param countedDay the last day of the counted period, before it was moved off closed days
     * @param due the last day on which the thing is done in time
     * @param steps the explanation, in the order of the reckoning
     */
    public record Trial(
            NamedDeadline rule,
            String body,
            LocalDate start,
            LocalDate countedDay,
            LocalDate due,
            List<DeadlineStep> steps) {}

    /** The rules that can be tried, in the order in which they are offered. */
    public List<NamedDeadline> listRules() {
        return List.of(NamedDeadline.values());
    }

    /**
     * Reckons a deadline, in a read of its own or the caller's.
     *
     * @param rule the code of a rule, see {@link NamedDeadline#code()}
     * @param start the day of the event
     * @param body the code of an executive body
     * @throws NotFound when nobody knows the rule or the body
     * @throws CalendarYearUnknown when the closed days of a year are not known
     */
    public Trial calculate(String rule, LocalDate start, String body) {
        NamedDeadline named = NamedDeadline.find(rule)
                .orElseThrow(() -> new NotFound("deadline-rule", new Text("期限の規則", "deadline rule"), rule));
        Deadline deadline = transactions.read(() -> {
            BodyId id = Optional.ofNullable(organization.bodiesByCode().get(body))
                    .orElseThrow(() -> new NotFound("body", new Text("執行機関", "executive body"), body));
            return new DeadlineCalculator(organization.calendarOf(id)).compute(named.rule(), start);
        });
        return new Trial(named, body, start, deadline.countedDay(), deadline.lastDay(), deadline.steps());
    }
}
