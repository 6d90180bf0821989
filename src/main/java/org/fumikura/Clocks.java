package org.fumikura;

import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The two clocks in service, and the ids that follow the machine's. Demonstration and tests bring clocks of their own. */
@Configuration(proxyBeanMethods = false)
class Clocks {

    @Bean
    @Profile("!test")
    MachineClock machineClock() {
        return MachineClock.system();
    }

    @Bean
    @Profile("!demo & !test")
    OfficialClock officialClock(MachineClock machine) {
        return new OfficialClock(machine);
    }

    @Bean
    Uuid7 ids(MachineClock machine) {
        return new Uuid7(machine);
    }
}
