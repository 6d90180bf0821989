package org.fumikura.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What somebody looks for, as the address of the page of results says it.
 *
 * @param words as they were written
 * @param exact whether the words of the office that mean the same are left alone
 * @param chosen of keys that are counted, the values that were chosen
 * @param span between which days one of its days lies
 */
public record Sought(
        String words, boolean exact, Map<String, Set<String>> chosen, SearchPage.Span span, Index.Order order) {

    /** The page of results. */
    static final String PATH = "/search";

    private static final int LONGEST = 200;
    private static final String WORDS = "q";
    private static final String EXACT = "exact";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String ORDER = "order";
    private static final String NEWEST = "newest";

    public Sought {
        words = shortened(words);
        chosen = Map.copyOf(chosen);
    }

    /** Words for which nobody has to look any longer. */
    static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), LONGEST)).strip();
    }

    /** @param keys those that are counted; other parameters say something else */
    static Sought of(MultiValueMap<String, String> parameters, Set<String> keys) {
        var chosen = new HashMap<String, Set<String>>();
        keys.forEach(key -> {
            Set<String> values = parameters.getOrDefault(key, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
            if (!values.isEmpty()) {
                chosen.put(key, values);
            }
        });
        return new Sought(
                first(parameters, WORDS),
                !first(parameters, EXACT).isBlank(),
                chosen,
                SearchPage.Span.of(shortened(first(parameters, FROM)), shortened(first(parameters, TO))),
                first(parameters, ORDER).equals(NEWEST) ? Index.Order.NEWEST : Index.Order.FITTING);
    }

    private static String first(MultiValueMap<String, String> parameters, String name) {
        return String.valueOf(parameters.getOrDefault(name, List.of("")).getFirst());
    }

    /** As {@link #address} wrote it. A key that nobody counts any more still narrows what is found. */
    static Sought read(String address) {
        var parameters = new LinkedMultiValueMap<String, String>();
        Arrays.stream(address.split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .forEach(each -> parameters.add(decoded(each[0]), decoded(each[1])));
        var keys = new TreeSet<>(parameters.keySet());
        keys.removeAll(Set.of(WORDS, EXACT, FROM, TO, ORDER));
        return of(parameters, keys);
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return written;
        }
    }

    /** Without choices of other keys. */
    Sought within(Set<String> keys) {
        var kept = new HashMap<>(chosen);
        kept.keySet().retainAll(keys);
        return new Sought(words, exact, kept, span, order);
    }

    /** The same for the same, whatever the order in which it was chosen. */
    public String address() {
        Stream<String> fixed = Stream.of(
                parameter(WORDS, words),
                exact ? parameter(EXACT, "yes") : "",
                span.from().isEmpty() ? "" : parameter(FROM, span.from()),
                span.to().isEmpty() ? "" : parameter(TO, span.to()),
                isNewestFirst() ? parameter(ORDER, NEWEST) : "");
        Stream<String> choices = chosen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(each -> each.getValue().stream().sorted().map(value -> parameter(each.getKey(), value)));
        return Stream.concat(fixed, choices).filter(each -> !each.isEmpty()).collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Where it is looked for. */
    public String path() {
        return PATH + "?" + address();
    }

    /** The same, exactly as it was written. */
    public Sought exactly() {
        return new Sought(words, true, chosen, span, order);
    }

    /** The same, with the words of the office that mean the same. */
    public Sought widely() {
        return new Sought(words, false, chosen, span, order);
    }

    /** The same words, and nothing else that narrows what is found. */
    public Sought unnarrowed() {
        return new Sought(words, exact, Map.of(), SearchPage.Span.NONE, order);
    }

    /** The same words in the list of documents. */
    public String documentsPath() {
        return "/documents?" + parameter(WORDS, words);
    }

    /** Whether it says nothing that narrows what is found. */
    public boolean isBlank() {
        return words.isEmpty() && chosen.isEmpty() && span.days().isEmpty();
    }

    public boolean isNewestFirst() {
        return order == Index.Order.NEWEST;
    }
}
