package org.fumikura.shared;

/** An official time that an installation keeps for itself, apart from the machine's. */
public interface KeptTime {

    /**
     * Goes on where the official clock was left.
     *
     * @return false when it was never kept
     */
    boolean resume();
}
