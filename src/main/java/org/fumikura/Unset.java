package org.fumikura;

import org.fumikura.settings.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings where no operator says any: of the demonstration, of errands and of tests. */
@Configuration(proxyBeanMethods = false)
class Unset {

    @Bean
    @ConditionalOnMissingBean
    Settings settings() {
        return Settings.none();
    }
}
