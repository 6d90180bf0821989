package org.fumikura.content;

/** What a module does with all bytes that are kept, whoever refers to them. */
public interface Keeping {

    /** Bytes are kept that were not there before. Called in the transaction that keeps them; what it throws undoes that. */
    void kept(Stored stored);

    /** Bytes have left the disk, and nothing that was made of them may stay. May be told more than once, and is
     * told again after an {@code UncheckedIOException}. */
    void removed(Sha256 sha256);
}
