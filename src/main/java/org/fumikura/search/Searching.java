package org.fumikura.search;

import java.util.Collection;
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
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks for what somebody may find. What an index says is asked once more of its owner before it is shown. */
@Component
class Searching {

    static final String KIND = "kind";
    static final String ID = "id";

    /** The most that a list which is written out tells. */
    static final int MOST_LISTED = 10_000;

    private static final int MOST_TITLES = 8;

    /** How many of them their owner is asked about at once. */
    private static final int CHUNK = 500;

    private final Indexes indexes;
    private final Lag lag;
    private final Synonyms synonyms;
    private final SearchKeys keys;
    private final ObjectProvider<Findables> sources;
    private final Owners owners;
    private final SpellingHints hints;
    private final Transactions transactions;

    Searching(
            Indexes indexes,
            Lag lag,
            Synonyms synonyms,
            SearchKeys keys,
            ObjectProvider<Findables> sources,
            Owners owners,
            SpellingHints hints,
            Transactions transactions) {
        this.indexes = indexes;
        this.lag = lag;
        this.synonyms = synonyms;
        this.keys = keys;
        this.sources = sources;
        this.owners = owners;
        this.hints = hints;
        this.transactions = transactions;
    }

    /** @return empty as long as the index is being made */
    Optional<SearchPage> search(Sought sought, PageRequest page, Reader reader) {
        return indexes.current().map(index -> {
            Wanted wanted = wanted(sought);
            if (wanted.isEmpty() && !sought.words().isEmpty()) {
                var nothing = new Paged<SearchPage.Line>(List.of(), 0, page);
                return new SearchPage(
                        sought, List.of(), List.of(), false, nothing, Optional.of(0L), List.of(), List.of());
            }
            May may = may(index, List.of(reader));
            Allowed allowed = Allowed.all(may.find(), named(wanted));
            int from = (page.number() - 1) * page.size();
            var asked = new Asked(
                    new Index.Question(wanted, allowed, sought.chosen(), sought.order(), from, page.size()),
                    sought.exact(),
                    List.of());
            return (may.isCounted() ? counted(sought, asked, page, index, reader) : Optional.<SearchPage>empty())
                    .orElseGet(() -> uncounted(sought, orWider(asked, index, reader), page, index, reader));
        });
    }

    /**
     * What is asked.
     *
     * @param exact whether what was written is all that is meant
     * @param instead words that were not written so; empty where they were
     */
    private record Asked(Index.Question question, boolean exact, List<String> instead) {

        Asked with(Wanted words, List<String> others) {
            return new Asked(question.of(words, question.from(), question.most()), exact, others);
        }
    }

    /** The same, or, where nothing has all the words, something wider. */
    private Asked orWider(Asked all, Index index, Reader reader) {
        Index.Question one = all.question().of(all.question().words(), 0, 1);
        return index.list(one).isEmpty() ? wider(all, index, reader).orElse(all) : all;
    }

    /** What was meant by the words, or else what has some of them; empty where there is nothing wider. */
    private Optional<Asked> wider(Asked all, Index index, Reader reader) {
        Wanted words = all.question().words();
        Optional<SpellingHints.Hint> hint = all.exact() ? Optional.empty() : hints.hint(all.question(), index, reader);
        return hint.map(meant -> all.with(meant.words(), meant.instead()))
                .or(() -> words.loosely().map(some -> all.with(some, List.of())));
    }

    /**
     * All that was found, for a list that is written out.
     *
     * @return empty as long as the index is being made
     */
    Optional<Listing> list(Sought sought, Reader reader) {
        return indexes.current().map(index -> {
            Wanted wanted = wanted(sought);
            if (wanted.isEmpty() && !sought.words().isEmpty()) {
                return new Listing(List.of(), false);
            }
            Allowed allowed = Allowed.all(may(index, List.of(reader)).find(), named(wanted));
            var all = new Asked(
                    new Index.Question(wanted, allowed, sought.chosen(), sought.order(), 0, 0),
                    sought.exact(),
                    List.of());
            Index.Question question = orWider(all, index, reader).question();
            Collection<Findables.Listed> found = readable(
                            question,
                            MOST_LISTED + 1,
                            index,
                            (source, ids) -> source.list(ids, reader),
                            listed -> listed.shown().id())
                    .values();
            return new Listing(found.stream().limit(MOST_LISTED).toList(), found.size() > MOST_LISTED);
        });
    }

