package org.fumikura.approval;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.MaterialPages;
import org.fumikura.records.SamePages;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Finds what words are about (箇所) again in the version of now, whatever became of its page since. */
@Component
class Spots {

    private final SamePages samePages;
    private final MaterialPages pages;

    Spots(SamePages samePages, MaterialPages pages) {
        this.samePages = samePages;
        this.pages = pages;
    }

    /**
     * In the caller's transaction, with one query at most; none as long as the attachments are the same.
     *
     * @param versions all of the matter, oldest first
     */
    Map<Spot, Where> find(Collection<Spot> spots, List<Version> versions) {
        if (versions.isEmpty() || spots.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AttachedFile> files = new HashMap<>();
        versions.forEach(version -> version.attachments().forEach(file -> files.put(file.id(), file)));
        Map<Spot, SamePages.PageOf> asked = new LinkedHashMap<>();
        for (Spot spot : spots) {
            AttachedFile file = files.get(spot.attachment());
            if (file != null) {
                asked.put(spot, new SamePages.PageOf(file, spot.page()));
            }
        }
        Map<SamePages.PageOf, SamePages.Now> found =
                samePages.find(asked.values(), versions.getLast().attachments());
        Map<Spot, Where> where = new HashMap<>();
        asked.forEach((spot, page) -> where.put(spot, where(page, Optional.ofNullable(found.get(page)))));
        return Map.copyOf(where);
    }

    private static Where where(SamePages.PageOf page, Optional<SamePages.Now> now) {
        AttachedFile file = now.map(SamePages.Now::file).orElse(page.file());
        Optional<Integer> number = now.isEmpty() ? page.number() : now.flatMap(SamePages.Now::number);
        return new Where(
                label(file, number),
                now.map(each -> anchor(each.place(), number)),
                Optional.of("/documents/attachments/" + page.file().id()),
                now.filter(each -> !each.same()).isPresent());
    }

    static Text label(AttachedFile file, Optional<Integer> page) {
        return page.map(n -> new Text(file.name() + " " + n + "ページ", file.name() + ", page " + n))
                .orElse(Text.same(file.name()));
    }

    /** Where it stands in the reader. */
    static String anchor(int place, Optional<Integer> page) {
        return "m" + place + page.map(n -> "p" + n).orElse("");
    }

    /**
     * The attachment of a spot, in the caller's transaction.
     *
     * @throws Invalid when there is no such page in the version
     */
    AttachedFile get(Spot spot, Version version) {
        AttachedFile file = version.attachments().stream()
                .filter(each -> each.id().equals(spot.attachment()))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "attachment",
                        new Text("今の版の資料から選んでください。", "Choose one of the attachments of the present version.")));
        if (spot.page().filter(page -> !pages.hasPage(file, page)).isPresent()) {
            throw invalid(
                    "page",
                    new Text(
                            "「" + file.name() + "」にそのページはありません。ページを空欄にすると資料全体が対象になります。",
                            "There is no such page in “" + file.name()
                                    + "”. Without a page it is about the whole attachment."));
        }
        return file;
    }

    /** Whether it is known that an attachment has no such page; in the caller's transaction. */
    boolean isBeyond(AttachedFile file, int page) {
        return pages.isReady(file) && !pages.hasPage(file, page);
    }

    private static Invalid invalid(String field, Text what) {
        return new Invalid(
                "approval.no-such-page",
                what,
                new Text("まだ何も変わっていません。", "Nothing was changed yet."),
                List.of(new ApiProblem.FieldError(field, what)));
    }
}
