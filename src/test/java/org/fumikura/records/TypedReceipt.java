package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.testing.TestBrowser;

/** The form of a receipt as a clerk fills it in. */
final class TypedReceipt {

    private static final Pattern FILE_OPTION = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");

    private TypedReceipt() {}

    /** @param typed what differs from the usual one */
    static List<Map.Entry<String, String>> fields(TestBrowser clerk, Map<String, String> typed) {
        var fields = new HashMap<>(Map.of(
                "key", UUID.randomUUID().toString(),
                "title", "研修の実施について（照会）",
                "sender", "東京都総務局",
                "arrivedOn", "R4.5.19",
                "medium", "LGWAN",
                "file", file(clerk.get("/receipts/new").body()),
                "secrecy", "GENERAL",
                "scope", "SECTION",
                "disclosure", "OPEN"));
        fields.putAll(typed);
        return new ArrayList<>(fields.entrySet());
    }

    /** The first file that the form offers. */
    static String file(String form) {
        Matcher option = FILE_OPTION.matcher(form);
        assertThat(option.find()).isTrue();
        return option.group(1);
    }

    static byte[] pdf() {
        return "%PDF-1.4 pretend, but long enough to be read in pieces".getBytes(StandardCharsets.US_ASCII);
    }
}
