package org.fumikura.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fumikura.organization.Succession;
import org.fumikura.organization.UnitId;

/**
 * Who is in charge of one file or document on each day (I-16): the unit that holds its file by name, or else the one for which
 * it was entered; of an ended unit its successor, of open documents as long as it is open, of files afterwards.
 *
 * @param entered the unit for which it was entered
 * @param begun the first day on which anybody is in charge
 * @param ended the first day on which it is not open: of a file the day on which it began
 * @param named who holds its file by name and when; no two at once
 */
record InCharge(
        UnitId entered,
        LocalDate begun,
        Optional<LocalDate> ended,
        List<Named> named,
        Succession files,
        Succession openDocuments) {

    /** @param to the first day on which it is over; empty while no end is known */
    record Named(UnitId unit, LocalDate from, Optional<LocalDate> to) {

        boolean covers(LocalDate on) {
            return !on.isBefore(from) && to.filter(end -> !on.isBefore(end)).isEmpty();
        }
    }

    /** The unit in charge on a day; exactly one on every day from the first on. */
    UnitId on(LocalDate on) {
        return succession(on).inCharge(root(on).map(Named::unit).orElse(entered), on);
    }

    /** Who was in charge from the first day until a day, the earliest first, without a gap; empty when it began later. */
    List<Responsibility.Term> terms(LocalDate until) {
        var terms = new ArrayList<Responsibility.Term>();
        for (LocalDate day : changes(until)) {
            UnitId unit = on(day);
            Responsibility.Cause cause = cause(day, unit);
            Optional<Responsibility.Term> before = terms.isEmpty() ? Optional.empty() : Optional.of(terms.getLast());
            if (before.filter(term -> term.unit().equals(unit)).isPresent()) {
                continue;
            }
            before.ifPresent(term -> terms.set(terms.size() - 1, term.endingOn(day.minusDays(1))));
            terms.add(new Responsibility.Term(unit, day, Optional.empty(), cause));
        }
        return terms;
    }

    /** The days on which somebody else may come in charge: the first one, and those that a row names. */
    private Iterable<LocalDate> changes(LocalDate until) {
        var days = new TreeSet<LocalDate>();
        days.add(begun);
        ended.ifPresent(days::add);
        for (Named each : named) {
            days.add(each.from());
            each.to().ifPresent(days::add);
        }
        Stream.concat(Stream.of(entered), named.stream().map(Named::unit)).forEach(root -> {
            addSuccessions(root, files, days);
            addSuccessions(root, openDocuments, days);
        });
        return days.stream().filter(day -> !day.isBefore(begun) && !day.isAfter(until))::iterator;
    }

    private static void addSuccessions(UnitId root, Succession succession, TreeSet<LocalDate> days) {
        Optional<Succession.Heir> next = succession.after(root);
        while (next.isPresent()) {
            days.add(next.get().since());
            next = succession.after(next.get().unit());
        }
    }

    private Responsibility.Cause cause(LocalDate on, UnitId unit) {
        Optional<Named> root = root(on);
        if (!unit.equals(root.map(Named::unit).orElse(entered))) {
            return Responsibility.Cause.SUCCESSION;
        }
        return root.isPresent() ? Responsibility.Cause.NAMED : Responsibility.Cause.ENTERED;
    }

    private Optional<Named> root(LocalDate on) {
        return named.stream().filter(each -> each.covers(on)).findFirst();
    }

    private Succession succession(LocalDate on) {
        return ended.filter(end -> !on.isBefore(end)).isPresent() ? files : openDocuments;
    }
}
