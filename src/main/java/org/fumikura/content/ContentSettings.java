package org.fumikura.content;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param folder where the bytes of all municipalities lie, one folder each
 */
@ConfigurationProperties("fumikura.content")
public record ContentSettings(Path folder) {}
