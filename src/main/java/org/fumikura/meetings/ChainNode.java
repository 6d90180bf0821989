package org.fumikura.meetings;

import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * One thing of a chain as its reader sees it.
 *
 * @param path its own page
 * @param column in which it stands, from 0
 * @param state how far it is, where that can be said
 */
public record ChainNode(ChainKey key, Text title, String path, int column, Optional<Text> state) {

    /** Where the chain is seen from it. */
    public String chainPath() {
        return Chains.path(key);
    }
}
