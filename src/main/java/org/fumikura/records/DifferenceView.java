package org.fumikura.records;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** How programs read where the attachments of two papers differ. */
public final class DifferenceView {

    private DifferenceView() {}

    /**
     * Where the attachments differ.
     *
     * @param listed how many pages differ or can not be compared
     * @param from the first of these that is here, from 0
     * @param next where more of them begin; left out at their end
     * @param pages changed ones first, then those without words, then those without a counterpart
     */
    @Schema(name = "AttachmentDifferences")
    public record Whole(
            List<File> files,
            Differences.Totals totals,
            int listed,
            int from,
            @Nullable Integer next,
            List<Page> pages) {

        public static Whole of(Differences found) {
            return new Whole(
                    found.files().stream().map(File::of).toList(),
                    found.totals(),
                    found.listed(),
                    found.from(),
                    found.next().orElse(null),
                    found.shown().stream().map(Page::of).toList());
        }
    }

    /**
     * Two attachments that are counterparts, or one without.
     *
     * @param was left out for a new one
     * @param is left out for one that has gone
     * @param why it could not be compared; left out when it was
     */
    @Schema(name = "ComparedAttachment")
    public record File(
            @Nullable UUID was,
            @Nullable UUID is,
            String name,
            Differences.State state,
            @Nullable Text why,
            Differences.Totals totals) {

        static File of(Differences.Files files) {
            return new File(
                    id(files.was()),
                    id(files.is()),
                    files.name(),
                    files.state(),
                    files.why().orElse(null),
                    files.totals());
        }

        private static @Nullable UUID id(Optional<Materials.Material> material) {
            return material.map(each -> each.file().id()).orElse(null);
        }
    }

    /**
     * Two pages that are counterparts, or one without.
     *
     * @param was left out for a new one
     * @param is left out for one that has gone
     * @param marks left out where there are no words to compare
     */
    @Schema(name = "ComparedPage")
    public record Page(
            Differences.How how,
            @Nullable Sheet was,
            @Nullable Sheet is,
            Differences.@Nullable Marks marks) {

        static Page of(Differences.Pages pages) {
            return new Page(
                    pages.how(),
                    pages.was().map(Sheet::of).orElse(null),
                    pages.is().map(Sheet::of).orElse(null),
                    pages.marks().orElse(null));
        }
    }

    /** A page of an attachment, from 1. */
    @Schema(name = "AttachmentPage")
    public record Sheet(UUID attachment, int page) {

        static Sheet of(Differences.Sheet sheet) {
            return new Sheet(sheet.material().file().id(), sheet.page());
        }
    }
}
