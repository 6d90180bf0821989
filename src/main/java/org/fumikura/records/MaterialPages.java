package org.fumikura.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fumikura.content.Sha256;
import org.fumikura.renditions.Rendition;
import org.fumikura.renditions.Renditions;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Lays the attachments of a document out as one long paper. Whoever asks has checked the right to read it. */
@Component
public class MaterialPages {

    private static final int MOST_HITS = 200;

    private final Renditions renditions;
    private final Transactions transactions;

    MaterialPages(Renditions renditions, Transactions transactions) {
        this.renditions = renditions;
        this.transactions = transactions;
    }

    /**
     * As they can be shown now; what is not ready is made before everything else from now on.
     */
    public Materials of(DocumentId document, List<AttachedFile> files) {
        return of(document, Materials.pathOf(document), Materials.OF_DOCUMENTS, files);
    }

    /**
     * The same for what has no place of its own yet, such as a draft.
     *
     * @param path where the reader with these is shown by itself
     * @param below the path below which their bytes are
     */
    public Materials of(DocumentId document, String path, String below, List<AttachedFile> files) {
        List<Sha256> bytes = files.stream().map(AttachedFile::sha256).toList();
        Map<Sha256, Rendition> known = transactions.read(() -> renditions.find(bytes));
        var list = new ArrayList<Materials.Material>();
        int before = 0;
        for (AttachedFile file : files) {
            var material = new Materials.Material(
                    file, list.size() + 1, before, known.getOrDefault(file.sha256(), Rendition.UNKNOWN));
            before += material.pages().size();
            list.add(material);
        }
        var materials = new Materials(document, path, below, List.copyOf(list));
        if (known.values().stream().anyMatch(each -> each.state() == Rendition.State.WAITING && !each.awaited())) {
            transactions.work(() -> renditions.hasten(bytes));
        }
        return materials;
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
