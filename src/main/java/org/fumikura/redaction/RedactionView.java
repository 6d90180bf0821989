package org.fumikura.redaction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fumikura.renditions.PageArea;
import org.fumikura.renditions.Proof;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * A redaction as programs see it.
 *
 * @param source the SHA-256 of the PDF it was begun with
 * @param ready whether the program has nothing to do for it at the moment: its letters are read, or the new PDF is made
 * @param failure why that did not succeed
 * @param pages how many the PDF has; 0 as long as it is not read, and once it is over
 * @param result the SHA-256 of the new PDF, once it is made
 */
@Schema(name = "Redaction")
record RedactionView(
        UUID id,
        String name,
        RedactionState state,
        Text stateName,
        String source,
        Instant begunAt,
        UUID markedBy,
        boolean ready,
        @Nullable Text failure,
        int pages,
        @Nullable String result,
        @Nullable UUID confirmedBy) {

    static RedactionView of(Redaction redaction, boolean waits, @Nullable Text failure, int pages) {
        return new RedactionView(
                redaction.id().value(),
                redaction.name(),
                redaction.state(),
                redaction.state().label(),
                redaction.source().toString(),
                redaction.begunAt(),
                redaction.markedBy().value(),
                !waits,
                failure,
                pages,
                redaction.result().map(result -> result.sha256().toString()).orElse(null),
                redaction
                        .confirmation()
                        .map(confirmation -> confirmation.by().value())
                        .orElse(null));
    }

    /** A part of a page, in points from its upper left corner. */
    @Schema(name = "RedactionArea")
    record AreaView(int page, float left, float top, float width, float height) {

        static AreaView of(PageArea area) {
            return new AreaView(area.page(), area.left(), area.top(), area.width(), area.height());
        }
    }

    /**
     * A place that was found or drawn.
     *
     * @param words what stands there; blank for what was drawn
     * @param chosen whether it is to be gone
     */
    @Schema(name = "RedactionFind")
    record FindView(int number, int page, List<AreaView> areas, String words, String article, boolean chosen) {

        static FindView of(Find find) {
            return new FindView(
                    find.ordinal(),
                    find.page(),
                    find.areas().stream().map(AreaView::of).toList(),
                    find.words(),
                    find.article(),
                    find.chosen());
        }
    }

    /** All places that were found or drawn. */
    @Schema(name = "RedactionFinds")
    record FindsView(List<FindView> items) {}

    /**
     * The proof that what was taken away is not in the new PDF.
     *
     * @param result the SHA-256 of that PDF
     * @param words how many were looked for in the whole of it
     * @param areas how many parts of its pages were looked at
     */
    @Schema(name = "RedactionProof")
    record ProofView(String result, Instant provedAt, int pages, int words, int areas, List<CheckView> checks) {

        static ProofView of(Redaction.Result result) {
            Proof proof = result.proof();
            return new ProofView(
                    result.sha256().toString(),
                    result.provedAt(),
                    proof.pages(),
                    proof.sought(),
                    proof.areas(),
                    proof.checks().stream()
                            .map(check -> new CheckView(
                                    check.way().name(),
                                    check.way().words(),
                                    check.program(),
                                    check.outcome().name()))
                            .toList());
        }
    }

    /**
     * One way of looking.
     *
     * @param program by what, with its version
     * @param outcome NOTHING, or ABSENT where the program is not on the server
     */
    @Schema(name = "RedactionCheck")
    record CheckView(String way, Text name, String program, String outcome) {}
}
