package org.fumikura.approval;

import java.util.List;

/**
 * The rehearsal of a day on paper.
 *
 * @param municipality its name
 * @param sample whether the municipality is made up
 * @param day the day that was looked ahead to, as 令和5年4月1日（土）
 * @param lead what it is about and what has to be mended
 * @param printed when it was printed
 */
public record RehearsalSheet(
        String municipality, boolean sample, String day, String lead, String printed, List<Line> lines) {

    /** @param matters how many open matters it touches; empty where it is about none */
    public record Line(String kind, String what, String now, String then, String matters) {}
}
