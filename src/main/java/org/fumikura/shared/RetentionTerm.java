package org.fumikura.shared;

import java.time.LocalDate;
import java.util.Optional;

/** What a retention period comes to for one record (rule A.5-13). */
public sealed interface RetentionTerm {

    /** Returns the first day on which disposal may be considered, or nothing if no such day is known. */
    Optional<LocalDate> firstDisposableDay();

    /** Returns the term in words. */
    Text text();

    /** Returns whether the term has ended on a day; never for a term without an end. */
    default boolean hasEndedOn(LocalDate day) {
        return firstDisposableDay().filter(first -> !day.isBefore(first)).isPresent();
    }

    /**
     * A term with a first and a last day.
     *
     * @param firstDay the first day of the term (起算日)
     * @param lastDay the last day on which the record must be kept, included
     */
    record Bounded(LocalDate firstDay, LocalDate lastDay) implements RetentionTerm {

        /** @throws IllegalArgumentException if the last day is before the first */
        public Bounded {
            if (lastDay.isBefore(firstDay)) {
                throw new IllegalArgumentException("%s is before %s".formatted(lastDay, firstDay));
            }
        }

        @Override
        public Optional<LocalDate> firstDisposableDay() {
            return Optional.of(lastDay.plusDays(1));
        }

        @Override
        public Text text() {
            Text first = JapaneseDate.describe(firstDay);
            Text last = JapaneseDate.describe(lastDay);
            return new Text(first.ja() + "から" + last.ja() + "まで", first.en() + " to " + last.en());
        }
    }

    /**
     * The day from which the term runs is not known (起算未定); such records belong on an exception list.
     *
     * @param reason what is being waited for
     */
    record StartUnknown(Reason reason) implements RetentionTerm {

        /** What is being waited for. */
        public enum Reason {
            NOT_COMPLETED("未完結", "not completed"),
            EVENT_NOT_REACHED("事由未到来", "event not reached"),
            IN_USE("常用中", "in use");

            private final String ja;
            private final String en;

            Reason(String ja, String en) {
                this.ja = ja;
                this.en = en;
            }
        }

        @Override
        public Optional<LocalDate> firstDisposableDay() {
            return Optional.empty();
        }

        @Override
        public Text text() {
            return new Text("起算未定（" + reason.ja + "）", "start not known (" + reason.en + ")");
        }
    }

    /** The term ends when the record has served its purpose, which a person decides and a log keeps. */
    record UntilPurposeServed() implements RetentionTerm {
        @Override
        public Optional<LocalDate> firstDisposableDay() {
            return Optional.empty();
        }

        @Override
        public Text text() {
            return new Text("目的を終えるまで（1年未満）", "until its purpose is served (under 1 year)");
        }
    }

    /** The term does not end. */
    record Unlimited() implements RetentionTerm {
        @Override
        public Optional<LocalDate> firstDisposableDay() {
            return Optional.empty();
        }

        @Override
        public Text text() {
            return new Text("永年", "permanent");
        }
    }
}
