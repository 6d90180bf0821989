package org.fumikura.demo;

import java.time.LocalTime;
import org.fumikura.shared.AdvanceableOfficialClock;
import org.fumikura.shared.MachineClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Creates the official clock of the demonstration, on the morning on which the city's documents begin. {@link Opening} moves
 * it to where it was left, or builds the city along the way to the opening, before anybody asks for the time.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoClockConfiguration {

    private static final LocalTime MORNING = LocalTime.of(8, 30);

    @Bean
    AdvanceableOfficialClock officialClock(MachineClock machine) {
        return AdvanceableOfficialClock.startingAt(machine, DemoClock.at(Founding.FIRST_DAY.atTime(MORNING)));
    }
}
