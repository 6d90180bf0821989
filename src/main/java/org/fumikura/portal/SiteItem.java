package org.fumikura.portal;

import java.time.LocalDate;
import org.fumikura.shared.Text;

/**
 * Something published, in a list.
 *
 * @param language of its title
 * @param corrected whether it was corrected since it was first published
 */
public record SiteItem(
        String path, String title, String language, LocalDate about, Text kind, String unit, boolean corrected) {}
