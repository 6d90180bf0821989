package org.fumikura.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By which keys one can choose among what is found, and what they and their values are called. Asked in a transaction. */
@Component
class SearchKeys {

    private static final Text EVERYTHING = new Text("すべて", "Everything");

    private final ObjectProvider<Findables> sources;

    SearchKeys(ObjectProvider<Findables> sources) {
        this.sources = sources;
    }

    /** Names under which keys may be asked for within the words. */
    Set<String> fields() {
        return sources.stream()
                .flatMap(source -> source.keys().fields().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Keys that were asked for by name within the words. */
    Allowed named(Wanted wanted) {
        return new Allowed.All(wanted.named().stream()
                .<Allowed>map(named -> new Allowed.Any(sources.stream()
                        .filter(source -> source.keys().fields().containsKey(named.field()))
                        .<Allowed>map(source -> {
                            String key = Objects.requireNonNull(
                                    source.keys().fields().get(named.field()));
                            return new Allowed.Is(key, source.keys().called(key, named.value()));
                        })
                        .toList()))
                .toList());
    }

    /** All of them. */
    Set<String> all() {
        return Set.copyOf(names().keySet());
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
        return ja.isEmpty() ? EVERYTHING : new Text(String.join("　", ja), String.join("; ", en));
    }

    /** With how many each value has, and what was chosen. */
    List<SearchPage.Facet> facets(Map<String, Set<String>> chosen, Map<String, List<Index.Count>> found) {
        var facets = new ArrayList<SearchPage.Facet>();
        names().forEach((key, name) -> {
            Set<String> own = chosen.getOrDefault(key, Set.of());
            List<Index.Count> counts = withChosen(found.getOrDefault(key, List.of()), own);
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
        sources.forEach(source -> source.keys().counted().forEach(names::putIfAbsent));
        return names;
    }

    private Map<String, Text> labels(String key, Set<String> values) {
        var labels = new HashMap<String, Text>();
        sources.stream()
                .filter(source -> source.keys().counted().containsKey(key))
                .forEach(source -> labels.putAll(source.keys().labels(key, values)));
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
