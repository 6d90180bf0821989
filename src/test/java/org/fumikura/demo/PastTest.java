package org.fumikura.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.demo.Tables.PROGRESS;
import static org.fumikuradb.records.Tables.DOCUMENT;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.FumikuraTest.Template;
import org.fumikura.testing.TestClocks;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Building that stops in the middle goes on where it stopped. */
@FumikuraTest(Template.BARE)
class PastTest {

    private static final LocalDateTime BEGIN = Founding.FIRST_DAY.atTime(8, 30);

    @Autowired
    City city;

    @Autowired
    Past past;

    @Autowired
    DSLContext db;

    @Autowired
    Transactions transactions;

    @Autowired
    TestClocks clocks;

    @Test
    void goesOnBehindTheLastStepThatIsDone() {
        clocks.setOfficial(BEGIN);
        city.found(List.of());
        past.play(LocalDateTime.of(2021, 4, 14, 12, 0));
        List<String> first = steps();
        clocks.setOfficial(BEGIN);

        city.found(List.of());
        past.play(LocalDateTime.of(2021, 4, 27, 12, 0));

        List<String> second = steps();
        assertThat(first).isNotEmpty();
        assertThat(second).containsAll(first).hasSizeGreaterThan(first.size());
        // one document for each beginning, none for what follows
        long begun = second.stream()
                .filter(step -> step.matches("(matter|receipt)-[0-9]+"))
                .count();
        assertThat(in(() -> (long) db.fetchCount(DOCUMENT))).isEqualTo(begun);
        assertThat(in(() -> db.fetch("select state from approval.matter where state = 'CLOSED'")))
                .isNotEmpty();
    }

    private List<String> steps() {
        return in(() -> db.select(PROGRESS.STEP).from(PROGRESS).fetch(PROGRESS.STEP));
    }

    private <T> T in(Supplier<T> query) {
        return Tenancy.in(City.TOSHIMA, () -> transactions.read(query));
    }
}
