package org.fumikura.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.renditions.Rendition;
import org.fumikura.renditions.Renditions;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Lays the attachments of a document out as one long paper. Whoever asks has checked the right to read it. */
@Component
public class MaterialPages {

    /** How many pages a search finds; more are not looked for. */
    public static final int MOST_HITS = 200;

    private final Renditions renditions;
    private final Transactions transactions;

    MaterialPages(Renditions renditions, Transactions transactions) {
        this.renditions = renditions;
        this.transactions = transactions;
    }

    /** As the other, for a document of which nobody is waited for to open anything. */
    public Materials of(DocumentId document, List<AttachedFile> files) {
        return of(document, files, Set.of());
    }

    /**
     * As they can be shown now; what is not ready is made before everything else from now on.
     *
     * @param unopened those that wait to be opened by whoever reads
     */
    public Materials of(DocumentId document, List<AttachedFile> files, Set<UUID> unopened) {
        return of(document, Materials.pathOf(document), Materials.OF_DOCUMENTS, files, unopened);
    }

    /**
     * The same for what has no place of its own yet, such as a draft.
     *
     * @param path where the reader with these is shown by itself
     * @param below the path below which their bytes are
     */
    public Materials of(DocumentId document, String path, String below, List<AttachedFile> files) {
        return of(document, path, below, files, Set.of());
    }

    private Materials of(DocumentId document, String path, String below, List<AttachedFile> files, Set<UUID> unopened) {
        List<Sha256> bytes = files.stream().map(AttachedFile::sha256).toList();
        Map<Sha256, Rendition> known = transactions.read(() -> renditions.find(bytes));
        var list = new ArrayList<Materials.Material>();
        int before = 0;
        for (AttachedFile file : files) {
            var material = new Materials.Material(
                    file,
                    list.size() + 1,
                    before,
                    known.getOrDefault(file.sha256(), Rendition.UNKNOWN),
                    unopened.contains(file.id()));
            before += material.pages().size();
            list.add(material);
        }
        var materials = new Materials(document, path, below, List.copyOf(list));
        if (known.values().stream().anyMatch(each -> each.state() == Rendition.State.WAITING && !each.awaited())) {
            transactions.work(() -> renditions.hasten(bytes));
        }
        return materials;
    }

    /** Whether an attachment has a page that can be shown. In the caller's transaction. */
    public boolean hasPage(AttachedFile file, int page) {
        return page >= 1 && page <= rendition(file).pages().size();
    }

    /** Whether it is known how many pages an attachment has. In the caller's transaction. */
    public boolean isReady(AttachedFile file) {
        return rendition(file).state() == Rendition.State.READY;
    }

    private Rendition rendition(AttachedFile file) {
        return renditions.find(List.of(file.sha256())).getOrDefault(file.sha256(), Rendition.UNKNOWN);
    }

    /** The pages in which words stand, in their order; at most {@value #MOST_HITS}. In the caller's transaction. */
    List<Materials.Hit> search(Materials materials, String words) {
        List<Renditions.Hit> found = renditions.search(
                materials.list().stream()
                        .map(material -> material.file().sha256())
                        .toList(),
                words,
                MOST_HITS);
        return materials.list().stream()
                .flatMap(material -> found.stream()
                        .filter(hit -> hit.sha256().equals(material.file().sha256()))
                        .map(hit -> new Materials.Hit(material, hit.page(), hit.around())))
                .sorted(Comparator.comparing(
                                (Materials.Hit hit) -> hit.material().place())
                        .thenComparing(Materials.Hit::page))
                .toList();
    }
}
