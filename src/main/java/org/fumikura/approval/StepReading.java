package org.fumikura.approval;

/**
 * What whoever answered a step had opened by then.
 *
 * @param attachments how many there were
 * @param opened how many of them had been sent to her
 */
public record StepReading(int attachments, int opened) {

    /** Whether she answered without having opened all of them. */
    public boolean isPartial() {
        return opened < attachments;
    }
}
