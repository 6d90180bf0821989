package org.fumikura.tenancy;

import java.time.Duration;
import java.util.Optional;
import org.fumikura.shared.Text;

/** A kind of work that outlives a request and a restart. Its module provides it as a bean. */
public interface JobKind {

    /** Stable, {@code module.name}: jobs are kept under it. */
    String name();

    /** What it is called on screens. */
    Text label();

    /** How long after the end of one the next is ordered by itself; empty when only people order it. */
    Optional<Duration> every();

    /** Whether it is done once for the installation (municipality 0) and not for each municipality. */
    default boolean ofInstallation() {
        return false;
    }

    /**
     * Does the work, in its municipality and outside of any transaction: in steps that each take a transaction of their own
     * and then tell their progress. After a crash it is called again and goes on at {@link JobProgress#mark}; what it did
     * behind the mark it may do twice.
     */
    JobResult run(JobProgress progress);
}
