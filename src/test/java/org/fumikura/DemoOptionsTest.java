package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

    @Test
    void servesTheLoopbackAddressUnlessTold() {
        DemoOptions options = DemoOptions.parse(List.of());

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.listen()).isNull();
        assertThat(options.reset()).isFalse();
        assertThat(options.at()).isNull();
    }

    @Test
    void theLastOfTwoCounts() {
        DemoOptions options = DemoOptions.parse(
                List.of("--data", "/a", "--port", "1", "--reset", "--data", "/b/../資料", "--port", "81"));

        assertThat(options).isEqualTo(new DemoOptions(81, Path.of("/資料"), null, true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "８０", "http", ""})
    void refusesWhatIsNoPort(String word) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--port", word))).isInstanceOf(BadUsage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-06-13", "R4.6.13", "令和4年6月13日"})
    void playsTheDaysUpToOne(String word) {
        assertThat(DemoOptions.parse(List.of("--at", word)).at()).isEqualTo("2022-06-13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-05-19", "2023-05-20", "tomorrow", "R4.2.30", ""})
    void refusesADayOfWhichNothingIsTold(String word) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--at", word))).isInstanceOf(BadUsage.class);
    }

    @Test
    void refusesAnUnknownOptionAndAMissingValue() {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--prot", "1"))).hasMessageContaining("--prot");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--data"))).hasMessageContaining("--data");
    }
}
