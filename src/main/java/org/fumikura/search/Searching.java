package org.fumikura.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.organization.Reader;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * Looks for what somebody may find. What an index says is asked once more of its owner before it is shown, and what the index
 * does not know yet is left out of hits and numbers alike.
 */
@Component
class Searching {

    /** The most that a list which is written out tells. */
    static final int MOST_LISTED = 10_000;

    private static final int MOST_TITLES = 8;

    private final Indexes indexes;
    private final Sources sources;
    private final Transactions transactions;

    Searching(Indexes indexes, Sources sources, Transactions transactions) {
        this.indexes = indexes;
        this.sources = sources;
        this.transactions = transactions;
    }

    /** What was asked for, as the page says it again. */
    private record Asked(String written, SearchPage.Span span, PageRequest page) {

        SearchPage answered(
                Index.Question question,
                Paged<SearchPage.Line> found,
                Optional<Long> total,
                List<SearchPage.Facet> facets) {
            boolean someOnly = question.words().isLoose() && !found.items().isEmpty();
            return new SearchPage(written, span, question.order(), someOnly, found, total, facets);
        }
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
            var asked = new Asked(written, span, page);
            Wanted wanted = wanted(written, span);
            int from = (page.number() - 1) * page.size();
            Sources.May may = sources.may(index, wanted, reader);
            var question = new Index.Question(wanted, may.find(), chosen, order, from, page.size());
            if (wanted.isEmpty() && !written.isBlank()) {
                return asked.answered(question, new Paged<>(List.of(), 0, page), Optional.of(0L), List.of());
            }
            return (may.isCounted() ? counted(asked, question, index, reader) : Optional.<SearchPage>empty())
                    .orElseGet(() -> uncounted(asked, question, index, reader));
        });
    }

    private Wanted wanted(String written, SearchPage.Span span) {
        Wanted words = sources.wanted(written);
        return span.days().map(words::within).orElse(words);
    }

    /** Empty when its owner refused a hit: something changed while the index was asked, and its numbers are not to be told. */
    private Optional<SearchPage> counted(Asked asked, Index.Question strict, Index index, Reader reader) {
        Index.Answer all = index.ask(strict);
        Optional<Index.Question> loose = all.total() == 0 ? strict.loosely() : Optional.empty();
        Index.Question question = loose.orElse(strict);
        Index.Answer answer = loose.map(index::ask).orElse(all);
        Map<Index.Ref, Findables.Shown> shown = sources.shown(answer.hits(), reader);
        if (shown.size() < answer.hits().size()) {
            return Optional.empty();
        }
        int counted = (int) Math.min(answer.total(), Paged.MOST_COUNTED + 1);
        return Optional.of(asked.answered(
                question,
                Paged.counted(lines(answer, shown), counted, asked.page()),
                Optional.of(answer.total()),
                transactions.read(() -> facets(question.chosen(), answer.counts()))));
    }

    /** What may be seen now, and no number that an index which is behind could have told otherwise. */
    private SearchPage uncounted(Asked asked, Index.Question strict, Index index, Reader reader) {
        int end = strict.from() + strict.most();
        Map<Index.Ref, Findables.Shown> all = readable(index, strict, end + 1, reader);
        Optional<Index.Question> loose = all.isEmpty() ? strict.loosely() : Optional.empty();
        Index.Question question = loose.orElse(strict);
        Map<Index.Ref, Findables.Shown> readable =
                loose.map(some -> readable(index, some, end + 1, reader)).orElse(all);
        Map<Index.Ref, Findables.Shown> here = readable.entrySet().stream()
                .skip(strict.from())
                .limit(strict.most())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<SearchPage.Line> lines = lines(index.ask(question.only(here.keySet())), here);
        return asked.answered(
                question,
                new Paged<>(lines, Math.min(readable.size(), end), readable.size() > end, asked.page()),
                Optional.empty(),
                transactions.read(() -> facets(question.chosen(), Map.of())));
    }

    private Map<Index.Ref, Findables.Shown> readable(
            Index index, Index.Question question, int enough, Reader reader) {
        return sources.readable(
                index, question, enough, (source, ids) -> source.show(ids, reader), Findables.Shown::id);
    }

    /**
     * All that was found, for a list that is written out.
     *
     * @param more whether there are more, which are not in it
     */
    record Listing(List<Findables.Listed> items, boolean more) {}

    /** Empty as long as the index is being made. */
    Optional<Listing> list(
            String written,
            Map<String, Set<String>> chosen,
            SearchPage.Span span,
            Index.Order order,
            Reader reader) {
        return indexes.current().map(index -> {
            Wanted wanted = wanted(written, span);
            if (wanted.isEmpty() && !written.isBlank()) {
                return new Listing(List.of(), false);
            }
            var question = new Index.Question(
                    wanted, sources.may(index, wanted, reader).find(), chosen, order, 0, MOST_LISTED);
            List<Findables.Listed> strict = listed(index, question, reader);
            List<Findables.Listed> found = strict.isEmpty()
                    ? question.loosely()
                            .map(some -> listed(index, some, reader))
                            .orElse(strict)
                    : strict;
            return new Listing(found.stream().limit(MOST_LISTED).toList(), found.size() > MOST_LISTED);
        });
    }

    private List<Findables.Listed> listed(Index index, Index.Question question, Reader reader) {
        return List.copyOf(sources.readable(
                        index,
                        question,
                        MOST_LISTED + 1,
                        (source, ids) -> source.list(ids, reader),
                        listed -> listed.shown().id())
                .values());
    }

    /** Titles that she may find and that have these words in them, the best first. */
    List<String> titles(String written, Reader reader) {
        Wanted wanted = sources.wanted(written).inTitle();
        Optional<Index> index = wanted.groups().isEmpty() ? Optional.empty() : indexes.current();
        return index.map(present -> ask(present, wanted, Map.of(), MOST_TITLES, reader)).stream()
                .flatMap(answer -> {
                    Map<Index.Ref, Findables.Shown> shown = sources.shown(answer.hits(), reader);
                    return answer.hits().stream().map(hit -> shown.get(hit.ref()));
                })
                .filter(Objects::nonNull)
                .map(Findables.Shown::title)
                .distinct()
                .toList();
    }

    /** The one thing that has this number; empty when there is none, or several. */
    Optional<String> byNumber(String written, Reader reader) {
        String plain = Numbers.plain(written);
        Optional<Index> index = plain.isEmpty() ? Optional.empty() : indexes.current();
        return index.map(present ->
                        ask(present, Wanted.of(""), Map.of(Findables.BY_NUMBER, Set.of(plain)), 2, reader))
                .filter(answer -> answer.hits().size() == 1)
                .flatMap(answer -> sources.shown(answer.hits(), reader).values().stream().findFirst())
                .map(Findables.Shown::path);
    }

    private Index.Answer ask(Index index, Wanted wanted, Map<String, Set<String>> chosen, int most, Reader reader) {
        Allowed may = sources.may(index, wanted, reader).find();
        return index.ask(new Index.Question(wanted, may, chosen, Index.Order.FITTING, 0, most));
    }

    private static List<SearchPage.Line> lines(Index.Answer answer, Map<Index.Ref, Findables.Shown> shown) {
        return answer.hits().stream()
                .filter(hit -> shown.containsKey(hit.ref()))
                .map(hit -> line(hit, Objects.requireNonNull(shown.get(hit.ref())), answer.marks()))
                .toList();
    }

    private static SearchPage.Line line(Index.Hit hit, Findables.Shown shown, List<String> marks) {
        return new SearchPage.Line(
                shown,
                Quote.whole(shown.title(), marks).pieces(),
                Quote.best(shown.quotable() ? hit.texts() : List.of(), marks));
    }

    private List<SearchPage.Facet> facets(Map<String, Set<String>> chosen, Map<String, List<Index.Count>> found) {
        var names = new LinkedHashMap<String, Text>();
        sources.all().forEach(source -> source.counted().forEach(names::putIfAbsent));
        var facets = new ArrayList<SearchPage.Facet>();
        names.forEach((key, name) -> {
            Set<String> own = chosen.getOrDefault(key, Set.of());
            List<Index.Count> counts = withChosen(found.getOrDefault(key, List.of()), own);
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
        sources.all().stream()
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
