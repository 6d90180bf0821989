package org.fumikura.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;

class SettingsTest {

    private static final List<Class<? extends Record>> GROUPS = List.of(Root.class, Gate.class);

    @TempDir
    Path folder;

    @ConfigurationProperties("fumikura")
    record Root(@Meaning(ja = "資料", en = "data") @Nullable Path data) {}

    @ConfigurationProperties("fumikura.gate")
    record Gate(
            @Meaning(key = "gate", ja = "種類", en = "kind", standard = "open")
            String kind,

            @Meaning(ja = "番号", en = "number", standard = "80")
            int portNumber,

            @Meaning(ja = "場所", en = "place", standard = "{data}/gate")
            Path place,

            @Meaning(ja = "合言葉", en = "word", secret = true) @Nullable
            String passWord) {}

    @Test
    void theEnvironmentOverrulesTheFileAndTheFileTheDefault() throws IOException {
        Path file = file("# 注記\n\ndata = /srv/倉\ngate=closed\n gate.port-number = 81 \n");
        Settings settings =
                Settings.read(Optional.of(file), Map.of("FUMIKURA_GATE_PORT_NUMBER", "82", "HOME", "/"), GROUPS);

        assertThat(settings.bind(Gate.class)).isEqualTo(new Gate("closed", 82, Path.of("/srv/倉/gate"), null));
        assertThat(settings.list())
                .extracting(said ->
                        said.setting().key() + " " + said.origin().label().en())
                .containsExactly(
                        "data line 3 of " + file,
                        "gate line 4 of " + file,
                        "gate.port-number environment variable FUMIKURA_GATE_PORT_NUMBER",
                        "gate.place default",
                        "gate.pass-word default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gate.prot-number = 1           | gate.prot-number  | gate.port-number
            gate.port-number = eighty      | gate.port-number  | The value can not be understood
            gate = open\\ngate = closed    | line 2            | said twice
            gate open                      | gate open         | key = value
            colour = blue                  | colour            | Unknown key
            gate.kind = open               | gate.kind         | Unknown key
            gate.pass-word = ${HOME}       | gate.pass-word    | must not contain""")
    void whatIsWrongIsNamedWithItsPlace(String text, String where, String what) throws IOException {
        Path file = file(text.replace("\\n", "\n"));

        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of(), GROUPS))
                .isInstanceOfSatisfying(BadSettings.class, refusal -> {
                    assertThat(refusal.message().en()).contains(where, what, file.toString());
                    assertThat(refusal.message().ja()).contains(file + " の ");
                });
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        Path file = file("colour = blue\ngate.port-number = x\n");

        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of("FUMIKURA_GAET", "1"), GROUPS))
                .hasMessageContaining("colour")
                .hasMessageContaining("gate.port-number")
                .hasMessageContaining("environment variable FUMIKURA_GAET");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Settings.read(Optional.of(folder.resolve("none")), Map.of(), GROUPS))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(folder.resolve("none").toString());
    }

    @Test
    void aSecretMustNotLieOpen() throws IOException {
        Path file = file("gate.pass-word = sesame\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of(), GROUPS))
                .hasMessageContaining("chmod o-rwx")
                .hasMessageNotContaining("sesame");
        Files.writeString(file, "gate = open\n");
        assertThatCode(() -> Settings.read(Optional.of(file), Map.of(), GROUPS)).doesNotThrowAnyException();
    }

    @Test
    void aSecretMayLieInAFileOfItsOwn() throws IOException {
        Path secret = folder.resolve("word");
        Files.writeString(secret, "sesame\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

        Settings settings =
                Settings.read(Optional.empty(), Map.of("FUMIKURA_GATE_PASS_WORD_FILE", secret.toString()), GROUPS);

        assertThat(settings.bind(Gate.class).passWord()).isEqualTo("sesame");
        assertThat(settings.list()).noneMatch(said -> said.toString().contains("sesame"));
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("fumikura.conf");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
