package org.fumikura.records;

import java.time.LocalDate;
import java.util.Optional;
import org.fumikura.shared.FiscalYear;

/**
 * A record that another system had finished, as that one says it. What it does not say is blank or empty.
 *
 * @param sourceId how that system calls it: not blank, at most 200 characters
 * @param title not blank; of a longer one than 200 characters the rest goes in front of the body
 * @param year the fiscal year that it belongs to; where it is not said, the one of its first date
 * @param unit by its code, or as it is called, with or without the units above it
 * @param number that it bore there
 * @param classification by its code or title
 * @param post of whoever made it, as it was called
 * @param retentionYears how many years it is kept; empty for unknown, which is kept until somebody has appraised it
 */
public record OldRecord(
        String sourceId,
        String title,
        String body,
        Optional<FiscalYear> year,
        String unit,
        String number,
        String classification,
        Dates dates,
        String post,
        Secrecy secrecy,
        Scope scope,
        Optional<Integer> retentionYears) {

    /** Its dates; any of them may be unknown. */
    public record Dates(
            Optional<LocalDate> registered,
            Optional<LocalDate> decided,
            Optional<LocalDate> effective,
            Optional<LocalDate> closed) {}
}
