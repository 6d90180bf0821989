package org.fumikura.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Reader;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What is like something else (似たもの), for modules that show it or propose after it. Only what a reader may find is held
 * against it, and what was found is asked of its owner once more before it is told (I-11). To be called outside of transactions.
 */
@Component
public class SimilarThings {

    /** What a thing is about stands in its beginning. */
    private static final int MOST_LETTERS = 4_000;

    private static final int LONGEST_TITLE = 200;

    private final Indexes indexes;
    private final ObjectProvider<Findables> sources;
    private final Transactions transactions;

    SimilarThings(Indexes indexes, ObjectProvider<Findables> sources, Transactions transactions) {
        this.indexes = indexes;
        this.sources = sources;
        this.transactions = transactions;
    }

    /** How much two things have in common. */
    public enum Degree {
        SIMILAR(40),
        /** As much as what is done each year anew. */
        SAME(70);

        private final int share;

        Degree(int share) {
            this.share = share;
        }
    }

    /**
     * What is looked at.
     *
     * @param kind as {@link Findables#kind}
     * @param chosen of keys of the index, the values of which a thing has to have one
     * @param most how many are told
     */
    public record Among(String kind, Map<String, Set<String>> chosen, int most) {}

    /**
     * Something that is like something else.
     *
     * @param title with the words marked that both have
     * @param shared words that both have, in the form in which they are compared; those that tell most first
     */
    public record Similar(Findables.Shown thing, List<Quote.Piece> title, List<String> shared) {}

    /**
     * What is most like a thing, the most alike first; the thing itself is not told, and nothing of one that the reader may not
     * see.
     *
     * @return empty as long as the index is being made
     */
    public Optional<List<Similar>> to(UUID id, Degree degree, Among among, Reader reader) {
        Findables source = source(among.kind());
        Optional<Findable> thing =
                transactions.read(() -> source.show(List.of(id), reader).isEmpty()
                        ? Optional.<Findable>empty()
                        : source.read(List.of(id)).stream().findFirst());
        if (thing.isEmpty()) {
            return indexes.current().map(index -> List.of());
        }
        String text = thing.get().texts().stream().map(Findable.Words::text).collect(Collectors.joining("\n"));
        return alike(thing.get().title(), text, degree, among, reader, id);
    }

    /**
     * As the other, for what is not there yet.
     *
     * @param text what it says beside its title; may be blank
     */
    public Optional<List<Similar>> to(String title, String text, Degree degree, Among among, Reader reader) {
        return alike(title, text, degree, among, reader, null);
    }

    private Optional<List<Similar>> alike(
            String title, String text, Degree degree, Among among, Reader reader, @Nullable UUID itself) {
        Findables source = source(among.kind());
        Allowed allowed = Allowed.all(
                Allowed.is(LuceneEntries.KIND, source.kind()), transactions.read(() -> source.allowed(reader)));
        var likeness = new Index.Likeness(
                titleOf(title), beginning(text), degree.share, allowed, among.chosen(), among.most() + 1);
        try {
            return indexes.current()
                    .map(index -> index.alike(likeness).stream()
                            .filter(each -> !each.id().equals(itself))
                            .limit(among.most())
                            .toList())
                    .map(found -> shown(found, source, reader));
        } catch (IndexBeingMade notYet) {
            return Optional.empty();
        }
    }

    /** None is longer. */
    private static String titleOf(String title) {
        return title.substring(0, Math.min(title.length(), LONGEST_TITLE));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), MOST_LETTERS));
    }

    private List<Similar> shown(List<Index.Alike> found, Findables source, Reader reader) {
        var shown = new HashMap<UUID, Findables.Shown>();
        List<UUID> ids = found.stream().map(Index.Alike::id).toList();
        transactions.read(() -> source.show(ids, reader)).forEach(each -> shown.put(each.id(), each));
        return found.stream()
                .filter(each -> shown.containsKey(each.id()))
                .map(each -> {
                    Findables.Shown thing = Objects.requireNonNull(shown.get(each.id()));
                    return new Similar(
                            thing, Quote.whole(thing.title(), each.shared()).pieces(), each.shared());
                })
                .toList();
    }

    private Findables source(String kind) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody gives " + kind + " to be found"));
    }
}
