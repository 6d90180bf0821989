package org.fumikura.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.fumikura.records.ArrivalMedium;

/**
 * A received document of the city's past, as its table tells it.
 *
 * @param clerk the login of who receives it
 * @param closed why nothing more is to be done, blank while it waits
 */
record PlannedReceipt(
        String step,
        LocalDateTime at,
        String clerk,
        String file,
        String title,
        String sender,
        LocalDate sentOn,
        String number,
        ArrivalMedium medium,
        List<String> materials,
        String closed) {

    static PlannedReceipt of(Listing.Row row, String step) {
        return new PlannedReceipt(
                step,
                LocalDateTime.parse(row.get("at")),
                row.get("clerk"),
                row.get("file"),
                row.get("title"),
                row.get("sender"),
                LocalDate.parse(row.get("sent_on")),
                row.get("number"),
                row.one(ArrivalMedium.class, "medium"),
                row.split("materials", ";"),
                row.get("closed"));
    }
}
