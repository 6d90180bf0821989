package org.fumikura.search;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk that is full after so many bytes, as Linux says it. What is deleted gives no room back. */
final class SmallDisk extends FilterDirectory {

    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);

    SmallDisk(Directory disk) {
        super(disk);
    }

    void give(long bytes) {
        room.set(bytes);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return limited(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return limited(super.createTempOutput(prefix, suffix, context));
    }

    /** The disk outlives whoever works on it. */
    @Override
    public void close() {}

    private void take(long bytes) throws IOException {
        if (room.addAndGet(-bytes) < 0) {
            room.set(0);
            throw new IOException("No space left on device");
        }
    }

    private IndexOutput limited(IndexOutput output) {
        return new FilterIndexOutput("limited " + output, output.getName(), output) {
            @Override
            public void writeByte(byte b) throws IOException {
                take(1);
                super.writeByte(b);
            }

            @Override
            public void writeBytes(byte[] b, int offset, int length) throws IOException {
                take(length);
                super.writeBytes(b, offset, length);
            }
        };
    }
}
