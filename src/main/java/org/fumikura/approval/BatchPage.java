package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * Drafts of one text that are made, or to be made, together.
 *
 * @param template the name of the template
 * @param file the name of the file
 * @param preview what the file asks for; empty once the drafts are made
 * @param drafts those that were made and are still there
 * @param done what became of those that were to be submitted just now
 * @param key the form's key
 */
public record BatchPage(
        UUID id,
        String template,
        String file,
        Optional<Preview> preview,
        List<Item> drafts,
        List<Done> done,
        UUID key) {

    /** How many filled-in rows are shown. */
    static final int SHOWN = 3;

    /** How many bad rows are shown. */
    static final int MOST_BAD = 50;

    /**
     * What a file asks for.
     *
     * @param count how many drafts there would be
     * @param columns what is filled in
     * @param unused columns that are not read
     * @param first the first rows filled in
     * @param bad the first of those that can not be made
     * @param badCount how many there are of those
     */
    public record Preview(
            int count, List<String> columns, List<String> unused, List<Row> first, List<Row> bad, int badCount) {

        static Preview of(DraftBatch batch) {
            List<DraftBatch.Row> bad = batch.bad();
            return new Preview(
                    batch.rows().size(),
                    batch.columns(),
                    batch.unused(),
                    batch.rows().stream().limit(SHOWN).map(Row::of).toList(),
                    bad.stream().limit(MOST_BAD).map(Row::of).toList(),
                    bad.size());
        }
    }

    /**
     * A draft that would be made.
     *
     * @param line where it stands in the file
     */
    public record Row(int line, String title, String body, String amount, String dueOn, List<Text> problems) {

        static Row of(DraftBatch.Row row) {
            return new Row(row.line(), row.title(), row.body(), row.amount(), row.dueOn(), row.problems());
        }

        /** The request line by line, as official papers lay it out. */
        public List<RequestLine> request() {
            return RequestLine.of(body);
        }
    }

    /**
     * A draft that was made.
     *
     * @param path where it can be seen
     * @param state where it stands
     * @param writing whether it was never submitted
     */
    public record Item(int ordinal, UUID document, String title, String path, Text state, boolean writing) {}

    /** What became of a draft that was to be submitted; without a problem it was. */
    public record Done(UUID document, String title, Optional<Text> problem) {}

    /** How many can be submitted together. */
    public long writing() {
        return drafts.stream().filter(Item::writing).count();
    }
}
