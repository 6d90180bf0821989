package org.fumikura.sheets;

import java.nio.file.Path;
import java.util.List;
import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where typefaces lie.
 *
 * @param faces folders that are searched for typefaces before those of the system
 */
@ConfigurationProperties("fumikura.sheets")
public record SheetSettings(
        @Meaning(
                ja = "書体のあるフォルダー（コンマ区切り）。システムの書体より先に探します",
                en = "folders of typefaces, separated by commas; searched before those of the system")
        @DefaultValue
        List<Path> faces) {}
