package org.fumikura.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.records.DocumentId;
import org.jspecify.annotations.Nullable;

/** What happens to one received document: it is received, and completed two working days later or left waiting. */
final class ReceiptStory {

    private static final int HALF_DAYS = 4;

    private final PlannedReceipt receipt;
    private final ReceiptActs acts;
    private final Progress progress;
    private @Nullable DocumentId id;

    ReceiptStory(PlannedReceipt receipt, ReceiptActs acts, Progress progress, Optional<DocumentId> known) {
        this.receipt = receipt;
        this.acts = acts;
        this.progress = progress;
        this.id = known.orElse(null);
    }

    List<Moment> moments(Place place) {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(
                receipt.at(),
                place,
                receipt.step(),
                step -> id = progress.performOn(step, () -> acts.receive(receipt))));
        if (receipt.closed().isBlank()) {
            return moments;
        }
        LocalDateTime at = receipt.at();
        for (int i = 0; i < HALF_DAYS; i++) {
            at = OfficeHours.after(at, receipt.step().hashCode());
        }
        moments.add(new Moment(at, place, receipt.step() + ".1", this::close));
        return moments;
    }

    private void close(String step) {
        DocumentId present = id;
        if (present == null) {
            throw new IllegalStateException(step + " comes before its receipt");
        }
        progress.perform(step, () -> acts.close(present, receipt));
    }
}