    /** @param more whether there are more, which are not in it */
    record Listing(List<Findables.Listed> items, boolean more) {}

    /**
     * What one of some readers may find of all of it, the newest first; what the index says, to be asked of its owners.
     *
     * @return empty as long as the index is being made
     */
    Optional<List<Index.Ref>> newest(Sought sought, List<Reader> readers, int most) {
        return indexes.current().map(index -> {
            Wanted wanted = wanted(sought);
            Allowed allowed = Allowed.all(may(index, readers).find(), named(wanted));
            return wanted.isEmpty() && !sought.words().isEmpty()
                    ? List.of()
                    : index.list(new Index.Question(wanted, allowed, sought.chosen(), Index.Order.NEWEST, 0, most));
        });
    }

    /** Titles that she may find and that have these words in them, the best first. */
    List<String> titles(String written, Reader reader) {
        Wanted wanted = wanted(written, Alternatives.NONE).inTitle();
        Optional<Index> index = wanted.groups().isEmpty() ? Optional.empty() : indexes.current();
        return index.map(present -> titles(wanted, present, reader)).orElse(List.of());
    }

    private List<String> titles(Wanted wanted, Index index, Reader reader) {
        Allowed allowed = Allowed.all(may(index, List.of(reader)).find(), named(wanted));
        List<Index.Ref> found =
                index.list(new Index.Question(wanted, allowed, Map.of(), Index.Order.FITTING, 0, MOST_TITLES));
        Map<Index.Ref, Findables.Shown> shown = transactions.read(() -> owners.shown(found, reader));
        return found.stream()
                .map(shown::get)
                .filter(Objects::nonNull)
                .map(Findables.Shown::title)
                .distinct()
                .toList();
    }

    private Wanted wanted(Sought sought) {
        Wanted words =
                wanted(sought.words(), sought.exact() ? Alternatives.NONE : transactions.read(synonyms::current));
        return sought.span().days().map(words::within).orElse(words);
    }

    private Wanted wanted(String written, Alternatives office) {
        return Wanted.of(written, keys.fields(), office);
    }

    private Allowed named(Wanted wanted) {
        return transactions.read(() -> keys.named(wanted));
    }

    /** The one thing that has this number; empty when there is none, or several. */
    Optional<String> byNumber(String written, Reader reader) {
        String plain = Numbers.plain(written);
        Optional<Index> index = plain.isEmpty() ? Optional.empty() : indexes.current();
        return index.flatMap(present -> {
            Index.Answer answer = present.ask(new Index.Question(
                    Wanted.of(""),
                    may(present, List.of(reader)).find(),
                    Map.of(Findables.BY_NUMBER, Set.of(plain)),
                    Index.Order.FITTING,
                    0,
                    2));
            return answer.hits().size() == 1
                    ? transactions.read(() -> shown(answer.hits(), reader)).values().stream()
                            .findFirst()
                            .map(Findables.Shown::path)
                    : Optional.empty();
        });
    }

    /**
     * What somebody may find in an index.
     *
     * @param isCounted whether that is so exact that numbers may be told: all that changed is left out until it is put in anew
     */
    private record May(Allowed find, boolean isCounted) {}

