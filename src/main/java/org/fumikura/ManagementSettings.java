package org.fumikura;

import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;

/** Where an installation in service is watched. */
@ConfigurationProperties("fumikura.management")
@Profile("serve")
record ManagementSettings(
        @Meaning(
                ja = "稼働状況と計測値を出すアドレス。認証がないため、監視の網だけに開いてください",
                en =
                        "the address of health and metrics; nobody signs in there: open it to the monitoring network alone",
                standard = "127.0.0.1")
        String address,

        @Meaning(ja = "稼働状況と計測値を出すポート", en = "the port of health and metrics", standard = "8081")
        int port) {}
