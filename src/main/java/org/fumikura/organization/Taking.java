package org.fumikura.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.ledger.Doer;

/**
 * One taking in of a file, or its rehearsal, whose changes are rolled back.
 *
 * @param from the day from which changes hold
 * @param today how years without an era are read
 * @param handed the first passwords of people who were entered, to be shown once; none in a rehearsal
 */
public record Taking(LocalDate from, LocalDate today, Doer doer, boolean rehearsal, List<FirstPassword> handed) {

    /** A first password and whose it is. */
    public record FirstPassword(String login, String label, String password) {

        @Override
        public String toString() {
            return "FirstPassword[" + login + "]";
        }
    }

    static Taking rehearsal(LocalDate from, LocalDate today, Doer doer) {
        return new Taking(from, today, doer, true, new ArrayList<>());
    }

    static Taking inEarnest(LocalDate from, LocalDate today, Doer doer) {
        return new Taking(from, today, doer, false, new ArrayList<>());
    }
}
