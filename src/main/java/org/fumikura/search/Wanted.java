package org.fumikura.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody looks for, as she wrote it: words that all have to be there, "words in a row", words that must not be there
 * (-word, NOT word), either of two (a OR b), words of the title alone (件名:word, title:word), a span of days (令和4年4月～令和4年6月,
 * or strictly 日付:R4.4..R4.6, date:2022-04-01..) and values of keys (年度:令和4年度, unit:情報管理課). Whatever it is, it is never
 * refused: what makes no sense is taken for a word.
 *
 * @param groups of each, one has to be there
 * @param without none of these may be there
 * @param days in each, one of a thing's days has to lie
 * @param named keys by the name under which they were asked for, and what their value is called
 * @param number the whole of it as a number by which things are called
 * @param isLoose whether some of the words may be missing
 */
record Wanted(
        List<List<Word>> groups,
        List<Word> without,
        List<WantedDays> days,
        List<Named> named,
        String number,
        boolean isLoose) {

    private static final Pattern PIECE = Pattern.compile("(?<not>-|NOT[\\s　]+)?(?:(?<field>[^\\s　:：\"“”「」]{1,12})[:：])?"
            + "(?:[\"“”「](?<row>[^\"“”」]+)[\"“”」]|(?<word>[^\\s　]+))");
    private static final Pattern BLANKS_OF_A_SPAN =
            Pattern.compile("[\\s　]*(\\.\\.|[〜～~])[\\s　]*(?=[\\p{IsHan}\\dA-Za-z０-９])");
    private static final Set<String> TITLE = Set.of("件名", "標題", "title");
    private static final Set<String> DATE = Set.of("日付", "期間", "date");
    private static final Pattern FIGURES = Pattern.compile("[0-9０-９]+");
    private static final int MOST_WORDS = 30;

    /** Of all words together; those that come later are looked for as they are. */
    private static final int MOST_ALTERNATIVES = 40;

    /**
     * @param text folded
     * @param inTitle whether it has to stand in the title
     * @param inARow whether it has to stand exactly so
     * @param alternatives what the office says in its place; one of them does, but what was written comes first
     */
    record Word(String text, boolean inTitle, boolean inARow, List<Alternatives.Alternative> alternatives) {}

    /** @param orWritten what may stand in the words instead; empty when only the days count */
    record WantedDays(Days days, Optional<Word> orWritten) {}

    /** A key by its name. */
    record Named(String field, String value) {}

    /**
     * @param fields names of keys, in lower case
     * @param office the words that mean the same for it; what has to stand in a row or must not be there has none of them
     */
    static Wanted of(String written, Set<String> fields, Alternatives office) {
        var groups = new ArrayList<List<Word>>();
        var without = new ArrayList<Word>();
        var days = new ArrayList<WantedDays>();
        var named = new ArrayList<Named>();
        int alternatives = 0;
        boolean or = false;
        Matcher piece = PIECE.matcher(
                BLANKS_OF_A_SPAN.matcher(written.replace("\u3000", " ")).replaceAll("$1"));
        for (int i = 0; i < MOST_WORDS && piece.find(); i++) {
            if ("OR".equals(piece.group("word")) && !groups.isEmpty()) {
                or = true;
                continue;
            }
            boolean isNot = piece.group("not") != null;
            String field = Optional.ofNullable(piece.group("field")).orElse("").toLowerCase(Locale.ROOT);
            String said = Optional.ofNullable(piece.group("word")).orElseGet(() -> piece.group("row"));
            Optional<WantedDays> span = isNot ? Optional.empty() : days(piece, field);
            if (span.isPresent()) {
                days.add(span.get());
                continue;
            }
            if (!isNot && fields.contains(field)) {
                named.add(new Named(field, said));
                continue;
            }
            boolean alone = isNot || alternatives >= MOST_ALTERNATIVES;
            Optional<Word> word = word(piece, TITLE.contains(field), alone ? Alternatives.NONE : office);
            if (word.isEmpty() || "AND".equals(piece.group("word"))) {
                continue;
            }
            alternatives += word.get().alternatives().size();
            if (isNot) {
                without.add(word.get());
            } else if (or) {
                groups.getLast().add(word.get());
            } else {
                groups.add(new ArrayList<>(List.of(word.get())));
            }
            or = false;
        }
        return new Wanted(
                List.copyOf(groups),
                List.copyOf(without),
                List.copyOf(days),
                List.copyOf(named),
                Numbers.plain(written),
                false);
    }

    static Wanted of(String written) {
        return of(written, Set.of(), Alternatives.NONE);
    }

    /** One folded word. */
    static Wanted only(String word) {
        return new Wanted(
                List.of(List.of(new Word(word, false, false, List.of()))), List.of(), List.of(), List.of(), "", false);
    }

    /** The same, with others in place of some folded words; nothing else does for these. */
    Wanted instead(Map<String, String> others) {
        return new Wanted(
                groups.stream()
                        .map(group -> group.stream()
                                .map(word -> instead(word, others))
                                .toList())
                        .toList(),
                without,
                days,
                named,
                number,
                isLoose);
    }

    private static Word instead(Word word, Map<String, String> others) {
        String other = others.get(word.text());
        return other == null ? word : new Word(Folded.of(other).text(), word.inTitle(), word.inARow(), List.of());
    }

    /** The same, and some day of a thing has to lie between these. */
    Wanted within(Days span) {
        return new Wanted(
                groups,
                without,
                Stream.concat(days.stream(), Stream.of(new WantedDays(span, Optional.empty())))
                        .toList(),
                named,
                number,
                isLoose);
    }

    /** The same words, of which some may be missing; empty where each of them was meant. */
    Optional<Wanted> loosely() {
        boolean strict = !without.isEmpty()
                || groups.stream().flatMap(List::stream).anyMatch(word -> word.inARow() || word.inTitle());
        return strict || groups.isEmpty() || isLoose
                ? Optional.empty()
                : Optional.of(new Wanted(groups, without, days, named, number, true));
    }

    /** The same words, all of them in the title. */
    Wanted inTitle() {
        return new Wanted(
                groups.stream()
                        .map(group -> group.stream()
                                .map(word -> new Word(word.text(), true, word.inARow(), word.alternatives()))
                                .toList())
                        .toList(),
                without,
                days,
                named,
                "",
                isLoose);
    }

    private static Optional<WantedDays> days(Matcher piece, String field) {
        String said = piece.group("word");
        if (said == null) {
            return Optional.empty();
        }
        if (DATE.contains(field)) {
            return Days.between(said).or(() -> Days.of(said)).map(span -> new WantedDays(span, Optional.empty()));
        }
        return field.isEmpty()
                ? Days.between(said)
                        .filter(Wanted::isClosed)
                        .or(() -> Days.of(said)
                                .filter(span -> !FIGURES.matcher(said).matches()))
                        .map(span -> new WantedDays(span, word(said, false, false, Alternatives.NONE)))
                : Optional.empty();
    }

    private static boolean isClosed(Days span) {
        return !span.from().equals(LocalDate.MIN) && !span.to().equals(LocalDate.MAX);
    }

    /** What is no field's name belongs to the word: 10:30. */
    private static Optional<Word> word(Matcher piece, boolean inTitle, Alternatives office) {
        String row = piece.group("row");
        if (row != null) {
            return word(row, inTitle, true, Alternatives.NONE);
        }
        if (inTitle || piece.group("field") == null) {
            return word(piece.group("word"), inTitle, false, office);
        }
        return word(piece.group("field") + ":" + piece.group("word"), false, false, office);
    }

    private static Optional<Word> word(String said, boolean inTitle, boolean inARow, Alternatives office) {
        String text = Folded.of(said).text().strip();
        return Grams.of(text).isEmpty()
                ? Optional.empty()
                : Optional.of(new Word(text, inTitle, inARow, office.of(text)));
    }

    /** The words of the office that are looked for besides what was written, as it writes them. */
    List<String> also() {
        return groups.stream()
                .flatMap(List::stream)
                .flatMap(word -> word.alternatives().stream())
                .flatMap(alternative -> alternative.words().stream())
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return groups.isEmpty() && without.isEmpty() && days.isEmpty() && named.isEmpty();
    }
}
