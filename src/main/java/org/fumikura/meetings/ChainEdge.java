package org.fumikura.meetings;

import org.fumikura.shared.Text;

/**
 * Two things that hang together.
 *
 * @param relation what the second one is to the first
 */
public record ChainEdge(ChainKey from, ChainKey to, Text relation) {

    /** The other end. */
    ChainKey beside(ChainKey one) {
        return from.equals(one) ? to : from;
    }

    boolean touches(ChainKey one) {
        return from.equals(one) || to.equals(one);
    }
}
