package org.fumikura.demo;

import org.fumikura.shared.OfficialClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Builds the city before the first request is taken: nobody ever sees half of it. */
@Component
@Profile("demo")
class Opening implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final City city;
    private final Past past;
    private final CountedByHand counted;
    private final DemoClock clock;
    private final OfficialClock official;
    private final DemoSettings settings;

    Opening(
            City city,
            Past past,
            CountedByHand counted,
            DemoClock clock,
            OfficialClock official,
            DemoSettings settings) {
        this.city = city;
        this.past = past;
        this.counted = counted;
        this.clock = clock;
        this.official = official;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean complete = clock.resume();
        city.found(settings.hosts());
        if (!complete) {
            LOG.info("Building the demonstration city; this happens once");
            past.play(settings.opening());
            counted.enter();
            clock.advanceTo(settings.opening(), "demo: the opening of the city");
        } else if (official.dateTime().isBefore(settings.opening())) {
            throw new DaysOfVisitors(settings.opening().toLocalDate());
        }
    }
}
