package org.fumikura.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may stand in place of a word, or of a part of it, by the groups of an office ({@link Synonym}). */
final class Alternatives {

    /** For an office without such words, and for whoever wants exactly what she wrote. */
    static final Alternatives NONE = new Alternatives(List.of());

    /** Of one word. */
    private static final int MOST = 20;

    /** From so many letters on, a word of kanji or hiragana is known within a longer one. */
    private static final int KNOWN_WITHIN = 3;

    private final Map<String, Set<String>> others = new HashMap<>();
    private int longest;

    Alternatives(List<Synonym> groups) {
        groups.forEach(this::add);
    }

    /**
     * A word in place of another one.
     *
     * @param text folded
     * @param words of the office that stand in it now, as the office writes them
     */
    record Alternative(String text, List<String> words) {}

    private void add(Synonym group) {
        List<String> all =
                Stream.concat(Stream.of(group.word()), group.others().stream()).toList();
        List<String> forms = all.stream().map(Synonym::folded).toList();
        for (int i = 0; i < (group.oneWay() ? 1 : all.size()); i++) {
            String form = forms.get(i);
            longest = Math.max(longest, form.length());
            Set<String> known = others.computeIfAbsent(form, none -> new LinkedHashSet<>());
            for (int other = 0; other < all.size(); other++) {
                if (!forms.get(other).equals(form)) {
                    known.add(all.get(other));
                }
            }
        }
    }

    /** @param folded a word that somebody looks for; the whole of it and each part that the office has other words for */
    List<Alternative> of(String folded) {
        if (longest == 0) {
            return List.of();
        }
        List<Alternative> made = List.of(new Alternative("", List.of()));
        int at = 0;
        while (at < folded.length()) {
            Optional<String> found = at(folded, at);
            String here = found.orElse(folded.substring(at, at + 1));
            made = followed(made, here, found.map(others::get).orElse(Set.of()));
            at += here.length();
        }
        return made.stream().filter(one -> !one.words().isEmpty()).toList();
    }

    private static List<Alternative> followed(List<Alternative> before, String here, Set<String> instead) {
        var all = new ArrayList<Alternative>();
        before.forEach(one -> all.add(new Alternative(one.text() + here, one.words())));
        for (String other : instead) {
            for (Alternative one : before) {
                if (all.size() > MOST) {
                    return all;
                }
                all.add(new Alternative(
                        one.text() + Synonym.folded(other),
                        Stream.concat(one.words().stream(), Stream.of(other)).toList()));
            }
        }
        return all;
    }

    /** The longest known word that begins at a place and stands there for itself. */
    private Optional<String> at(String folded, int from) {
        for (int to = Math.min(folded.length(), from + longest); to > from; to--) {
            String part = folded.substring(from, to);
            if (others.containsKey(part) && standsAlone(folded, from, to)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** プラン stands not in プランター, nor PT in OPTION, nor the short 京都 in 東京都. */
    private static boolean standsAlone(String folded, int from, int to) {
        boolean isShort = to - from < KNOWN_WITHIN;
        return (from == 0 || !goesOn(folded.charAt(from - 1), folded.charAt(from), isShort))
                && (to == folded.length() || !goesOn(folded.charAt(to - 1), folded.charAt(to), false));
    }

    private static boolean goesOn(char before, char after, boolean isShort) {
        Object script = script(before);
        if (!Objects.equals(script, script(after))) {
            return false;
        }
        return isShort || script != Character.UnicodeScript.HAN && script != Character.UnicodeScript.HIRAGANA;
    }

    private static Object script(char letter) {
        if (letter == 'ー') {
            return Character.UnicodeScript.KATAKANA;
        }
        return Character.isDigit(letter) ? Character.DECIMAL_DIGIT_NUMBER : Character.UnicodeScript.of(letter);
    }
}
