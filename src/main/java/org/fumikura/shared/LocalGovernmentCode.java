package org.fumikura.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The six-digit code of a prefecture or municipality (全国地方公共団体コード), rule A.5-14.
 *
 * @param value six ASCII digits: two for the prefecture (01 to 47), three for the municipality, one check digit
 */
public record LocalGovernmentCode(String value) {

    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final int[] WEIGHTS = {6, 5, 4, 3, 2};

    /** @throws IllegalArgumentException if the value is not six digits, has no such prefecture or a wrong check digit */
    public LocalGovernmentCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a local government code: " + value);
        }
    }

    /**
     * Returns the code for its first five digits, with the check digit added.
     *
     * @throws IllegalArgumentException if the value is not five digits or has no such prefecture
     */
    public static LocalGovernmentCode ofFiveDigits(String value) {
        if (!FIVE_DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("Not five digits: " + value);
        }
        return new LocalGovernmentCode(value + checkDigit(value));
    }

    /** Returns the code that a person or a file gave, or nothing if it is not one. */
    public static Optional<LocalGovernmentCode> find(String value) {
        return isValid(value) ? Optional.of(new LocalGovernmentCode(value)) : Optional.empty();
    }

    /** Returns the code without its check digit. */
    public String fiveDigits() {
        return value.substring(0, WEIGHTS.length);
    }

    /** Returns the number of the prefecture, 1 to 47. */
    public int prefecture() {
        return prefecture(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String value) {
        if (!SIX_DIGITS.matcher(value).matches()) {
            return false;
        }
        int prefecture = prefecture(value);
        return prefecture >= 1
                && prefecture <= 47
                && checkDigit(value) == Character.digit(value.charAt(WEIGHTS.length), 10);
    }

    private static int prefecture(String value) {
        return Integer.parseInt(value.substring(0, 2));
    }

    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(digits.charAt(i), 10) * WEIGHTS[i];
        }
        return (11 - sum % 11) % 10;
    }
}
