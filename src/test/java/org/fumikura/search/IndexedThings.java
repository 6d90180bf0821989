package org.fumikura.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An index of its own, for tests that want to know what is found in it. */
public final class IndexedThings implements AutoCloseable {

    private static final int ALL = 100_000;

    private final LuceneIndex index;

    public IndexedThings(Path folder) throws IOException {
        index = new LuceneIndex(folder, Set.of());
    }

    public void put(Collection<Findable> things) {
        index.put(things);
    }

    /** All that is found with some words; with none, all that is allowed. */
    public Set<UUID> found(String words, Allowed allowed) {
        return index
                .ask(new Index.Question(Wanted.of(words), allowed, Map.of(), Index.Order.FITTING, 0, ALL))
                .hits()
                .stream()
                .map(Index.Hit::id)
                .collect(Collectors.toSet());
    }

    /** All that is like a title. */
    public Set<UUID> alike(String title, Allowed allowed) {
        return index.alike(new Index.Likeness(title, "", 50, allowed, Map.of(), ALL)).stream()
                .map(Index.Alike::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        index.close();
    }
}
