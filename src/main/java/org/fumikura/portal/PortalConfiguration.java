package org.fumikura.portal;

import gg.jte.TemplateEngine;
import org.fumikura.shared.OfficialClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    /** The site on the staff's host, on the official day. */
    @Bean
    Site siteOfPackages(PortalSettings settings, TemplateEngine templates, OfficialClock clock) {
        return new Site(settings.packages(), templates, clock::today);
    }
}
