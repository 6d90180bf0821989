package org.fumikura.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Folded words as they are heard, by the readings of a dictionary: 決済, 決裁 and けっさい are the same, ジ and ヂ too. What a
 * dictionary does not know is heard as it is written.
 */
record Heard(List<Piece> pieces) {

    private static final Analyzer DICTIONARY = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL));
        }
    };

    /**
     * A word of the dictionary, or something between two of them.
     *
     * @param from where it begins in the folded words
     * @param to where it ends
     */
    record Piece(int from, int to, String reading) {}

    static Heard of(String folded) {
        var pieces = new ArrayList<Piece>();
        try (TokenStream tokens = DICTIONARY.tokenStream("", folded)) {
            ReadingAttribute reading = tokens.addAttribute(ReadingAttribute.class);
            OffsetAttribute at = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String written = folded.substring(at.startOffset(), at.endOffset());
                pieces.add(new Piece(
                        at.startOffset(),
                        at.endOffset(),
                        plain(Optional.ofNullable(reading.getReading()).orElse(written))));
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Heard(List.copyOf(pieces));
    }

    private static String plain(String reading) {
        return Variants.plain(Variants.katakana(reading)).replace('ヂ', 'ジ').replace('ヅ', 'ズ');
    }

    /** All of it in katakana. */
    String reading() {
        return pieces.stream().map(Piece::reading).collect(Collectors.joining());
    }
}
