package org.fumikura.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a template for words that differ from draft to draft (R-020-batch): 〔名称〕. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("〔([^〔〕\\n]{1,40})〕");

    private Placeholders() {}

    /** The names of all placeholders, each once, in the order of their appearance. */
    static List<String> in(String... words) {
        return Arrays.stream(words)
                .flatMap(each -> PLACEHOLDER.matcher(each).results())
                .map(Placeholders::name)
                .distinct()
                .toList();
    }

    /** The words with all placeholders filled in; one without a value stays as it is. */
    static String fill(String words, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(name(found), found.group())));
    }

    private static String name(MatchResult found) {
        return found.group(1).strip();
    }
}
