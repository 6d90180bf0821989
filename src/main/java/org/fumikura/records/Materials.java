package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import org.fumikura.renditions.Rendition;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of a document as one long paper.
 *
 * @param document to which they belong
 * @param list in their order
 */
public record Materials(DocumentId document, List<Material> list) {

    /** Whether there is something that will be shown and is not ready yet. */
    public boolean isPreparing() {
        return list.stream().anyMatch(Material::isWaiting);
    }

    /** How many pages there are in all. */
    public int pages() {
        return list.stream().mapToInt(material -> material.pages().size()).sum();
    }

    /** Those that wait to be opened by whoever reads. */
    public List<Material> unopened() {
        return list.stream().filter(Material::unopened).toList();
    }

    /** Where the reader with these is shown by itself. */
    public String path() {
        return "/documents/" + document.value() + "/materials";
    }

    /**
     * One of them.
     *
     * @param place in the order, from 1
     * @param before how many pages the ones before it have
     * @param text its begin for a text file, which has no pages; else null
     * @param unopened whether it waits to be opened by whoever reads (未開封)
     */
    public record Material(
            AttachedFile file,
            int place,
            int before,
            Rendition rendition,
            @Nullable ShownText text,
            boolean unopened) {

        public List<Rendition.PageSize> pages() {
            return rendition.pages();
        }

        boolean isWaiting() {
            return text == null && rendition.state() == Rendition.State.WAITING;
        }

        /** Why it has no pages, in a sentence; empty when it has, or is a text. */
        public Optional<Text> state() {
            if (text != null) {
                return Optional.empty();
            }
            return switch (rendition.state()) {
                case READY -> Optional.empty();
                case WAITING ->
                    Optional.of(
                            new Text("表示の準備をしています。終わるとこの場所に表示されます。", "It is being made ready and will appear here."));
                case NOT_SHOWN ->
                    Optional.of(new Text(
                            "この形式はこの画面では表示できません。元のファイルは保管しています。",
                            "This kind of file can not be shown here. The original is kept."));
                case FAILED -> rendition.trouble().map(trouble -> trouble.words());
            };
        }

        /** Where its bytes are. */
        public String path() {
            return "/documents/attachments/" + file.id();
        }

        /** Where a page stands within the paper, as the end of an address. */
        public String anchor(int page) {
            return "m" + place + "p" + page;
        }
    }

    /**
     * A page in which something was found.
     *
     * @param page within its attachment, from 1
     */
    public record Hit(Material material, int page) {}
}
