package org.fumikura.renditions;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words as they may lie among bytes: in the charsets that files use, as they are and as hexadecimal digits. */
final class Needles {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE,
            Charset.forName("windows-31j"),
            Charset.forName("EUC-JP"));

    private final List<String> needles;

    /** @param least how many bytes a word must have to be looked for: fewer lie everywhere by chance */
    Needles(Collection<String> words, int least) {
        Set<String> all = new LinkedHashSet<>();
        for (String word : words) {
            for (Charset charset : CHARSETS) {
                if (charset.newEncoder().canEncode(word)) {
                    byte[] bytes = word.getBytes(charset);
                    if (bytes.length >= least) {
                        String hex = HexFormat.of().formatHex(bytes);
                        all.addAll(List.of(
                                new String(bytes, StandardCharsets.ISO_8859_1), hex, hex.toUpperCase(Locale.ROOT)));
                    }
                }
            }
        }
        needles = new ArrayList<>(all);
    }

    boolean areIn(byte[] bytes) {
        String hay = new String(bytes, StandardCharsets.ISO_8859_1);
        return needles.stream().anyMatch(hay::contains);
    }
}
