package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalGovernmentCodeTest {

    @Test
    void knowsItsPrefecture() {
        assertThat(new LocalGovernmentCode("131164").prefecture()).isEqualTo(13);
        assertThat(new LocalGovernmentCode("131164")).hasToString("131164");
    }

    @ParameterizedTest
    @ValueSource(strings = {"131163", "13116", "1311644", "481165", "001007", "13116４", "abcdef", ""})
    void refusesWhatIsNotACode(String value) {
        assertThat(LocalGovernmentCode.find(value)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalGovernmentCode(value));
    }

    @Test
    void refusesFiveDigitsOfNoPrefecture() {
        assertThatIllegalArgumentException().isThrownBy(() -> LocalGovernmentCode.ofFiveDigits("48116"));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalGovernmentCode.ofFiveDigits("1311"));
    }

    @Property(tries = 200)
    void findsEveryWrongCheckDigit(
            @ForAll @IntRange(min = 1, max = 47) int prefecture,
            @ForAll @IntRange(min = 0, max = 999) int municipality,
            @ForAll @IntRange(min = 1, max = 9) int error) {
        String right = LocalGovernmentCode.ofFiveDigits("%02d%03d".formatted(prefecture, municipality))
                .value();
        int wrongDigit = (Character.digit(right.charAt(5), 10) + error) % 10;

        assertThat(LocalGovernmentCode.find(right)).isPresent();
        assertThat(LocalGovernmentCode.find(right.substring(0, 5) + wrongDigit)).isEmpty();
    }
}
