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
    private static final int MOST_TITLES = 8;

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
                        sought, List.of(), false, new Paged<>(List.of(), 0, page), 0, List.of(), List.of());
            }
            Allowed allowed = Allowed.all(allowed(List.of(reader)), named(wanted));
            int from = (page.number() - 1) * page.size();
            Index.Answer all =
                    index.ask(new Index.Question(wanted, allowed, sought.chosen(), sought.order(), from, page.size()));
            Optional<Wanted> loosely = all.total() == 0 ? wanted.loosely() : Optional.empty();
            Index.Answer answer = loosely.map(some -> index.ask(
                            new Index.Question(some, allowed, sought.chosen(), sought.order(), from, page.size())))
                    .orElse(all);
            return transactions.read(() -> page(sought, wanted.also(), page, answer, loosely.isPresent(), reader));
        });
    }

    /**
     * What one of some readers may find of all of it, the newest first; what the index says, to be asked of its owners.
     *
     * @return empty as long as the index is being made
     */
    Optional<List<Index.Found>> newest(Sought sought, List<Reader> readers, int most) {
        Wanted wanted = wanted(sought);
        return indexes.current()
                .map(index -> wanted.isEmpty() && !sought.words().isEmpty()
                        ? List.of()
                        : index.found(new Index.Question(
                                wanted,
                                Allowed.all(allowed(readers), named(wanted)),
                                sought.chosen(),
                                Index.Order.NEWEST,
                                0,
                                most)));
    }

    /** Titles that she may find and that have these words in them, the best first. */
    List<String> titles(String written, Reader reader) {
        Wanted wanted = wanted(written, Alternatives.NONE).inTitle();
        if (wanted.groups().isEmpty() || indexes.current().isEmpty()) {
            return List.of();
        }
        Index.Answer answer = indexes.current()
                .orElseThrow()
                .ask(new Index.Question(
                        wanted,
                        Allowed.all(allowed(List.of(reader)), named(wanted)),
                        Map.of(),
                        Index.Order.FITTING,
                        0,
                        MOST_TITLES));
        return transactions.read(() -> {
            Map<UUID, Findables.Shown> shown = shown(answer.hits(), reader);
            return answer.hits().stream()
                    .map(hit -> shown.get(hit.id()))
                    .filter(Objects::nonNull)
                    .map(Findables.Shown::title)
                    .distinct()
                    .toList();
        });
    }

    private Wanted wanted(Sought sought) {
        Wanted words =
                wanted(sought.words(), sought.exact() ? Alternatives.NONE : transactions.read(synonyms::current));
        return sought.span().days().map(words::within).orElse(words);
    }

    private Wanted wanted(String written, Alternatives office) {
        return Wanted.of(
                written,
                sources.stream()
                        .flatMap(source -> source.fields().keySet().stream())
                        .collect(Collectors.toSet()),
                office);
    }

    /** Keys that were asked for by name within the words. */
    private Allowed named(Wanted wanted) {
        return transactions.read(() -> new Allowed.All(wanted.named().stream()
                .<Allowed>map(named -> new Allowed.Any(sources.stream()
                        .filter(source -> source.fields().containsKey(named.field()))
                        .<Allowed>map(source -> {
                            String key = Objects.requireNonNull(source.fields().get(named.field()));
                            return new Allowed.Is(key, source.called(key, named.value()));
                        })
                        .toList()))
                .toList()));
    }

    /** By which one can choose among what was found. */
    Set<String> keys() {
        return Set.copyOf(names().keySet());
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
        names().forEach((key, label) -> {
            Set<String> values = sought.chosen().getOrDefault(key, Set.of());
            if (!values.isEmpty()) {
                Map<String, Text> labels = labels(key, values);
                List<Text> named = values.stream()
                        .sorted()
                        .map(value -> labels.getOrDefault(value, Text.same(value)))
                        .toList();
                ja.add(label.ja() + "：" + named.stream().map(Text::ja).collect(Collectors.joining("・")));
                en.add(label.en() + ": " + named.stream().map(Text::en).collect(Collectors.joining(", ")));
            }
        });
        if (sought.span().days().isPresent()) {
            ja.add(sought.span().from() + "～" + sought.span().to());
            en.add(sought.span().from() + "–" + sought.span().to());
        }
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
            Sought sought, List<String> also, PageRequest page, Index.Answer answer, boolean loosely, Reader reader) {
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
                loosely && total > 0,
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
        var facets = new ArrayList<SearchPage.Facet>();
        names().forEach((key, name) -> {
            Set<String> own = chosen.getOrDefault(key, Set.of());
            List<Index.Count> counts = withChosen(answer.counts().getOrDefault(key, List.of()), own);
            Map<String, Text> labels =
                    labels(key, counts.stream().map(Index.Count::value).collect(Collectors.toSet()));
            List<SearchPage.Value> values = counts.stream()
                    .map(count -> new SearchPage.Value(
                            count.value(),
                            labels.getOrDefault(count.value(), Text.same(count.value())),
                            count.number(),
                            own.contains(count.value())))
                    .toList();
            if (values.size() > 1 || values.stream().anyMatch(SearchPage.Value::chosen)) {
                facets.add(new SearchPage.Facet(key, name, values));
            }
        });
        return facets;
    }

    /** What the keys are called by which one can choose, in their order. */
    private Map<String, Text> names() {
        var names = new LinkedHashMap<String, Text>();
        sources.forEach(source -> source.counted().forEach(names::putIfAbsent));
        return names;
    }

    private Map<String, Text> labels(String key, Set<String> values) {
        var labels = new HashMap<String, Text>();
        sources.stream()
                .filter(source -> source.counted().containsKey(key))
                .forEach(source -> labels.putAll(source.labels(key, values)));
        return labels;
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
