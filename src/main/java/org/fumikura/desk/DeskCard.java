package org.fumikura.desk;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * One list of the home page.
 *
 * @param order smaller comes first within its part
 * @param path where the whole list is
 * @param count how many there are in all; the actor may read each of them
 * @param items the first of them
 * @param empty what to say when there is none; null to leave the card out then
 */
public record DeskCard(
        DeskPart part,
        int order,
        Text title,
        String path,
        long count,
        List<DeskItem> items,
        @org.jspecify.annotations.Nullable Text empty) {

    public DeskCard {
        items = List.copyOf(items);
    }
}
