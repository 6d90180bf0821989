package org.fumikura.tenancy;

/** The program ends while a job runs. Nothing of the job catches it. */
public final class JobInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1;

    JobInterrupted() {
        super("the program ends; the job goes on at its next start");
    }
}
