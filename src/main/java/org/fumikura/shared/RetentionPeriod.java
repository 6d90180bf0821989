package org.fumikura.shared;

import java.time.LocalDate;

/**
 * How long a record is kept (保存期間), rule A.5-13.
 *
 * <p>Which records have which period is a table of the office; nothing here knows it.
 */
public sealed interface RetentionPeriod {

    /**
     * Returns the term that begins on a day, as {@link RetentionStartRule#firstDay} gives it.
     *
     * <p>A period without a number of years gives the same term for every day.
     */
    RetentionTerm termFrom(LocalDate firstDay);

    /** Returns the term while the day from which it runs is not known. */
    RetentionTerm termWithoutStart();

    /** Returns the name of the period, such as 5年 / 5 years. */
    Text text();

    /** Returns the usual period of a number of years. */
    static RetentionPeriod years(int years) {
        return new Fixed(years);
    }

    /**
     * A number of years after the record was completed.
     *
     * @param years 1 to 999; the laws go to 150
     */
    record Fixed(int years) implements RetentionPeriod {

        /** @throws IllegalArgumentException if the number of years is out of range */
        public Fixed {
            if (years < 1 || years > 999) {
                throw new IllegalArgumentException("A record is kept for 1 to 999 years: " + years);
            }
        }

        @Override
        public RetentionTerm termFrom(LocalDate firstDay) {
            return new RetentionTerm.Bounded(firstDay, Span.years(years).lastDayFrom(firstDay));
        }

        @Override
        public RetentionTerm termWithoutStart() {
            return new RetentionTerm.StartUnknown(RetentionTerm.StartUnknown.Reason.NOT_COMPLETED);
        }

        @Override
        public Text text() {
            return Span.years(years).text();
        }
    }

    /**
     * A number of years after an event whose day may not be known yet, such as the end of a contract (事案完結型).
     *
     * @param then the years after the event
     */
    record AfterEvent(Fixed then) implements RetentionPeriod {
        @Override
        public RetentionTerm termFrom(LocalDate firstDay) {
            return then.termFrom(firstDay);
        }

        @Override
        public RetentionTerm termWithoutStart() {
            return new RetentionTerm.StartUnknown(RetentionTerm.StartUnknown.Reason.EVENT_NOT_REACHED);
        }

        @Override
        public Text text() {
            return new Text("事由終了後" + then.text().ja(), then.text().en() + " after the event");
        }
    }

    /**
     * As long as the record is in use, and a number of years after that (常用).
     *
     * @param then the years after the use has ended
     */
    record WhileInUse(Fixed then) implements RetentionPeriod {
        @Override
        public RetentionTerm termFrom(LocalDate firstDay) {
            return then.termFrom(firstDay);
        }

        @Override
        public RetentionTerm termWithoutStart() {
            return new RetentionTerm.StartUnknown(RetentionTerm.StartUnknown.Reason.IN_USE);
        }

        @Override
        public Text text() {
            return new Text(
                    "常用（終了後" + then.text().ja() + "）",
                    "while in use, then " + then.text().en());
        }
    }

    /** Until the record has served its purpose (1年未満): no date, and each disposal is logged. */
    record UnderOneYear() implements RetentionPeriod {
        @Override
        public RetentionTerm termFrom(LocalDate firstDay) {
            return termWithoutStart();
        }

        @Override
        public RetentionTerm termWithoutStart() {
            return new RetentionTerm.UntilPurposeServed();
        }

        @Override
        public Text text() {
            return new Text("1年未満", "under 1 year");
        }
    }

    /** For ever (永年). */
    record Permanent() implements RetentionPeriod {
        @Override
        public RetentionTerm termFrom(LocalDate firstDay) {
            return termWithoutStart();
        }

        @Override
        public RetentionTerm termWithoutStart() {
            return new RetentionTerm.Unlimited();
        }

        @Override
        public Text text() {
            return new Text("永年", "permanent");
        }
    }
}
