package org.fumikura.organization;

import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the access log is kept line by line.
 *
 * @param years counted from the end of a month; never less than {@value #LEAST}
 */
@ConfigurationProperties("fumikura.access-log")
public record AccessLogSettings(
        @Meaning(
                ja = "閲覧記録を 1 件ずつ残す年数。文書の保存期間より短くできないため、31 以上です",
                en = "for how many years each line of the access log is kept; 31 at least, as records are kept for 30",
                standard = "31")
        @DefaultValue("31")
        int years) {

    /** Beyond the longest term of retention that ends: logs are kept as long as what they speak of. */
    public static final int LEAST = 31;
}
