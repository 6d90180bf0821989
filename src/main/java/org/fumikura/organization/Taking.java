package org.fumikura.organization;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.fumikura.ledger.Doer;

/**
 * One taking in of a file, or its rehearsal, whose changes are rolled back.
 *
 * @param reader who takes it in, as far as she may see what is there
 * @param from the day from which changes hold
 * @param today how years without an era are read
 * @param handed the first passwords of people who were entered, to be shown once; none in a rehearsal
 * @param prepared first passwords that were hashed before the write; none in a rehearsal
 */
public record Taking(
        Reader reader,
        LocalDate from,
        LocalDate today,
        Doer doer,
        boolean rehearsal,
        List<FirstPassword> handed,
        Deque<Credentials.First> prepared) {

    /** How far who takes it in sees into the organisation. */
    Horizon horizon() {
        return reader.horizon();
    }

    /**
     * A day of a row of the organisation.
     *
     * @throws RowRefused when it can not be read, or is beyond what she may enter
     */
    Optional<LocalDate> day(MasterRow row, String key) {
        Optional<LocalDate> day = row.day(key, today);
        day.flatMap(horizon()::objection).ifPresent(why -> {
            throw new RowRefused(why);
        });
        return day;
    }

    /** A first password and whose it is. */
    public record FirstPassword(String login, String label, String password) {

        @Override
        public String toString() {
            return "FirstPassword[" + login + "]";
        }
    }

    static Taking rehearsal(Actor actor, LocalDate from, LocalDate today) {
        return new Taking(actor.reader(), from, today, actor.doer(), true, new ArrayList<>(), new ArrayDeque<>());
    }

    static Taking inEarnest(Actor actor, LocalDate from, LocalDate today, List<Credentials.First> prepared) {
        return new Taking(
                actor.reader(), from, today, actor.doer(), false, new ArrayList<>(), new ArrayDeque<>(prepared));
    }
}
