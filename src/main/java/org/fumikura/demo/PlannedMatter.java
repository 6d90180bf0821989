package org.fumikura.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.fumikura.approval.DraftText;
import org.fumikura.approval.PaperReason;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;

/**
 * A matter of the city's past, as its table tells it.
 *
 * @param at when it is submitted, or last written at
 * @param course what happens to it, one half day after the other; see {@link MatterStory}
 * @param words what is said on the way, in the order of the events that need words
 */
record PlannedMatter(
        String step,
        LocalDateTime at,
        String drafter,
        String code,
        String item,
        String file,
        boolean enforced,
        String title,
        String body,
        String reason,
        Secrecy secrecy,
        Scope scope,
        Disclosure disclosure,
        String disclosureReason,
        String dueOn,
        String amount,
        List<String> materials,
        List<String> course,
        List<String> words) {

    static PlannedMatter of(Listing.Row row, String step) {
        return new PlannedMatter(
                step,
                LocalDateTime.parse(row.get("at")),
                row.get("drafter"),
                row.get("code"),
                row.get("item"),
                row.get("file"),
                row.isYes("enforced"),
                row.get("title"),
                row.lines("body"),
                row.lines("reason"),
                row.one(Secrecy.class, "secrecy"),
                row.one(Scope.class, "scope"),
                row.one(Disclosure.class, "disclosure"),
                row.get("disclosure_reason"),
                row.get("due"),
                row.get("amount"),
                row.split("materials", ";"),
                row.split("course", " "),
                row.split("words", ";"));
    }

    /** That it goes round on paper, where its course begins so; the first words say where the paper is. */
    DraftText.Special special() {
        return course.contains("paper")
                ? new DraftText.Special(false, "", "", "", Optional.of(PaperReason.BOUND_OR_LARGE), words.getFirst())
                : DraftText.Special.NONE;
    }
}
