package org.fumikura.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Reader;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks for what somebody may find. What an index says is asked once more of its owner before it is shown. */
@Component
class Searching {

    private static final String KIND = "kind";

    private final Indexes indexes;
    private final Synonyms synonyms;
    private final ObjectProvider<Findables> sources;
    private final Transactions transactions;

    Searching(Indexes indexes, Synonyms synonyms, ObjectProvider<Findables> sources, Transactions transactions) {
        this.indexes = indexes;
        this.synonyms = synonyms;
        this.sources = sources;
        this.transactions = transactions;
    }

    /** @return empty as long as the index is being made */
    Optional<SearchPage> search(Sought sought, PageRequest page, Reader reader) {
        return indexes.current().map(index -> {
            Wanted wanted = wanted(sought);
            if (wanted.isEmpty() && !sought.words().isEmpty()) {
                return new SearchPage(
                        sought, List.of(), new Paged<>(List.of(), 0, page), 0, List.of(), List.of());
            }
            Index.Answer answer = index.ask(new Index.Question(
                    wanted,
                    allowed(List.of(reader)),
                    sought.chosen(),
                    sought.order(),
                    (page.number() - 1) * page.size(),
                    page.size()));
            return transactions.read(() -> page(sought, wanted.also(), page, answer, reader));
        });
    }

    /**
     * What one of some readers may find of it, the newest first; what the index says, to be asked of its owners.
     *
     * @return empty as long as the index is being made
     */
    Optional<List<Index.Found>> newest(Sought sought, List<Reader> readers, int most) {
        Wanted wanted = wanted(sought);
        return indexes.current()
                .map(index -> wanted.isEmpty() && !sought.words().isEmpty()
                        ? List.of()
                        : index.found(new Index.Question(
                                wanted, allowed(readers), sought.chosen(), Index.Order.NEWEST, 0, most)));
    }

    private Wanted wanted(Sought sought) {
        return Wanted.of(
                sought.words(), sought.exact() ? Alternatives.NONE : transactions.read(synonyms::current));
    }

