package org.fumikura.approval;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;

/**
 * Finds what may be a personal number (個人番号): twelve digits whose last is the right check digit. One in about eleven other
 * twelve-digit numbers looks the same, so a title is refused, and for a body or a reason the drafter confirms that it may stand there (A.14).
 */
final class PersonalNumbers {

    private static final Pattern TWELVE = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final int ELEVEN = 11;

    /** What the drafter says about one. */
    static final Text CONFIRMED = new Text(
            "個人番号ではない、または記載が必要であることを確認しました", "I confirm that it is no personal number, or that it has to stand there");

    private PersonalNumbers() {}

    static boolean appearIn(String text) {
        return !in(text).isEmpty();
    }

    /** Whether one may stand in what is only warned about. */
    static boolean appearIn(DraftText text) {
        return !in(text).isEmpty();
    }

    /** Whether a confirmation stands: there is something to confirm, and nothing came in since that the drafter has not seen. */
    static boolean isConfirmed(DraftText before, DraftText written) {
        Set<String> found = in(written);
        return written.personalNumberConfirmed()
                && !found.isEmpty()
                && (!before.personalNumberConfirmed() || in(before).containsAll(found));
    }

    /** The same as long as the same numbers stand there; says none of them. */
    static String mark(DraftText text) {
        Set<String> found = in(text);
        return found.isEmpty() ? "none" : Integer.toHexString(found.hashCode());
    }

    private static Set<String> in(DraftText text) {
        return in(text.body() + "\n" + text.reason());
    }

    private static Set<String> in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[ -]", "");
        return TWELVE.matcher(plain)
                .results()
                .map(MatchResult::group)
                .filter(PersonalNumbers::hasCheckDigit)
                .collect(Collectors.toSet());
    }

    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int n = 1; n <= ELEVEN; n++) {
            int digit = digits.charAt(ELEVEN - n) - '0';
            sum += digit * (n <= 6 ? n + 1 : n - 5);
        }
        int rest = sum % ELEVEN;
        return digits.charAt(ELEVEN) - '0' == (rest <= 1 ? 0 : ELEVEN - rest);
    }
}
