package org.fumikura.renditions;

import org.springframework.stereotype.Component;

/** The worker process of tests that have PDFs redrawn. */
@Component
public class RedactionWorker {

    private final Worker worker;

    RedactionWorker(Worker worker) {
        this.worker = worker;
    }

    /** Ends it, as it is not needed any more. */
    public void end() {
        worker.close();
    }
}
