package org.fumikura.records;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The uploads that a request is at just now: nobody else goes on with them, and nothing gives them up. */
@Component
class UnderWay {

    private final Set<UUID> ids = ConcurrentHashMap.newKeySet();

    /** Returns false when another request is at it; whoever got true calls {@link #leave} in the end. */
    boolean take(UUID id) {
        return ids.add(id);
    }

    void leave(UUID id) {
        ids.remove(id);
    }

    boolean contains(UUID id) {
        return ids.contains(id);
    }
}
