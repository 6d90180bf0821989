package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The search of the program under test, which follows when a test says so. */
@Component
public class SearchAtHand {

    private final Indexes indexes;

    SearchAtHand(Indexes indexes) {
        this.indexes = indexes;
    }

    /** Brings the indexes up to the ledgers. */
    public void catchUp() {
        assertThat(indexes.catchUp(Duration.ZERO)).isTrue();
    }

    /** Takes the next step towards them. */
    void step() {
        indexes.step(Duration.ZERO);
    }

    /** In how many things of the current municipality words stand, whoever may read them. */
    public long count(String words) {
        var everything = new Allowed.AtMost("secrecy", Integer.MAX_VALUE);
        return indexes.current()
                .orElseThrow()
                .ask(new Index.Question(Wanted.of(words), everything, Map.of(), Index.Order.FITTING, 0, 1))
                .total();
    }

    /** Forgets everything that was not committed. */
    public void close() {
        indexes.close();
    }
}
