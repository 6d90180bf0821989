package org.fumikura.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.organization.Reader;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that modules give to be found: what somebody may find of it, and what she may see of what was found. */
@Component
class Sources {

    static final String KIND = "kind";
    static final String ID = "id";

    /** About how many a source is asked at once. */
    private static final int CHUNK = 500;

    private final ObjectProvider<Findables> each;
    private final Lag lag;
    private final Transactions transactions;

    Sources(ObjectProvider<Findables> each, Lag lag, Transactions transactions) {
        this.each = each;
        this.lag = lag;
        this.transactions = transactions;
    }

    List<Findables> all() {
        return each.stream().toList();
    }

    Wanted wanted(String written) {
        return Wanted.of(
                written,
                each.stream()
                        .flatMap(source -> source.fields().keySet().stream())
                        .collect(Collectors.toSet()));
    }

    /**
     * What somebody may find in an index.
     *
     * @param isCounted whether that is so exact that numbers may be told: all that changed is left out until it is put in anew
     */
    record May(Allowed find, boolean isCounted) {}

    /** What somebody may find of what is wanted; to be asked before the index is. */
    May may(Index index, Wanted wanted, Reader reader) {
        return transactions.read(() -> {
            Optional<Set<UUID>> changed = lag.of(index);
            Allowed allowed = new Allowed.Any(each.stream()
                    .map(source -> Allowed.all(Allowed.is(KIND, source.kind()), source.allowed(reader)))
                    .toList());
            Set<String> left = changed.orElse(Set.of()).stream()
                    .map(UUID::toString)
                    .collect(Collectors.toSet());
            return new May(
                    left.isEmpty()
                            ? Allowed.all(allowed, named(wanted))
                            : Allowed.all(allowed, named(wanted), new Allowed.Not(new Allowed.Is(ID, left))),
                    changed.isPresent());
        });
    }

    /** Keys that were asked for by name within the words. */
    private Allowed named(Wanted wanted) {
        return new Allowed.All(wanted.named().stream()
                .<Allowed>map(named -> new Allowed.Any(each.stream()
                        .filter(source -> source.fields().containsKey(named.field()))
                        .<Allowed>map(source -> {
                            String key = Objects.requireNonNull(source.fields().get(named.field()));
                            return new Allowed.Is(key, source.called(key, named.value()));
                        })
                        .toList()))
                .toList());
    }

    /** Those of some things that somebody may see now. */
    Map<Index.Ref, Findables.Shown> shown(Collection<Index.Hit> hits, Reader reader) {
        return transactions.read(() -> seen(
                hits.stream().map(Index.Hit::ref).toList(),
                (source, ids) -> source.show(ids, reader),
                Findables.Shown::id));
    }

    /** Those of what an index finds that may be seen now, in its order, with what is asked about them. */
    <T> Map<Index.Ref, T> readable(
            Index index, Index.Question question, int enough, Asked<T> asked, Function<T, UUID> id) {
        List<Index.Ref> found = index.list(question.first(enough + CHUNK));
        var readable = new LinkedHashMap<Index.Ref, T>();
        for (int from = 0; from < found.size() && readable.size() < enough; from += CHUNK) {
            List<Index.Ref> chunk = found.subList(from, Math.min(found.size(), from + CHUNK));
            Map<Index.Ref, T> seen = transactions.read(() -> seen(chunk, asked, id));
            chunk.forEach(ref -> readable.computeIfAbsent(ref, seen::get));
        }
        return readable;
    }

    private <T> Map<Index.Ref, T> seen(Collection<Index.Ref> some, Asked<T> asked, Function<T, UUID> id) {
        var seen = new HashMap<Index.Ref, T>();
        for (Findables source : each) {
            List<UUID> own = some.stream()
                    .filter(ref -> ref.kind().equals(source.kind()))
                    .map(Index.Ref::id)
                    .toList();
            if (!own.isEmpty()) {
                asked.of(source, own).forEach(one -> seen.put(new Index.Ref(source.kind(), id.apply(one)), one));
            }
        }
        return seen;
    }

    /** What a source is asked about its things; those that may not be seen are left out. */
    @FunctionalInterface
    interface Asked<T> {
        List<T> of(Findables source, List<UUID> ids);
    }
}
