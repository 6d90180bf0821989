package org.fumikura.demo;

import java.time.LocalDateTime;
import java.util.List;
import org.fumikura.shared.FiscalYear;

/**
 * A session of the city's past, as its tables tell it.
 *
 * @param brought when its items have their matters and materials
 * @param round when the draft of its minutes goes round
 * @param published when the version for everybody is published
 */
record PlannedSession(
        String key,
        LocalDateTime called,
        LocalDateTime notified,
        LocalDateTime brought,
        LocalDateTime starts,
        LocalDateTime ends,
        LocalDateTime closed,
        LocalDateTime drafted,
        LocalDateTime round,
        LocalDateTime linked,
        LocalDateTime made,
        LocalDateTime published,
        String place,
        List<Listing.Row> items,
        List<Listing.Row> materials,
        List<Listing.Row> statements,
        List<Listing.Row> proxies,
        List<Listing.Row> instructions) {

    static PlannedSession of(Place place, Listing.Row row) {
        String key = row.get("key");
        return new PlannedSession(
                key,
                at(row, "called"),
                at(row, "notified"),
                at(row, "brought"),
                at(row, "starts"),
                at(row, "ends"),
                at(row, "closed"),
                at(row, "drafted"),
                at(row, "round"),
                at(row, "linked"),
                at(row, "made"),
                at(row, "published"),
                row.get("place"),
                own(place, "meeting-items", key),
                own(place, "meeting-materials", key),
                own(place, "meeting-statements", key),
                own(place, "meeting-proxies", key),
                own(place, "meeting-instructions", key));
    }

    private static LocalDateTime at(Listing.Row row, String column) {
        return LocalDateTime.parse(row.get(column));
    }

    private static List<Listing.Row> own(Place place, String table, String key) {
        return place.table(table).stream()
                .filter(row -> row.get("meeting").equals(key))
                .toList();
    }

    FiscalYear year() {
        return FiscalYear.of(starts.toLocalDate());
    }

    /** Within its fiscal year; its key ends with it. */
    int number() {
        return Integer.parseInt(key.substring(key.indexOf('-') + 1));
    }
}
