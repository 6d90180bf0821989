package org.fumikura.search;

import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** {@link Grams} for Lucene. */
final class GramStream extends TokenStream {

    /** No phrase reaches from one page into the next. */
    private static final int BETWEEN = 100;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<String> texts;
    private Iterator<Grams.Gram> grams = Collections.emptyIterator();
    private int place = -1;
    private int base;

    /** @param texts folded */
    GramStream(Iterable<String> texts) {
        this.texts = texts.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        while (!grams.hasNext()) {
            if (!texts.hasNext()) {
                return false;
            }
            grams = Grams.of(texts.next()).iterator();
            base = place < 0 ? 0 : place + BETWEEN;
        }
        Grams.Gram gram = grams.next();
        int here = base + gram.place();
        term.append(gram.text());
        step.setPositionIncrement(here - place);
        place = here;
        return true;
    }
}
