package org.fumikura.records;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.renditions.Renditions;
import org.springframework.stereotype.Component;

/** Where a page of an earlier version's attachment stands in the attachments of a later one. */
@Component
public class SamePages {

    private final Renditions renditions;

    SamePages(Renditions renditions) {
        this.renditions = renditions;
    }

    /**
     * A page of an attachment.
     *
     * @param number from 1; empty for the attachment as a whole
     */
    public record PageOf(AttachedFile file, Optional<Integer> number) {}

    /**
     * Where it stands now.
     *
     * @param place of the attachment among those of now, from 1
     * @param same whether the page is as it was
     */
    public record Now(AttachedFile file, int place, Optional<Integer> number, boolean same) {}

    /** In the caller's transaction, with one query at most. Without pages of attachments that are there no more. */
    public Map<PageOf, Now> find(Collection<PageOf> pages, List<AttachedFile> now) {
        var found = new HashMap<PageOf, Now>();
        var changed = new HashMap<PageOf, AttachedFile>();
        for (PageOf page : pages) {
            Optional<AttachedFile> same = same(page.file(), now);
            same.ifPresent(file -> found.put(page, new Now(file, place(file, now), page.number(), true)));
            if (same.isEmpty()) {
                named(page.file().name(), now).ifPresent(file -> changed.put(page, file));
            }
        }
        List<Renditions.Same> alike = renditions.findSame(
                changed.keySet().stream()
                        .flatMap(page -> page.number().map(n -> located(page.file(), n)).stream())
                        .toList(),
                changed.values().stream().map(AttachedFile::sha256).toList());
        changed.forEach((page, file) -> found.put(page, now(page, file, place(file, now), alike)));
        return Map.copyOf(found);
    }

    private static Now now(PageOf page, AttachedFile file, int place, List<Renditions.Same> alike) {
        Optional<Integer> same = page.number()
                .flatMap(number -> alike.stream()
                        .filter(each -> each.page().equals(located(page.file(), number)))
                        .filter(each -> each.other().sha256().equals(file.sha256()))
                        .map(each -> each.other().page())
                        .min(Comparator.comparingInt(other -> Math.abs(other - number))));
        return new Now(file, place, same.or(page::number), same.isPresent());
    }

    /** Itself, else the same bytes, under the same name if possible. */
    private static Optional<AttachedFile> same(AttachedFile file, List<AttachedFile> now) {
        List<AttachedFile> same =
                now.stream().filter(each -> each.sha256().equals(file.sha256())).toList();
        return same.stream()
                .filter(each -> each.id().equals(file.id()))
                .findFirst()
                .or(() -> named(file.name(), same))
                .or(() -> same.stream().findFirst());
    }

    private static Optional<AttachedFile> named(String name, List<AttachedFile> files) {
        return files.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static int place(AttachedFile file, List<AttachedFile> now) {
        return now.indexOf(file) + 1;
    }

    private static Renditions.Place located(AttachedFile file, int page) {
        return new Renditions.Place(file.sha256(), page);
    }
}
