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
    private final ObjectProvider<Findables> sources;
    private final Transactions transactions;

    Searching(Indexes indexes, ObjectProvider<Findables> sources, Transactions transactions) {
        this.indexes = indexes;
        this.sources = sources;
        this.transactions = transactions;
    }

    /**
     * @param chosen of keys that are counted, the values that were chosen
     * @param span between which days one of its days lies
     * @return empty as long as the index is being made
     */
    Optional<SearchPage> search(
            String written,
            Map<String, Set<String>> chosen,
            SearchPage.Span span,
            Index.Order order,
            PageRequest page,
            Reader reader) {
        return indexes.current().map(index -> {
            Wanted words = wanted(written);
            Wanted wanted = span.days().map(words::within).orElse(words);
            if (wanted.isEmpty() && !written.isBlank()) {
                return new SearchPage(written, span, order, false, new Paged<>(List.of(), 0, page), 0, List.of());
            }
            Allowed allowed = Allowed.all(allowed(reader), named(wanted));
            int from = (page.number() - 1) * page.size();
            Index.Answer all = index.ask(new Index.Question(wanted, allowed, chosen, order, from, page.size()));
            Optional<Wanted> loosely = all.total() == 0 ? wanted.loosely() : Optional.empty();
            Index.Answer answer = loosely.map(
                            some -> index.ask(new Index.Question(some, allowed, chosen, order, from, page.size())))
                    .orElse(all);
            return transactions.read(
                    () -> page(written, chosen, span, order, page, answer, loosely.isPresent(), reader));
        });
    }

    /** Titles that she may find and that have these words in them, the best first. */
    List<String> titles(String written, Reader reader) {
        Wanted wanted = wanted(written).inTitle();
        if (wanted.groups().isEmpty() || indexes.current().isEmpty()) {
            return List.of();
        }
        Index.Answer answer = indexes.current()
                .orElseThrow()
                .ask(new Index.Question(
                        wanted,
                        Allowed.all(allowed(reader), named(wanted)),
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

    private Wanted wanted(String written) {
        return Wanted.of(
                written,
                sources.stream()
                        .flatMap(source -> source.fields().keySet().stream())
                        .collect(Collectors.toSet()));
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
                        allowed(reader),
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

    private Allowed allowed(Reader reader) {
        return transactions.read(() -> new Allowed.Any(sources.stream()
                .map(source -> Allowed.all(Allowed.is(KIND, source.kind()), source.allowed(reader)))
                .toList()));
    }

    private SearchPage page(
            String written,
            Map<String, Set<String>> chosen,
            SearchPage.Span span,
            Index.Order order,
            PageRequest page,
            Index.Answer answer,
            boolean loosely,
            Reader reader) {
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
                written,
                span,
                order,
                loosely && total > 0,
                paged,
                total,
                refused > 0 ? List.of() : facets(chosen, answer));
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
        var names = new LinkedHashMap<String, Text>();
        sources.forEach(source -> source.counted().forEach(names::putIfAbsent));
        var facets = new ArrayList<SearchPage.Facet>();
        names.forEach((key, name) -> {
            Set<String> own = chosen.getOrDefault(key, Set.of());
            List<Index.Count> counts = withChosen(answer.counts().getOrDefault(key, List.of()), own);
            Map<String, Text> labels = labels(key, counts);
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

    private Map<String, Text> labels(String key, List<Index.Count> counts) {
        Set<String> values = counts.stream().map(Index.Count::value).collect(Collectors.toSet());
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
