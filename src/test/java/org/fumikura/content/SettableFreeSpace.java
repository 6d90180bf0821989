package org.fumikura.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that is as full as a test says, and as full as it is while none says anything. */
public final class SettableFreeSpace extends FreeSpace {

    private static final long AS_IT_IS = -1;

    private final AtomicLong left = new AtomicLong(AS_IT_IS);

    @Override
    long at(Path place) throws IOException {
        long said = left.get();
        return said == AS_IT_IS ? super.at(place) : said;
    }

    /** Leaves so many bytes. */
    public void leave(long bytes) {
        left.set(bytes);
    }

    /** Leaves what there is. */
    public void rewind() {
        left.set(AS_IT_IS);
    }
}
