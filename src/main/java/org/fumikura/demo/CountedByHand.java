package org.fumikura.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Taking;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Tenancy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Enters what no ledger knows and offices count by hand: decisions in other systems, sheets of paper, seal columns. Taken in
 * row by row as a file would be; whose masters they are the demonstration need not know.
 */
@Component
@Profile("demo")
class CountedByHand {

    private static final List<String> MASTERS = List.of("other-systems", "paper-meter", "seal-forms");
    private static final String KEEPER = "somu-kacho";
    private static final Doer DOER = new Doer.Job("demo: figures that offices count by hand");

    private final List<MasterFile> masters;
    private final City city;
    private final Progress progress;
    private final OfficialClock clock;

    CountedByHand(List<MasterFile> masters, City city, Progress progress, OfficialClock clock) {
        this.masters = List.copyOf(masters);
        this.city = city;
        this.progress = progress;
        this.clock = clock;
    }

    /** What is entered already stays as it is. */
    void enter() {
        Tenancy.in(City.TOSHIMA, () -> {
            Set<String> done = progress.done().keySet();
            masters.stream()
                    .filter(master -> MASTERS.contains(master.code()) && !done.contains(master.code()))
                    .forEach(master -> progress.perform(master.code(), () -> take(master)));
            return true;
        });
    }

    private void take(MasterFile master) {
        Actor keeper = city.actor(KEEPER);
        LocalDate today = clock.today();
        var taking = new Taking(keeper.reader(), today, today, DOER, false, new ArrayList<>(), new ArrayDeque<>());
        Place.TOSHIMA.table(master.code()).forEach(row -> {
            var cells = new java.util.LinkedHashMap<String, String>();
            master.columns().forEach(column -> cells.put(column.key(), row.get(column.key())));
            master.take(new MasterRow(cells), taking);
        });
    }
}
