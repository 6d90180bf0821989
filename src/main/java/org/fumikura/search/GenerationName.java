package org.fumikura.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a generation of an index is called, such as {@code 2.1796093355123}.
 *
 * @param analysis how words are taken apart in it
 * @param begun when it was begun, in milliseconds of the machine's clock; unlike that of any other
 */
record GenerationName(String analysis, long begun) {

    static final Comparator<GenerationName> OLDEST_FIRST = Comparator.comparingLong(GenerationName::begun);

    private static final Pattern FORM = Pattern.compile("([0-9]+)\\.([0-9]{1,18})");

    /** Empty for what is called otherwise. */
    static Optional<GenerationName> of(String name) {
        Matcher form = FORM.matcher(name);
        return form.matches()
                ? Optional.of(new GenerationName(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    boolean isBegunBefore(Instant moment) {
        return begun < moment.toEpochMilli();
    }

    @Override
    public String toString() {
        return analysis + "." + begun;
    }
}
