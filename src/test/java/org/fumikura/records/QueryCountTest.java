package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.fumikura.frame.Submissions;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** A list costs the same number of statements whatever its length. */
@FumikuraTest
class QueryCountTest {

    @Autowired
    private RecordsCity city;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Organization organization;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private Uuid7 ids;

    @Autowired
    private DSLContext db;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Uploads uploads;

    @Autowired
    private FileProposals proposals;

    @Autowired
    private ObjectProvider<EarlierWords> earlier;

    private final AtomicInteger statements = new AtomicInteger();

    @Test
    void listsCostTheSameWhateverTheirLength() {
        Actor clerk = city.actor("joho-kanri-kakaricho");
        UnitId section = clerk.units().get(1).id();
        FileId file = city.file(section);
        SeriesId series = city.read(() -> numbers.listSeries(Set.of(section.value())))
                .getLast()
                .id();
        DSLContext counted = DSL.using(db.configuration().deriveAppending(new Counter()));
        var files = new Files(counted, organization, clock);
        var documents = new Documents(counted, clock, ids, files, new Versions(counted, clock, ids, earlier));
        var countedNumbers = new Numbers(counted, organization);
        var countedReceipts = new Receipts(
                counted,
                transactions,
                documents,
                countedNumbers,
                new RecordDigests(counted),
                new Responsibility(counted, organization, clock),
                submissions,
                uploads,
                proposals,
                ledger,
                clock,
                ids);
        List<Supplier<Object>> lists = List.of(
                () -> documents.list(Documents.Query.all(), clerk.reader(), PageRequest.first()),
                () -> files.plan(new FiscalYear(2022), null, clerk.reader()),
                () -> countedNumbers.register(series, 2022, clerk.reader(), PageRequest.first()),
                () -> countedReceipts.list("照会", false, clerk.reader(), PageRequest.first()),
                () -> countedReceipts.countUnfinished(clerk.reader()));
        receive(clerk, file, 1);
        List<Integer> few = lists.stream().map(list -> count(list)).toList();
        receive(clerk, file, 30);
        List<Integer> many = lists.stream().map(list -> count(list)).toList();

        assertThat(many).isEqualTo(few);
        assertThat(many).containsExactly(2, 3, 2, 2, 1);
    }

    private int count(Supplier<Object> list) {
        statements.set(0);
        Object result = city.read(list);
        assertThat(result).isNotNull();
        return statements.get();
    }

    private void receive(Actor clerk, FileId file, int times) {
        for (int i = 0; i < times; i++) {
            Arrival letter =
                    city.letter(clerk, file, "照会 " + UUID.randomUUID(), Secrecy.GENERAL, Scope.SECTION, List.of());
            Tenancy.run(city.id(), () -> receipts.receive(letter, clerk.doer()));
        }
        assertThat(clock.today()).isEqualTo(LocalDate.of(2022, 5, 20));
    }

    private final class Counter implements ExecuteListener {

        private static final long serialVersionUID = 1;

        @Override
        public void executeStart(ExecuteContext context) {
            statements.incrementAndGet();
        }
    }
}
