package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** What programs read of matters that go round on paper. */
final class PaperRouteViews {

    private PaperRouteViews() {}

    /**
     * That a matter goes round on paper.
     *
     * @param whereabouts where the paper is
     * @param waiting the record that waits for its comparison; left out when none does
     */
    @Schema(name = "PaperRoute")
    record Route(Text reason, String whereabouts, @Nullable UUID waiting, List<Line> records) {

        static Route of(MatterPage.Paper paper) {
            return new Route(
                    paper.reason(),
                    paper.whereabouts(),
                    paper.waiting().map(MatterPage.Recorded::id).orElse(null),
                    paper.records().stream().map(Line::of).toList());
        }
    }

    /**
     * That an earlier version of a matter went round on paper.
     *
     * @param reason left out after destruction
     * @param whereabouts where the paper is; left out after destruction
     */
    @Schema(name = "EarlierPaperRoute")
    record EarlierRoute(
            int version, @Nullable Text reason, @Nullable String whereabouts, List<Line> records) {

        static EarlierRoute of(MatterPage.EarlierPaper paper) {
            return new EarlierRoute(
                    paper.version(),
                    paper.reason().orElse(null),
                    paper.whereabouts().orElse(null),
                    paper.records().stream().map(Line::of).toList());
        }
    }

    /** What was entered from the paper, and what became of it. */
    @Schema(name = "PaperRecordLine")
    record Line(UUID id, Text state, Instant at) {

        static Line of(MatterPage.Recorded recorded) {
            return new Line(recorded.id(), recorded.state(), recorded.at());
        }
    }
}
