package org.fumikura.sheets;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where typefaces lie.
 *
 * @param faces folders that are searched for typefaces before those of the system
 */
@ConfigurationProperties("fumikura.sheets")
public record SheetSettings(@DefaultValue List<Path> faces) {}
