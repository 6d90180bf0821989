package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlagTest {

    @Property
    void everySetOfFlagsSurvivesItsBits(@ForAll Set<Flag> flags) {
        assertThat(Flag.of(Flag.bits(flags))).isEqualTo(flags);
    }

    @Test
    void theBitsNeverMove() {
        assertThat(Flag.bits(Set.of())).isZero();
        assertThat(Flag.bits(Set.of(Flag.PERSONAL))).isEqualTo(1);
        assertThat(Flag.bits(Set.of(Flag.PERSONNEL))).isEqualTo(2);
        assertThat(Flag.bits(Set.of(Flag.TENDER))).isEqualTo(4);
        assertThat(Flag.bits(Set.of(Flag.LITIGATION))).isEqualTo(8);
    }
}
