package org.fumikura;

import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What works by itself while the program runs: never while it only does one errand, and in tests only when they call it. */
final class ByItself {

    private ByItself() {}

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Profile("!errand & !test")
    static class Scheduled {}

    /** An errand must not change what it is not about: followers and other workers stay asleep. */
    @Configuration(proxyBeanMethods = false)
    @Profile("errand")
    static class Asleep {

        @Bean
        LifecycleProcessor lifecycleProcessor() {
            return new LifecycleProcessor() {
                @Override
                public void onRefresh() {
                    // nothing is to start
                }

                @Override
                public void onClose() {
                    // nothing has started
                }

                @Override
                public void start() {
                    // nothing is to start
                }

                @Override
                public void stop() {
                    // nothing has started
                }

                @Override
                public boolean isRunning() {
                    return false;
                }
            };
        }
    }
}
