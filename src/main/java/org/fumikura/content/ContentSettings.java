package org.fumikura.content;

import java.nio.file.Path;
import org.fumikura.settings.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param folder where the bytes of all municipalities lie, one folder each
 * @param reserve how much of the disk stays free: what would need it is refused; null for nothing
 */
@ConfigurationProperties("fumikura.content")
public record ContentSettings(
        @Meaning(
                ja = "資料の本体を置くフォルダー",
                en = "the folder that holds the bytes of all attachments",
                standard = "{data}/content")
        Path folder,

        @Meaning(
                ja = "資料の本体を置くディスクに残しておく空き。これより減る添付は断ります",
                en = "what stays free on that disk: attachments that would need it are refused",
                standard = "500MB")
        @Nullable
        DataSize reserve) {

    long reservedBytes() {
        return reserve == null ? 0 : reserve.toBytes();
    }
}
