package org.fumikura.tenancy;

import org.fumikura.shared.Text;

/**
 * How a job ended.
 *
 * @param words for the person who looks after it
 */
public record JobResult(JobState state, Text words) {

    /** It did what it was for; refused when its progress says that it did nothing. */
    public static JobResult done(Text words) {
        return new JobResult(JobState.DONE, words);
    }

    /** There was nothing to do. */
    public static JobResult nothing(Text words) {
        return new JobResult(JobState.NOTHING, words);
    }

    /** It did what it was for, and somebody has to look at what it found. */
    public static JobResult found(Text words) {
        return new JobResult(JobState.FOUND, words);
    }
}
