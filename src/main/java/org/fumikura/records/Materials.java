package org.fumikura.records;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, String> NOT_SHOWN = Map.of(
            ".jtd", "一太郎の",
            ".jtt", "一太郎の",
            ".xdw", "DocuWorksの",
            ".xbd", "DocuWorksの",
            ".lzh", "圧縮ファイル（LZH）の",
            ".rar", "圧縮ファイル（RAR）の",
            ".dwg", "CADの",
            ".dxf", "CADの",
            ".jww", "CADの");

    private static final Text PREPARING =
            new Text("表示の準備をしています。終わるとこの場所に表示されます。", "It is being made ready and will appear here.");
    private static final Text TO_SCAN = new Text(
            "ウイルス検査が済むと、この場所に表示されます。いつまでも表示されないときは、情報システムの担当へ連絡してください。",
            "It will appear here when it has been scanned for viruses. If it does not, please tell whoever is in charge of information systems.");

    static final String OF_DOCUMENTS = "/documents/attachments";

    /** Nothing that was attached to a document. */
    static Materials none(DocumentId document) {
        return new Materials(document, pathOf(document), OF_DOCUMENTS, List.of());
    }

    /** Where the attachments of a document are shown by themselves. */
    static String pathOf(DocumentId document) {
        return "/documents/" + document.value() + "/materials";
    }

    /** Where the bytes of an attachment of a document are. */
    public static String pathOf(AttachedFile file) {
        return OF_DOCUMENTS + "/" + file.id();
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

    /** Those that wait to be opened by whoever reads. */
    public List<Material> unopened() {
        return list.stream().filter(Material::unopened).toList();
    }

    /**
     * One of them.
     *
     * @param place in the order, from 1
     * @param before how many pages the ones before it have
     * @param unopened whether it waits to be opened by whoever reads (未開封)
     */
    public record Material(AttachedFile file, int place, int before, Rendition rendition, boolean unopened) {

        public List<Rendition.PageSize> pages() {
            return rendition.pages();
        }

        boolean isWaiting() {
            return rendition.state() == Rendition.State.WAITING;
        }

        /** Why it has no pages, in a sentence; empty when it has. */
        public Optional<Text> state() {
            return switch (rendition.state()) {
                case READY -> Optional.empty();
                case WAITING -> Optional.of(rendition.toScan() ? TO_SCAN : PREPARING);
                case NOT_SHOWN -> Optional.of(notShown());
                case FAILED -> rendition.trouble().map(trouble -> trouble.words());
            };
        }

        /** Nothing but the name tells what such a file is. */
        private Text notShown() {
            String name = file.name().toLowerCase(Locale.ROOT);
            String kind = NOT_SHOWN.entrySet().stream()
                    .filter(each -> name.endsWith(each.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("この");
            return new Text(
                    kind + "形式はこの画面では表示できません。元のファイルは保管しています。PDFにしたものも添付すると、ここで読めます。",
                    "This kind of file can not be shown here. The original is kept; attach a PDF of it, too, to have it read here.");
        }

        /** Whether a virus was found in it, so that nothing of it is handed out. */
        public boolean isInfected() {
            return rendition.scan().isInfected();
        }

        /** Whether its words are still being read from its pictures. */
        public boolean isUnread() {
            return rendition.unread() > 0;
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