    /** By which one can choose among what was found. */
    Set<String> keys() {
        return sources.stream()
                .flatMap(source -> source.counted().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What somebody may see now of some things that were found, in any order. */
    List<Findables.Shown> show(Collection<Index.Found> found, Reader reader) {
        return found.isEmpty()
                ? List.of()
                : sources.stream()
                        .flatMap(source -> source.show(ids(found, source), reader).stream())
                        .toList();
    }

    /** Those of their titles that may leave the program (A.16). */
    Map<UUID, String> titlesToSend(Collection<Index.Found> found, Reader reader) {
        var titles = new HashMap<UUID, String>();
        sources.forEach(source -> titles.putAll(source.titlesToSend(ids(found, source), reader)));
        return titles;
    }

    private static List<UUID> ids(Collection<Index.Found> found, Findables source) {
        return found.stream()
                .filter(each -> each.kind().equals(source.kind()))
                .map(Index.Found::id)
                .toList();
    }

    /** What somebody looks for, in a line. */
    Text words(Sought sought) {
        var ja = new ArrayList<String>();
        var en = new ArrayList<String>();
        if (!sought.words().isEmpty()) {
            ja.add(sought.words());
            en.add(sought.words());
        }
        sources.forEach(source -> source.counted().forEach((key, label) -> {
            Set<String> values = sought.chosen().getOrDefault(key, Set.of());
            if (!values.isEmpty()) {
                Map<String, Text> labels = source.labels(key, values);
                List<Text> named = values.stream()
                        .sorted()
                        .map(value -> labels.getOrDefault(value, Text.same(value)))
                        .toList();
                ja.add(label.ja() + "：" + named.stream().map(Text::ja).collect(Collectors.joining("・")));
                en.add(label.en() + ": " + named.stream().map(Text::en).collect(Collectors.joining(", ")));
            }
        }));
        if (sought.exact()) {
            ja.add("書いたとおり");
            en.add("exactly as written");
        }
        if (sought.isNewestFirst()) {
            ja.add("新しいもの順");
            en.add("newest first");
        }
        return new Text(String.join("　", ja), String.join("; ", en));
    }

    /** The one thing that has this number; empty when there is none, or several. */
    Optional<String> byNumber(String written, Reader reader) {
        String plain = Numbers.plain(written);
        if (plain.isEmpty() || indexes.current().isEmpty()) {
            return Optional.empty();
        }
        Index.Answer answer = indexes.current()
                .orElseThrow()
                .ask(new Index.Question(
                        Wanted.of(""),
                        allowed(List.of(reader)),
                        Map.of(Findables.BY_NUMBER, Set.of(plain)),
                        Index.Order.FITTING,
                        0,
                        2));
        return answer.hits().size() == 1
                ? transactions.read(() -> shown(answer.hits(), reader)).values().stream()
                        .findFirst()
                        .map(Findables.Shown::path)
                : Optional.empty();
    }

    private Allowed allowed(List<Reader> readers) {
        return transactions.read(() -> new Allowed.Any(sources.stream()
                .flatMap(source -> readers.stream()
                        .map(reader -> Allowed.all(Allowed.is(KIND, source.kind()), source.allowed(reader))))
                .toList()));
    }

    private SearchPage page(
            Sought sought, List<String> also, PageRequest page, Index.Answer answer, Reader reader) {
        Map<UUID, Findables.Shown> shown = shown(answer.hits(), reader);
        List<SearchPage.Line> lines = answer.hits().stream()
                .filter(hit -> shown.containsKey(hit.id()))
                .map(hit -> line(hit, Objects.requireNonNull(shown.get(hit.id())), answer.marks()))
                .toList();
        // what the index does not know yet it may not tell either
        long refused = answer.hits().size() - lines.size();
        long total = answer.total() - refused;
        Paged<SearchPage.Line> paged = Paged.counted(lines, (int) Math.min(total, Paged.MOST_COUNTED + 1), page);
        return new SearchPage(
                sought,
                also,
                paged,
                total,
                refused > 0 ? List.of() : facets(sought.chosen(), answer),
                List.of());
    }

    private static SearchPage.Line line(Index.Hit hit, Findables.Shown shown, List<String> marks) {
        return new SearchPage.Line(
                shown,
                Quote.whole(shown.title(), marks).pieces(),
                Quote.best(shown.quotable() ? hit.texts() : List.of(), marks));
    }

    private Map<UUID, Findables.Shown> shown(Collection<Index.Hit> hits, Reader reader) {
        var shown = new HashMap<UUID, Findables.Shown>();
        for (Findables source : sources) {
            List<UUID> own = hits.stream()
                    .filter(hit -> hit.kind().equals(source.kind()))
                    .map(Index.Hit::id)
                    .toList();
            if (!own.isEmpty()) {
                source.show(own, reader).forEach(each -> shown.put(each.id(), each));
            }
        }
        return shown;
    }

    private List<SearchPage.Facet> facets(Map<String, Set<String>> chosen, Index.Answer answer) {
        var names = new LinkedHashMap<String, Findables>();
        sources.forEach(source -> source.counted().keySet().forEach(key -> names.putIfAbsent(key, source)));
        var facets = new ArrayList<SearchPage.Facet>();
        names.forEach((key, source) -> {
            Set<String> own = chosen.getOrDefault(key, Set.of());
            List<Index.Count> counts = withChosen(answer.counts().getOrDefault(key, List.of()), own);
            Map<String, Text> labels =
                    source.labels(key, counts.stream().map(Index.Count::value).collect(Collectors.toSet()));
            List<SearchPage.Value> values = counts.stream()
                    .map(count -> new SearchPage.Value(
                            count.value(),
                            labels.getOrDefault(count.value(), Text.same(count.value())),
                            count.number(),
                            own.contains(count.value())))
                    .toList();
            if (values.size() > 1 || values.stream().anyMatch(SearchPage.Value::chosen)) {
                facets.add(new SearchPage.Facet(
                        key, Objects.requireNonNull(source.counted().get(key)), values));
            }
        });
        return facets;
    }

    /** What was chosen stays chosen, also where nothing was found. */
    private static List<Index.Count> withChosen(List<Index.Count> counts, Set<String> chosen) {
        var all = new ArrayList<>(counts);
        chosen.stream()
                .filter(value ->
                        counts.stream().noneMatch(count -> count.value().equals(value)))
                .forEach(value -> all.add(new Index.Count(value, 0)));
        return all;
    }
}
