package org.fumikura.demo;

import java.time.LocalTime;
import org.fumikura.shared.AdvanceableOfficialClock;
import org.fumikura.shared.MachineClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Creates the official clock of the demonstration, where the last one stood, or where the city's documents begin. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoClockConfiguration {

    @Bean
    AdvanceableOfficialClock officialClock(MachineClock machine, DSLContext db, Transactions transactions) {
        return DemoClock.findOffset(db, transactions)
                .map(offset -> new AdvanceableOfficialClock(machine, offset))
                .orElseGet(() -> AdvanceableOfficialClock.startingAt(
                        machine, DemoClock.at(Founding.FIRST_DAY.atTime(LocalTime.of(8, 30)))));
    }
}
