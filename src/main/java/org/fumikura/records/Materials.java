package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fumikura.renditions.Excerpt;
import org.fumikura.renditions.Rendition;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of a document as one long paper.
 *
 * @param document to which they belong
 * @param path where the reader with these is shown by itself
 * @param files the path below which their bytes are
 * @param list in their order
 */
public record Materials(DocumentId document, String path, String files, List<Material> list) {

    static final String OF_DOCUMENTS = "/documents/attachments";

    /** Nothing that was attached to a document. */
    static Materials none(DocumentId document) {
        return new Materials(document, pathOf(document), OF_DOCUMENTS, List.of());
    }

    /** Where the attachments of a document are shown by themselves. */
    static String pathOf(DocumentId document) {
        return "/documents/" + document.value() + "/materials";
    }

    /** Whether there is something that will be shown and is not ready yet. */
    public boolean isPreparing() {
        return list.stream().anyMatch(Material::isWaiting);
    }

    /** How many pages there are in all. */
    public int pages() {
        return list.stream().mapToInt(material -> material.pages().size()).sum();
    }

    /** Where the bytes of one of them are. */
    public String pathOf(Material material) {
        return files + "/" + material.file().id();
    }

    /** Whether they can be printed: not those of a draft, whose pages may still change. */
    public boolean isPrinted() {
        return files.equals(OF_DOCUMENTS);
    }

    /**
     * One of them.
     *
     * @param place in the order, from 1
     * @param before how many pages the ones before it have
     * @param text its begin for a text file, which has no pages; else null
     */
    public record Material(
            AttachedFile file,
            int place,
            int before,
            Rendition rendition,
            @Nullable ShownText text) {

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

        /** How wide the picture of a large page can be had in tiles, e.g. 7200 14400; null for a page that is not large. */
        public @Nullable String tiles(int page) {
            List<Integer> widths = pages().get(page - 1).tiledWidths();
            return widths.isEmpty()
                    ? null
                    : widths.stream().map(String::valueOf).collect(Collectors.joining(" "));
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
     * @param around what stands there
     */
    public record Hit(Material material, int page, Excerpt around) {}
}
