package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.DifferenceView;
import org.fumikura.records.Differences;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** How programs read where a matter and another paper differ. */
final class DifferencesViews {

    private DifferencesViews() {}

    /**
     * A matter beside another paper.
     *
     * @param version which version of it is compared; 0 after destruction
     * @param earlierVersion its version that the caller can compare it with; left out when there is none
     * @param proposed earlier cases of the same kind and unit
     * @param compared left out when there is nothing to compare with
     */
    @Schema(name = "MatterDifferences")
    record View(
            UUID id,
            int version,
            @Nullable Integer earlierVersion,
            List<EarlierCase> proposed,
            @Nullable Compared compared) {

        static View of(DifferencesPage page) {
            return new View(
                    page.document().id().value(),
                    page.version(),
                    page.earlier().orElse(null),
                    page.cases().stream().map(EarlierCase::of).toList(),
                    page.compared().map(Compared::of).orElse(null));
        }
    }

    /** A decided matter that can be compared with. */
    @Schema(name = "EarlierCase")
    record EarlierCase(
            UUID id, String number, String title, @Nullable LocalDate decidedOn) {

        static EarlierCase of(EarlierCases.Case found) {
            return new EarlierCase(
                    found.id().value(),
                    found.number(),
                    found.title(),
                    found.decidedOn().orElse(null));
        }
    }

    /**
     * What came out.
     *
     * @param other the earlier case; left out for a version of the same matter
     * @param version which version of the other paper
     */
    @Schema(name = "Compared")
    record Compared(
            @Nullable EarlierCase other, int version, List<ChangedField> fields, DifferenceView.Whole attachments) {

        static Compared of(DifferencesPage.Compared compared) {
            Optional<EarlierCase> other = compared.other().map(EarlierCase::of);
            return new Compared(
                    other.orElse(null),
                    compared.version(),
                    compared.fields().stream().map(ChangedField::of).toList(),
                    DifferenceView.Whole.of(compared.attachments()));
        }
    }

    /** A field whose words differ. */
    @Schema(name = "ChangedField")
    record ChangedField(Text label, List<Differences.Piece> pieces) {

        static ChangedField of(Change change) {
            return new ChangedField(
                    change.label(),
                    change.pieces().stream().map(ChangedField::piece).toList());
        }

        private static Differences.Piece piece(Change.Piece piece) {
            return new Differences.Piece(Differences.Become.valueOf(piece.how().name()), piece.words());
        }
    }
}
