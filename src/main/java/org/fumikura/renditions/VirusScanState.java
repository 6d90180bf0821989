package org.fumikura.renditions;

/** What came of a virus scan. */
public enum VirusScanState {
    NOT_SCANNED,
    CLEAN,
    INFECTED,
    /** Larger than the scanner takes, so that it has not looked. */
    TOO_LARGE
}
