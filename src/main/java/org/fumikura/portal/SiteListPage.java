package org.fumikura.portal;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * A list: of a kind and a fiscal year, or of what was found.
 *
 * @param lead how many there are, in a sentence
 * @param years those in which there is something of the kind; empty for a search
 * @param year the one that is shown, 0 for all
 * @param self the address of the list's first page
 * @param search whether it is a list of what was found
 */
public record SiteListPage(
        SiteFrame frame,
        Text title,
        Text lead,
        List<SiteItem> items,
        String kind,
        List<Integer> years,
        int year,
        String self,
        boolean search,
        int page,
        int pages) {

    /** The address of another page of the list. */
    public String page(int number) {
        return self + (self.contains("?") ? "&" : "?") + "page=" + number;
    }
}
