package org.fumikura.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fumikura.organization.Reader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The owners of what an index says, which are asked once more before anything of it is shown. */
@Component
class Owners {

    private final ObjectProvider<Findables> sources;

    Owners(ObjectProvider<Findables> sources) {
        this.sources = sources;
    }

    /** What somebody may see now of some things that were found, in any order. */
    List<Findables.Shown> show(Collection<Index.Ref> found, Reader reader) {
        return List.copyOf(seen(found, (source, ids) -> source.show(ids, reader), Findables.Shown::id)
                .values());
    }

    /** The same by what they are. */
    Map<Index.Ref, Findables.Shown> shown(Collection<Index.Ref> found, Reader reader) {
        return seen(found, (source, ids) -> source.show(ids, reader), Findables.Shown::id);
    }

    /** Those of their titles that may leave the program (A.16). */
    Map<UUID, String> titlesToSend(Collection<Index.Ref> found, Reader reader) {
        var titles = new HashMap<UUID, String>();
        sources.forEach(source -> titles.putAll(source.titlesToSend(ids(found, source), reader)));
        return titles;
    }

    /** What their owners answer, by what they are. */
    <T> Map<Index.Ref, T> seen(Collection<Index.Ref> found, Asked<T> asked, Function<T, UUID> id) {
        var seen = new HashMap<Index.Ref, T>();
        for (Findables source : sources) {
            List<UUID> own = ids(found, source);
            if (!own.isEmpty()) {
                asked.of(source, own).forEach(one -> seen.put(new Index.Ref(source.kind(), id.apply(one)), one));
            }
        }
        return seen;
    }

    @FunctionalInterface
    interface Asked<T> {
        List<T> of(Findables source, List<UUID> ids);
    }

    private static List<UUID> ids(Collection<Index.Ref> found, Findables source) {
        return found.stream()
                .filter(each -> each.kind().equals(source.kind()))
                .map(Index.Ref::id)
                .toList();
    }
}
