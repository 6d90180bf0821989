package org.fumikura;

import java.nio.file.Path;
import org.fumikura.settings.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;

/** Where an installation in service keeps what is not in its database. */
@ConfigurationProperties("fumikura")
@Profile("serve")
record InstallationSettings(
        @Meaning(ja = "資料フォルダー（絶対パス）", en = "the data folder, an absolute path") @Nullable
        Path data) {}
