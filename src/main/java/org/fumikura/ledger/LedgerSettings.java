package org.fumikura.ledger;

import java.nio.file.Path;
import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param heads the folder outside of the database that keeps the heads of the chains; best on another disk or host
 */
@ConfigurationProperties("fumikura.ledger")
public record LedgerSettings(
        @Meaning(
                ja = "台帳の末尾の控えを置くフォルダー。別のディスクや別の機械が安全です",
                en = "the folder of the copied heads of the ledger; safest on another disk or host",
                standard = "{data}/heads")
        Path heads) {}
