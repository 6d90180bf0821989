package org.fumikura.renditions;

import org.springframework.stereotype.Component;

/** Lets the worker make what is attached ready, for tests of what is shown of it. */
@Component
public class MadeRenditions {

    private final RenditionWork work;

    MadeRenditions(RenditionWork work) {
        this.work = work;
    }

    /** Makes all that waits ready now. */
    public void catchUp() {
        work.catchUp();
    }
}
