package org.fumikura.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.renditions.Rendition;
import org.fumikura.renditions.Renditions;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Lays the attachments of a document out as one long paper. Whoever asks has checked the right to read it. */
@Component
public class MaterialPages {

    /** How many text files are opened for a page. */
    private static final int MOST_TEXTS = 10;

    private static final int MOST_HITS = 200;

    private static final Rendition UNKNOWN =
            new Rendition(Rendition.State.WAITING, Optional.empty(), "", true, List.of());

    private final Renditions renditions;
    private final Contents contents;
    private final Transactions transactions;

    MaterialPages(Renditions renditions, Contents contents, Transactions transactions) {
        this.renditions = renditions;
        this.contents = contents;
        this.transactions = transactions;
    }

    /** As the other, for a document of which nobody is waited for to open anything. */
    public Materials of(DocumentId document, List<AttachedFile> files) {
        return of(document, files, Set.of());
    }

    /**
     * As they can be shown now; what is not ready is made before everything else from now on. Must not be called in a
     * transaction: files are read.
     *
     * @param unopened those that wait to be opened by whoever reads
     */
    public Materials of(DocumentId document, List<AttachedFile> files, Set<UUID> unopened) {
        List<Sha256> bytes = files.stream().map(AttachedFile::sha256).toList();
        Map<Sha256, Rendition> known = transactions.read(() -> renditions.find(bytes));
        var list = new ArrayList<Materials.Material>();
        int before = 0;
        int texts = 0;
        for (AttachedFile file : files) {
            boolean text = file.mediaType().equals("text/plain") && texts < MOST_TEXTS;
            texts += text ? 1 : 0;
            var material = new Materials.Material(
                    file,
                    list.size() + 1,
                    before,
                    known.getOrDefault(file.sha256(), UNKNOWN),
                    text ? ShownText.read(contents.open(file.sha256())) : null,
                    !text && unopened.contains(file.id()));
            before += material.pages().size();
            list.add(material);
        }
        var materials = new Materials(document, List.copyOf(list));
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
        return renditions.find(List.of(file.sha256())).getOrDefault(file.sha256(), UNKNOWN);
    }

    /** The pages in which words stand, in their order; at most {@value #MOST_HITS}. In the caller's transaction. */
    List<Materials.Hit> search(Materials materials, String words) {
        var found = new HashSet<>(renditions.search(
                materials.list().stream()
                        .map(material -> material.file().sha256())
                        .toList(),
                words,
                MOST_HITS));
        return materials.list().stream()
                .flatMap(material -> found.stream()
                        .filter(hit -> hit.sha256().equals(material.file().sha256()))
                        .map(hit -> new Materials.Hit(material, hit.page())))
                .sorted(Comparator.comparing(
                                (Materials.Hit hit) -> hit.material().place())
                        .thenComparing(Materials.Hit::page))
                .toList();
    }
}
