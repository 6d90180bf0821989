package org.fumikura.redaction;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fumikura.shared.Text;

/** What can be looked for. A pattern rather takes too much than too little: somebody chooses among what it finds. */
public enum SoughtKind {
    WORDS("語句", "Words", ""),
    PERSONAL_NUMBER("個人番号（12桁の数字）", "Personal numbers (12 digits)", "(?<![0-9])(?:[0-9][ -]?){11}[0-9](?![0-9])"),
    TELEPHONE(
            "電話番号",
            "Telephone numbers",
            "(?<![0-9])\\(?0[0-9](?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])|\\+ ?81(?:[ ()-]{0,2}[0-9]){9,10}(?![0-9])"),
    MAIL("メールアドレス", "Mail addresses", "[a-z0-9._%+-]+ ?@ ?[a-z0-9-]+(?: ?\\.[a-z0-9-]+)+"),
    BIRTH("生年月日", "Dates of birth", birth()),
    EXPRESSION("正規表現", "Regular expression", "");

    private final Text label;
    private final String pattern;

    SoughtKind(String ja, String en, String pattern) {
        this.label = new Text(ja, en);
        this.pattern = pattern;
    }

    public Text label() {
        return label;
    }

    /** Whether it is said in words what is looked for. */
    boolean hasWords() {
        return pattern.isEmpty();
    }

    /** The kinds that need no words. */
    static List<SoughtKind> patterns() {
        return List.of(PERSONAL_NUMBER, TELEPHONE, MAIL, BIRTH);
    }

    /**
     * What a page is looked through for; empty for plain words.
     *
     * @param words the expression, where one is given
     */
    Optional<Pattern> pattern(String words) {
        return switch (this) {
            case WORDS -> Optional.empty();
            case EXPRESSION -> Optional.of(Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
            default -> Optional.of(Pattern.compile(pattern));
        };
    }

    /** A day beside words that say that somebody was born on it. */
    private static String birth() {
        String number = "(?:[0-9]{1,2}|[元〇一二三四五六七八九十]{1,3})";
        String year = "(?:(?:明治|大正|昭和|平成|令和|[mtshr]\\.?) ?" + number + "|(?:19|20)[0-9]{2})";
        String day = year + " ?[年./-] ?" + number + " ?[月./-] ?" + number + " ?日?";
        return "生 ?年 ?月 ?日 ?[:(]? ?" + day + "|" + day + " ?生(?:まれ)?";
    }
}
