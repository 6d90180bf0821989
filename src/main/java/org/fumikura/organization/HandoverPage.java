package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * What somebody has open, and what becomes of it.
 *
 * @param herself whether its reader looks at her own
 * @param kept whom else she looks after, on the page of her own
 */
public record HandoverPage(
        Text label, boolean herself, List<Leaving.Held> posts, List<HandoverLine> lines, List<Kept> kept) {

    /** Somebody whom the reader looks after. */
    public record Kept(UUID person, Text label, Text post, Optional<LocalDate> lastDay) {}

    static HandoverPage of(Handovers.Whole whole, List<Handovers.Kept> kept) {
        Leaving leaving = whole.leaving();
        return new HandoverPage(
                leaving.label(),
                leaving.herself(),
                leaving.posts(),
                whole.lines(),
                kept.stream()
                        .map(each -> new Kept(each.person().value(), each.label(), each.post(), each.lastDay()))
                        .toList());
    }
}
