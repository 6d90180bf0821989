package org.fumikura.approval;

import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * Amounts in yen.
 *
 * @param from the least of them
 * @param to the first one that is not among them any more; empty without an upper end
 */
public record AmountRange(long from, Optional<Long> to) {

    /** Every amount, and none at all. */
    public static final AmountRange ALL = new AmountRange(0, Optional.empty());

    /** @throws IllegalArgumentException for a range without an amount */
    public AmountRange {
        if (from < 0 || to.filter(end -> end <= from).isPresent()) {
            throw new IllegalArgumentException("no amount from %d to %s".formatted(from, to));
        }
    }

    /** Whether it takes what has no amount too. */
    public boolean isAll() {
        return from == 0 && to.isEmpty();
    }

    public boolean contains(long amount) {
        return amount >= from && to.filter(end -> amount >= end).isEmpty();
    }

    /** E.g. 2,000,000 円以上 10,000,000 円未満. */
    public Text label() {
        if (isAll()) {
            return new Text("金額を問わない", "any amount");
        }
        String ja = (from == 0 ? "" : "%,d 円以上".formatted(from))
                + (from > 0 && to.isPresent() ? " " : "")
                + to.map("%,d 円未満"::formatted).orElse("");
        String en = (from == 0 ? "" : "%,d yen or more".formatted(from))
                + (from > 0 && to.isPresent() ? ", " : "")
                + to.map("less than %,d yen"::formatted).orElse("");
        return new Text(ja, en);
    }
}