    private May may(Index index, List<Reader> readers) {
        return transactions.read(() -> {
            Optional<Set<UUID>> changed = lag.of(index);
            Allowed allowed = new Allowed.Any(sources.stream()
                    .flatMap(source -> readers.stream()
                            .map(reader -> Allowed.all(Allowed.is(KIND, source.kind()), source.allowed(reader))))
                    .toList());
            return new May(
                    changed.filter(things -> !things.isEmpty())
                            .map(things -> Allowed.all(allowed, new Allowed.Not(new Allowed.Is(ID, names(things)))))
                            .orElse(allowed),
                    changed.isPresent());
        });
    }

    private static Set<String> names(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toSet());
    }

    /** Empty when its owner refused a hit: something changed while the index was asked, and its numbers are not to be told. */
    private Optional<SearchPage> counted(Sought sought, Asked asked, PageRequest page, Index index, Reader reader) {
        Index.Question question = asked.question();
        Index.Answer answer = index.ask(question);
        Optional<Asked> wider =
                answer.total() == 0 && asked.instead().isEmpty() ? wider(asked, index, reader) : Optional.empty();
        if (wider.isPresent()) {
            return counted(sought, wider.get(), page, index, reader);
        }
        return transactions.read(() -> {
            List<SearchPage.Line> lines = lines(answer, shown(answer.hits(), reader));
            if (lines.size() < answer.hits().size()) {
                return Optional.empty();
            }
            int counted = (int) Math.min(answer.total(), Paged.MOST_COUNTED + 1);
            return Optional.of(new SearchPage(
                    sought,
                    question.words().also(),
                    asked.instead(),
                    question.words().isLoose() && counted > 0,
                    Paged.counted(lines, counted, page),
                    Optional.of(answer.total()),
                    keys.facets(question.chosen(), answer.counts()),
                    List.of()));
        });
    }

    /** What may be seen now, and no number that an index which is behind could have told otherwise. */
    private SearchPage uncounted(Sought sought, Asked asked, PageRequest page, Index index, Reader reader) {
        Index.Question question = asked.question();
        int from = question.from();
        int end = from + page.size();
        Map<Index.Ref, Findables.Shown> readable =
                readable(question, end + 1, index, (source, ids) -> source.show(ids, reader), Findables.Shown::id);
        Map<Index.Ref, Findables.Shown> here = readable.entrySet().stream()
                .skip(from)
                .limit(page.size())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Index.Answer answer = index.ask(new Index.Question(
                question.words(),
                Allowed.all(
                        question.allowed(),
                        new Allowed.Is(
                                Index.REF,
                                here.keySet().stream().map(Index.Ref::name).collect(Collectors.toSet()))),
                question.chosen(),
                question.order(),
                0,
                page.size()));
        List<SearchPage.Line> lines = lines(answer, here);
        return new SearchPage(
                sought,
                question.words().also(),
                asked.instead(),
                question.words().isLoose(),
                new Paged<>(lines, Math.min(readable.size(), end), readable.size() > end, page),
                Optional.empty(),
                transactions.read(() -> keys.facets(question.chosen(), Map.of())),
                List.of());
    }

    /** Those of what is found that their owners let be seen now, in the order in which they were found. */
    private <T> Map<Index.Ref, T> readable(
            Index.Question question, int enough, Index index, Owners.Asked<T> asked, Function<T, UUID> id) {
        List<Index.Ref> found = index.list(new Index.Question(
                question.words(), question.allowed(), question.chosen(), question.order(), 0, enough + CHUNK));
        var readable = new LinkedHashMap<Index.Ref, T>();
        for (int from = 0; from < found.size() && readable.size() < enough; from += CHUNK) {
            List<Index.Ref> chunk = found.subList(from, Math.min(found.size(), from + CHUNK));
            Map<Index.Ref, T> seen = transactions.read(() -> owners.seen(chunk, asked, id));
            chunk.forEach(ref -> readable.computeIfAbsent(ref, seen::get));
        }
        return readable;
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

    private Map<Index.Ref, Findables.Shown> shown(Collection<Index.Hit> hits, Reader reader) {
        return owners.shown(hits.stream().map(Index.Hit::ref).toList(), reader);
    }
}
