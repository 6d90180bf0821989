package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fumikura.organization.Succession.Share;
import org.fumikura.organization.UnitId;
import org.fumikura.testing.RandomReorganisation;
import org.fumikura.testing.RandomReorganisation.Section;

/** Who is in charge of a file or a document, over random reorganisations and with files that are held by name. */
class InChargeTest {

    private static final int TRIES = 300;
    private static final int DAYS_AFTER = 400;

    @Property(tries = TRIES)
    @Label("I-16: exactly one unit, which is there, is in charge on every day from the registration on")
    void exactlyOneUnitOnEveryDay(
            @ForAll long seed, @ForAll @IntRange(max = 9) int changes, @ForAll @IntRange(max = 4) int givenAway) {
        var random = new Random(seed);
        RandomReorganisation city = RandomReorganisation.of(seed, changes);
        LocalDate until = city.last().plusDays(DAYS_AFTER);
        LocalDate begun = day(random, RandomReorganisation.FIRST, until);
        Section entered = any(random, city.on(begun));
        Optional<LocalDate> ended =
                random.nextBoolean() ? Optional.of(day(random, begun, until)) : Optional.<LocalDate>empty();
        List<Given> given = given(random, city, begun, until, givenAway);
        var inCharge = new InCharge(
                entered.unit(),
                begun,
                ended,
                given.stream().map(Given::row).toList(),
                city.succession(Share.FILES),
                city.succession(Share.OPEN_DOCUMENTS));
        List<Responsibility.Term> terms = inCharge.terms(until);

        for (LocalDate on = begun; !on.isAfter(until); on = on.plusDays(1)) {
            LocalDate day = on;
            Section root = given.stream()
                    .filter(each -> each.row.covers(day))
                    .findFirst()
                    .map(Given::section)
                    .orElse(entered);
            boolean open = ended.filter(end -> !day.isBefore(end)).isEmpty();
            Section expected = root.inCharge(open ? Share.OPEN_DOCUMENTS : Share.FILES, day);
            assertThat(expected.isThereOn(day)).isTrue();
            assertThat(inCharge.on(day)).isEqualTo(expected.unit());
            assertThat(terms.stream().filter(term -> term.covers(day)).map(Responsibility.Term::unit))
                    .as("the one term of %s", day)
                    .containsExactly(expected.unit());
        }
        assertThat(terms.getFirst().from()).isEqualTo(begun);
        assertThat(terms.getLast().last()).isEmpty();
        for (int i = 1; i < terms.size(); i++) {
            assertThat(terms.get(i - 1).last()).contains(terms.get(i).from().minusDays(1));
            assertThat(terms.get(i - 1).unit()).isNotEqualTo(terms.get(i).unit());
        }
    }

    @Property(tries = TRIES)
    @Label("what is entered for days to come changes nothing that is told until today")
    void nothingIsToldOfDaysToCome(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int changes) {
        var random = new Random(seed);
        RandomReorganisation city = RandomReorganisation.of(seed, changes);
        UnitId entered = any(random, city.on(RandomReorganisation.FIRST)).unit();
        LocalDate today = day(random, RandomReorganisation.FIRST, city.last());
        var inCharge = new InCharge(
                entered,
                RandomReorganisation.FIRST,
                Optional.empty(),
                List.of(new InCharge.Named(entered, today.plusDays(1), Optional.empty())),
                city.succession(Share.FILES),
                city.succession(Share.OPEN_DOCUMENTS));

        List<Responsibility.Term> terms = inCharge.terms(today);
        assertThat(terms).allMatch(term -> !term.from().isAfter(today));
        assertThat(terms.getLast().last()).isEmpty();
        assertThat(terms.getLast().unit()).isEqualTo(inCharge.on(today));
    }

    private record Given(Section section, InCharge.Named row) {}

    private static List<Given> given(
            Random random, RandomReorganisation city, LocalDate begun, LocalDate until, int most) {
        var given = new ArrayList<Given>();
        LocalDate from = begun;
        for (int i = 0; i < most && from.isBefore(until); i++) {
            from = day(random, from, until);
            LocalDate to = day(random, from.plusDays(1), until.plusDays(2));
            Section section = any(random, city.on(from));
            given.add(new Given(section, new InCharge.Named(section.unit(), from, Optional.of(to))));
            from = to;
        }
        return given;
    }

    private static LocalDate day(Random random, LocalDate from, LocalDate to) {
        int days = (int) (to.toEpochDay() - from.toEpochDay());
        return from.plusDays(days <= 0 ? 0 : random.nextInt(days + 1));
    }

    private static <T> T any(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
