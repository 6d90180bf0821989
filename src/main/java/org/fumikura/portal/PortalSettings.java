package org.fumikura.portal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fumikura.settings.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The public site.
 *
 * @param packages where published packages lie, a folder for each municipality: written by the program of the staff, and all that
 *     the public site reads
 * @param hosts for {@code --role=portal}: host names of the public, each with its municipality, as {@code name=code}
 * @param link for {@code --role=portal}: how an address of the site begins, where proxies end TLS
 */
@ConfigurationProperties("fumikura.portal")
public record PortalSettings(
        @Meaning(
                ja = "公開する資料を置くフォルダー。公開サイトはここだけを読みます",
                en = "the folder of published packages; the public site reads nothing else",
                standard = "{data}/portal")
        Path packages,

        @Meaning(
                ja = "公開サイトのホスト名と団体コード（www.example.lg.jp=131164、コンマ区切り）。--role=portal のときだけ使います",
                en =
                        "host names of the public site with the code of their municipality, e.g. www.example.lg.jp=131164, separated by commas; for --role=portal alone")
        @Nullable
        List<String> hosts,

        @Meaning(
                ja = "公開サイトのアドレスの始まり。{host} はホスト名になります",
                en = "how addresses of the public site begin; {host} stands for its host name",
                standard = "https://{host}")
        @Nullable
        String link) {

    /**
     * The code of the municipality that each host of the public means, by names in lower case.
     *
     * @throws IllegalArgumentException when one is not {@code name=code}
     */
    public Map<String, String> codesByHost() {
        var codes = new HashMap<String, String>();
        for (String each : hosts == null ? List.<String>of() : hosts) {
            String[] parts = each.strip().split("=", -1);
            if (parts.length != 2 || parts[0].isBlank() || !parts[1].strip().matches("[0-9]{6}")) {
                throw new IllegalArgumentException(each);
            }
            codes.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return codes;
    }
}
