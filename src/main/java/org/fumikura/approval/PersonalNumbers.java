package org.fumikura.approval;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be a personal number (個人番号): twelve digits whose last is the right check digit. One in about eleven other
 * twelve-digit numbers looks the same, so a title is refused and a body would only be warned about (A.14).
 */
final class PersonalNumbers {

    private static final Pattern TWELVE = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final int ELEVEN = 11;

    private PersonalNumbers() {}

    static boolean appearIn(String text) {
        Matcher digits = TWELVE.matcher(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[ -]", ""));
        while (digits.find()) {
            if (hasCheckDigit(digits.group())) {
                return true;
            }
        }
        return false;
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
