package org.fumikura.search;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Reader;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** What some module gives to be found: things with a title each, of which acts say what became of them. */
final class Shelf implements Findables {

    static final String KIND = "thing";

    private static final FindableKeys NONE = new FindableKeys() {

        @Override
        public Map<String, Text> counted() {
            return Map.of();
        }

        @Override
        public Map<String, String> fields() {
            return Map.of();
        }

        @Override
        public Set<String> called(String key, String words) {
            return Set.of();
        }

        @Override
        public Map<String, Text> labels(String key, Collection<String> values) {
            return Map.of();
        }
    };

    private final Map<UUID, String> titles = new TreeMap<>();
    private final Set<UUID> destroyed = new HashSet<>();
    private int read;

    static UUID id(int number) {
        return new UUID(0, number);
    }

    void lay(int number, String title) {
        titles.put(id(number), title);
    }

    void destroy(int number) {
        titles.remove(id(number));
        destroyed.add(id(number));
    }

    /** How many were read to be put in. */
    int read() {
        return read;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FindableKeys keys() {
        return NONE;
    }

    @Override
    public boolean hasEnded(LedgerEntry act) {
        return destroyed.contains(act.subject().id());
    }

    @Override
    public Set<UUID> changed(List<LedgerEntry> acts) {
        return acts.stream()
                .filter(act -> act.subject().kind().equals(KIND))
                .map(act -> act.subject().id())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<UUID> changedSince(Instant moment) {
        return Set.of();
    }

    @Override
    public long count() {
        return titles.size();
    }

    @Override
    public List<UUID> after(@Nullable UUID last, int most) {
        return titles.keySet().stream()
                .filter(id -> last == null || id.compareTo(last) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<Findable> read(Collection<UUID> ids) {
        read += ids.size();
        return ids.stream()
                .filter(titles::containsKey)
                .map(id -> new Findable(
                        KIND,
                        id,
                        Objects.requireNonNull(titles.get(id)),
                        List.of(),
                        Map.of(),
                        Map.of("secrecy", 0, BY_DAY, 0)))
                .toList();
    }

    @Override
    public Allowed allowed(Reader reader) {
        return new Allowed.AtMost("secrecy", 0);
    }

    @Override
    public List<Shown> show(Collection<UUID> ids, Reader reader) {
        return List.of();
    }
}
