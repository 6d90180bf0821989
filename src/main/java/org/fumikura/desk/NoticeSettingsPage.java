package org.fumikura.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Form;
import org.fumikura.shared.Text;

/**
 * How a person is told, and her calendars.
 *
 * @param done what was just done
 * @param address where her mail goes, or what keeps it from going
 * @param forms what she can change, each below a heading of its own
 * @param calendarKey the key of the form that issues an address
 * @param issued the address that was issued just now; shown this once
 * @param refused why none was issued
 */
public record NoticeSettingsPage(
        Optional<Text> done,
        Text address,
        boolean hasAddress,
        List<Form> forms,
        List<Calendars.Listed> calendars,
        UUID calendarKey,
        Optional<Issued> issued,
        Optional<Text> refused) {

    /** The address of a calendar. */
    public record Issued(String address, Instant expiresAt) {}
}
