package org.fumikura.records;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.fumikura.shared.Text;

/** What a document contains that only some may see; each is one bit. */
public enum Flag {
    PERSONAL("個人情報", "Personal data"),
    PERSONNEL("人事", "Personnel"),
    TENDER("入札前", "Before tender"),
    LITIGATION("訴訟", "Litigation");

    private final Text label;

    Flag(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** The bit set of some flags. */
    public static int bits(Collection<Flag> flags) {
        return flags.stream().mapToInt(flag -> 1 << flag.ordinal()).reduce(0, (a, b) -> a | b);
    }

    /** The flags of a bit set. */
    public static Set<Flag> of(int bits) {
        var flags = EnumSet.noneOf(Flag.class);
        Arrays.stream(values())
                .filter(flag -> (bits & 1 << flag.ordinal()) != 0)
                .forEach(flags::add);
        return flags;
    }
}
