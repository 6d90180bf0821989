package org.fumikura.records;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fumikura.search.SimilarThings.Similar;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.Text;

/**
 * What is like a document.
 *
 * @param earlier the same case of an earlier year
 * @param similar the most alike first
 * @param beingMade whether there is no index to look in yet
 */
public record SimilarPage(Document document, Optional<Earlier> earlier, List<Similar> similar, boolean beingMade) {

    /** A case of an earlier year. */
    public record Earlier(Similar found, FiscalYear year) {

        public Text yearLabel() {
            return year.label(FiscalYearNames.STANDARD);
        }
    }

    /** Where the words of its title are looked for. */
    public String searchPath() {
        return "/search?q=" + URLEncoder.encode(document.title(), StandardCharsets.UTF_8);
    }

    public boolean isMatter() {
        return document.kind() == DocumentKind.DRAFT;
    }

    /** Whether what was found is of the year just before. */
    public boolean isLastYears() {
        return earlier.filter(each -> each.year().startYear() == document.fiscalYear() - 1)
                .isPresent();
    }
}
