package org.fumikura.organization;

/** Taking a file in would do something else than what was looked at, because another write came between. */
final class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChangedMeanwhile() {
        super("the masters have changed since the file was looked at");
    }
}
