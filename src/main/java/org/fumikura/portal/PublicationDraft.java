package org.fumikura.portal;

import java.time.LocalDate;
import java.util.List;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a module wants to publish. It becomes immutable with {@link Publications#publish}.
 *
 * @param kindLabel what its kind is called on the site, such as 会議録 / Minutes
 * @param title in Japanese
 * @param titleEnglish null where there is none
 * @param about the day that it is about, such as that of the meeting
 * @param responsible the unit to ask
 * @param fiscalYear under which it is listed
 * @param publicFrom its first day on the site; it may be one to come
 * @param publicUntil its last day on the site, included; null while it stays
 * @param body a fragment of HTML: headings (from {@code h2}), paragraphs, lists, tables, links; see docs/domain/publication.md
 * @param data the same for programs: a JSON object
 */
public record PublicationDraft(
        PublicationKey key,
        Text kindLabel,
        String title,
        @Nullable String titleEnglish,
        LocalDate about,
        Responsible responsible,
        FiscalYear fiscalYear,
        LocalDate publicFrom,
        @Nullable LocalDate publicUntil,
        String body,
        String data,
        List<PublicationFile> files,
        OpennessCheck check) {

    /**
     * Whom to ask, as it stood when it was published.
     *
     * @param unit its name
     * @param contact telephone, extension, mail: one line
     */
    public record Responsible(String unit, String contact) {}
}
