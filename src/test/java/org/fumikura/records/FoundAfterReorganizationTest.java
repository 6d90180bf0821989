package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Reader;
import org.fumikura.search.Allowed;
import org.fumikura.search.SearchAtHand;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Reorganization;
import org.fumikura.testing.TestClocks;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reorganisation of the whole city changes who finds what, and nothing in the index. */
@FumikuraTest
class FoundAfterReorganizationTest {

    private static final long SEED = Long.getLong("fumikura.test.seed", 20_220_523);

    /** One document of so many kinds and units. */
    private static final int ONE_OF = 8;

    private static final LocalDate DAY = LocalDate.of(2023, 4, 1);
    private static final int ALL = 100_000;

    @Autowired
    private RecordsCity city;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Actors actors;

    @Autowired
    private DSLContext db;

    @Autowired
    private Documents documents;

    @Autowired
    private FoundDocuments found;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private Reorganization reorganization;

    @Autowired
    private TestClocks clocks;

    @Test
    @DisplayName("I-11 I-16 after a reorganisation everybody finds what she reads now, without a document put in anew")
    void everybodyFindsWhatSheReadsNow() {
        var office = new AccessOffice(city, SEED);
        office.fill(1, ONE_OF);
        search.catchUp();
        long before = city.read(() -> ledger.head().position());
        clocks.setOfficial(DAY.minusDays(20).atTime(9, 0));
        Tenancy.in(city.id(), () -> reorganization.prepare(DAY));
        clocks.setOfficial(DAY.atTime(9, 0));

        assertThat(city.read(() -> found.changed(ledger.after(before, ALL))))
                .as("what is put in anew")
                .isEmpty();
        int moved = 0;
        for (Actor person : office.people()) {
            Reader now = city.read(() -> actors.get(person.person(), DAY)).reader();
            moved += now.unit().equals(person.reader().unit()) ? 0 : 1;
            Set<UUID> readable = city.read(() -> new HashSet<>(db.fetchValues(documents.readableIds(now))));
            assertThat(readable).isNotEmpty();
            Allowed allowed = city.read(() -> found.allowed(now));
            assertThat(Tenancy.in(city.id(), () -> search.ask("", Map.of(), allowed))
                            .hits())
                    .as(person.label().ja())
                    .isEqualTo(readable);
        }
        assertThat(moved).isGreaterThan(office.people().size() / 2);
    }
}
