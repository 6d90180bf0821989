package org.fumikura.records;

import java.time.Instant;
import java.util.List;
import org.fumikura.ledger.Act;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What was done to something: 誰が・どの職で・いつ・何を・なぜ.
 *
 * @param position its place in the ledger
 * @param person what she is called; null for a job of the program
 * @param post the post and unit as they were called then, or the job
 * @param reason blank when none was demanded
 * @param erased whether reason and changes were lawfully destroyed
 */
public record HistoryLine(
        long position,
        Instant at,
        @Nullable Text person,
        Text post,
        Text what,
        String reason,
        List<Act.Change> changes,
        boolean erased) {}
