package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the machine that look through a redrawn PDF. */
class OutsideProgramTest {

    @Test
    @DisplayName("I-14 a program that could not look has not found nothing")
    void aProgramThatFailsProvesNothing(@TempDir Path folder) throws IOException {
        String missing = folder.resolve("missing.pdf").toString();
        for (String name : List.of("pdftotext", "qpdf")) {
            assertThatThrownBy(() -> new OutsideProgram(name).ask(List.of(missing, "-")))
                    .as(name)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name + " ended with");
        }
        assertThat(new OutsideProgram("pdftotext").version("-v"))
                .get()
                .asString()
                .contains("pdftotext");
        assertThat(new OutsideProgram("no-such-program").version("-v")).isEmpty();
    }
}
