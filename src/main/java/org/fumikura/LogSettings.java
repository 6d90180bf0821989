package org.fumikura;

import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;

/** What an installation in service says about itself while it runs. */
@ConfigurationProperties("fumikura.log")
@Profile("serve")
record LogSettings(
        @Meaning(
                ja = "動作記録の形。json（1 行 1 件、ECS）または text",
                en = "the form of the log: json (one object of ECS a line) or text",
                standard = "json")
        Form form) {

    enum Form {
        JSON,
        TEXT
    }
}
