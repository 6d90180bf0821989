package org.fumikura.tenancy;

/** What a write does at its very end, immediately before its commit and under no lock that anything else needs. */
@FunctionalInterface
public interface LastStatement {

    /**
     * Runs inside the transaction; whatever it throws rolls the write back.
     *
     * @throws IllegalStateException when the write collected no act
     */
    void run(Writing writing);
}
