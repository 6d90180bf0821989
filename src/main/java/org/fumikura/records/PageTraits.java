package org.fumikura.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * What of a page's words is needed to find its counterpart.
 *
 * @param name the same for pages on which the same is written, and for no others
 * @param letters how many there are
 * @param sketch the smallest of the numbers that stand for its pairs of neighbouring letters, in their order
 */
record PageTraits(String name, int letters, int[] sketch) {

    /** How alike pages are on which the same is written. */
    static final int THE_SAME = 1_000;

    private static final int MOST_OF_A_SKETCH = 128;

    /** One of two texts that has less than this share of the other one's letters is not looked at any closer. */
    private static final int LEAST_SHARE = 5;

    static PageTraits of(String words) {
        int[] letters = words.codePoints().filter(PageTraits::isLetter).toArray();
        var plain = new String(letters, 0, letters.length);
        int[] pairs = IntStream.range(0, Math.max(letters.length - 1, Math.min(letters.length, 1)))
                .map(i -> number(letters[i], i + 1 < letters.length ? letters[i + 1] : 0))
                .toArray();
        return new PageTraits(hash(plain), letters.length, smallest(pairs));
    }

    /** Those of several pages taken as one. */
    static PageTraits together(Collection<PageTraits> pages) {
        String names = String.join("", pages.stream().map(PageTraits::name).toList());
        return new PageTraits(
                hash(names),
                pages.stream().mapToInt(PageTraits::letters).sum(),
                smallest(pages.stream()
                        .flatMapToInt(page -> Arrays.stream(page.sketch))
                        .toArray()));
    }

    /** Blanks and ends of lines say nothing about what is written: programs set them anew. */
    static boolean isLetter(int read) {
        return !Character.isWhitespace(read) && !Character.isSpaceChar(read) && !Character.isISOControl(read);
    }

    /** Whether nothing is written on it, as on a scan. */
    boolean isBlank() {
        return letters == 0;
    }

    /** How alike two are, from 0 to {@link #THE_SAME}: the share of neighbouring letters that both have, estimated. */
    int likeness(PageTraits other) {
        if (name.equals(other.name)) {
            return THE_SAME;
        }
        if (Math.min(letters, other.letters) * (long) LEAST_SHARE < Math.max(letters, other.letters)) {
            return 0;
        }
        int both = 0;
        int seen = 0;
        int i = 0;
        int j = 0;
        while (seen < MOST_OF_A_SKETCH && (i < sketch.length || j < other.sketch.length)) {
            boolean here = j == other.sketch.length || i < sketch.length && sketch[i] <= other.sketch[j];
            boolean there = i == sketch.length || j < other.sketch.length && other.sketch[j] <= sketch[i];
            both += here && there ? 1 : 0;
            i += here ? 1 : 0;
            j += there ? 1 : 0;
            seen++;
        }
        return seen == 0 ? 0 : Math.min(THE_SAME - 1, THE_SAME * both / seen);
    }

    /**
     * Whether two can be so much alike.
     *
     * @param shared how many numbers of their sketches they have in common
     */
    boolean canBeAlike(PageTraits other, int shared, int likeness) {
        int longer = Math.max(sketch.length, other.sketch.length);
        return THE_SAME * shared >= likeness * longer;
    }

    private static int[] smallest(int[] numbers) {
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length && count < MOST_OF_A_SKETCH; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Spread evenly, so that the smallest ones are a fair choice. */
    private static int number(int letter, int next) {
        long mixed = (letter * 0x1FFFFFL + next) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32);
    }

    private static String hash(String words) {
        try {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
