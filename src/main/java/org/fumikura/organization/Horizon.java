package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fumikura.frame.Forbidden;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How far somebody sees into the organisation (docs/domain/organization.md, A.8): what begins after today is not there for
 * her, and what ends after today goes on, unless she may foresee.
 *
 * @param today the day of her request
 * @param ahead whether she sees the days to come as well
 */
public record Horizon(LocalDate today, boolean ahead) {

    private static final Text BEYOND = new Text(
            "明日以後の組織・職・人事は、内示前のため、人事担当だけが扱えます。",
            "Units, posts and people of days to come are for personnel until their day.");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** For what the program does by itself. */
    static final Horizon NONE = new Horizon(LocalDate.EPOCH, true);

    /** Whether she sees a day. */
    public boolean reaches(LocalDate day) {
        return ahead || !day.isAfter(today);
    }

    /** Whether no day that some words name, as {@code 2023-04-01}, is beyond it. */
    boolean reaches(String words) {
        return ahead
                || DAY.matcher(words).results().noneMatch(day -> day.group().compareTo(today.toString()) > 0);
    }

    /** The day itself, or today when it is beyond: as of when she learns what units of that day are called. */
    public LocalDate nearest(LocalDate day) {
        return reaches(day) ? day : today;
    }

    /** Why she can neither look at a day nor enter one; empty when she can. */
    Optional<Text> objection(LocalDate day) {
        return reaches(day) ? Optional.empty() : Optional.of(BEYOND);
    }

    /** @throws Forbidden when the day is beyond it */
    void require(LocalDate day) {
        if (!reaches(day)) {
            throw new Forbidden(
                    BEYOND,
                    new Text(
                            "今日までの日を指定するか、人事担当に確認してください。何も変更していません。",
                            "Name a day until today, or ask personnel. Nothing was changed."));
        }
    }

    /** Of rows, those that she knows of: not those that begin later. */
    Condition knows(Field<?> valid) {
        return ahead ? DSL.noCondition() : DSL.condition("lower({0}) <= {1}::date", valid, DSL.val(today));
    }

    /** A validity as she sees it: without an end that is still to come. */
    Validity seen(Validity validity) {
        return new Validity(validity.first(), validity.last().filter(this::reaches));
    }
}
