package org.fumikura.ledger;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param heads the folder outside of the database that keeps the heads of the chains; best on another disk or host
 */
@ConfigurationProperties("fumikura.ledger")
public record LedgerSettings(Path heads) {}
