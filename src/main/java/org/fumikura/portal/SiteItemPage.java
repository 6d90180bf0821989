package org.fumikura.portal;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One package.
 *
 * @param language of its title
 * @param notice what was corrected and why; empty for nothing
 * @param openness what of it is published
 */
public record SiteItemPage(
        SiteFrame frame,
        SiteFrame.Kind kind,
        String title,
        String language,
        LocalDate about,
        int fiscalYear,
        LocalDate publicFrom,
        @Nullable LocalDate publicUntil,
        LocalDate updated,
        int revision,
        String notice,
        @Nullable Openness openness,
        String unit,
        String contact,
        Content body,
        List<File> files,
        String data) {

    /** @param path without the language */
    public record File(String path, String name, String language, String size, String type) {}
}
