package org.fumikura;

import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What works by itself while the program runs: never in a command beside it, and in tests only when they call it. */
final class ByItself {

    private ByItself() {}

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Profile("!command & !test")
    static class Scheduled {}

    /** A command does one thing: followers and other workers stay asleep, and verification changes nothing of what it looks at. */
    @Configuration(proxyBeanMethods = false)
    @Profile("command")
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
