package org.fumikura.records;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.fumikura.renditions.Rendition;
import org.fumikura.shared.Text;

/**
 * Where the attachments of two papers differ.
 *
 * @param files which attachments are counterparts, in the order of the second paper; those that have gone last
 * @param totals how many pages there are of each kind
 * @param listed how many pages differ, or can not be compared, and can be looked at
 * @param from the first of these that is shown, from 0
 * @param shown some of them: changed ones first, then those that can not be compared, then those without a counterpart
 */
public record Differences(List<Files> files, Totals totals, int listed, int from, List<Pages> shown) {

    /** How many pages are looked at together. */
    public static final int SHOWN = 20;

    /** Whether nothing of the attachments differs, as far as it can be told. */
    public boolean isNone() {
        return listed == 0
                && files.stream().allMatch(file -> file.state() == State.SAME || file.state() == State.COMPARED);
    }

    /** Where more of them begin; empty when these are the last ones. */
    public Optional<Integer> next() {
        return Optional.of(from + SHOWN).filter(next -> next < listed);
    }

    /** Where those before these begin; empty when these are the first ones. */
    public Optional<Integer> previous() {
        return from == 0 ? Optional.empty() : Optional.of(Math.max(0, from - SHOWN));
    }

    /** What two attachments are to each other. */
    @Schema(name = "AttachmentDifference")
    public enum State {
        /** Their bytes are equal. */
        SAME("同じファイル", "The same file"),
        COMPARED("比べました", "Compared"),
        NOT_COMPARED("比べられません", "Not compared"),
        NEW("加わった資料", "New"),
        GONE("なくなった資料", "Gone");

        private final Text label;

        State(String ja, String en) {
            label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /**
     * Two attachments that are counterparts, or one without.
     *
     * @param was empty for a new one
     * @param is empty for one that has gone
     * @param why it could not be compared; empty when it was
     * @param same which pages did not change
     */
    public record Files(
            Optional<Materials.Material> was,
            Optional<Materials.Material> is,
            State state,
            Optional<Text> why,
            Totals totals,
            List<Range> same) {

        /** What it is called, in the second paper if it is there. */
        public String name() {
            return is.or(() -> was).map(material -> material.file().name()).orElse("");
        }

        /** What it was called, when that was something else. */
        public Optional<String> earlierName() {
            return is.flatMap(now -> was.map(then -> then.file().name())
                    .filter(then -> !then.equals(now.file().name())));
        }
    }

    /** Pages that follow each other and are the same in both, from where to where. */
    public record Range(int was, int is, int pages) {}

    /**
     * How many pages there are of each kind.
     *
     * @param pictures that have no words and can not be compared
     */
    @Schema(name = "PageTotals")
    public record Totals(int changed, int pictures, int come, int gone, int same) {

        static final Totals NONE = new Totals(0, 0, 0, 0, 0);

        Totals plus(Totals other) {
            return new Totals(
                    changed + other.changed,
                    pictures + other.pictures,
                    come + other.come,
                    gone + other.gone,
                    same + other.same);
        }
    }

    /** What became of a page. */
    @Schema(name = "PageDifference")
    public enum How {
        CHANGED("変わったページ", "Changed"),
        /** Words are missing in both, so nobody but a person can say. */
        PICTURE("画像のため文字では比べられません", "A picture: its words can not be compared"),
        NEW("加わったページ", "New"),
        GONE("なくなったページ", "Gone");

        private final Text label;

        How(String ja, String en) {
            label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /**
     * Two pages that are counterparts, or one without.
     *
     * @param place among all that can be looked at, from 1
     * @param marks where they differ; empty unless both have words
     */
    public record Pages(int place, How how, Optional<Sheet> was, Optional<Sheet> is, Optional<Marks> marks) {}

    /** A page of an attachment, from 1. */
    public record Sheet(Materials.Material material, int page) {

        public Rendition.PageSize size() {
            return material.pages().get(page - 1);
        }

        /** Where its picture is. */
        public String path() {
            return Materials.OF_DOCUMENTS + "/" + material.file().id() + "/pages/" + page;
        }
    }

    /**
     * Where the words of two pages differ.
     *
     * @param gone what is in the first one alone
     * @param come what is in the second one alone
     * @param goneLetters how many letters that are
     * @param begin the first words that differ, with what stands around them
     */
    @Schema(name = "WordMarks")
    public record Marks(List<Box> gone, List<Box> come, int goneLetters, int comeLetters, List<Piece> begin) {}

    /** A place on a page, in points from its upper left corner. */
    @Schema(name = "MarkedPlace")
    public record Box(float left, float top, float width, float height) {}

    /** What became of some words. */
    @Schema(name = "WordsDifference")
    public enum Become {
        SAME,
        GONE,
        NEW
    }

    /** Some words. */
    @Schema(name = "MarkedWords")
    public record Piece(Become become, String words) {}
}
