package org.fumikura.search;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Days and years in one form: 令和4年5月23日, R4.5.23 and 2022-05-23 are the same, 令和4年度 and 2022年度 too. */
final class FoldedDates {

    private static final String ERA = "(明治|大正|昭和|平成|令和|(?<![a-z0-9])[mtshr])";

    /** A whole day, in words whose numbers are figures. */
    static final Pattern PATTERN = Pattern.compile(
            "(?:" + ERA + "(元|\\d{1,2})|(?<!\\d)(\\d{4}))(?:年|[-./])(\\d{1,2})(?:月|[-./])(\\d{1,2})(?!\\d)日?");

    /** A year of an era alone. */
    static final Pattern YEAR = Pattern.compile(ERA + "(元|\\d{1,2})(?![0-9a-z])年?");

    private FoldedDates() {}

    static String western(MatchResult match) {
        boolean isDay = match.groupCount() > 2;
        String year =
                match.group(1) == null ? match.group(3) : Integer.toString(western(match.group(1), match.group(2)));
        return isDay
                ? year + "年" + Integer.parseInt(match.group(4)) + "月" + Integer.parseInt(match.group(5)) + "日"
                : year + "年";
    }

    /** @param year of the era, 元 for the first */
    static int western(String era, String year) {
        return first(era) + (year.equals("元") ? 1 : Integer.parseInt(year)) - 1;
    }

    private static int first(String era) {
        return switch (era) {
            case "明治", "m" -> 1868;
            case "大正", "t" -> 1912;
            case "昭和", "s" -> 1926;
            case "平成", "h" -> 1989;
            default -> 2019;
        };
    }
}
