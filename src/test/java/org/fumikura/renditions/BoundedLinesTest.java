package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    @Test
    void givesLinesAndTheirEnd() throws IOException {
        try (var lines = new BoundedLines(new StringReader("一行目\n\nabcde"), 5)) {
            assertThat(lines.next()).isEqualTo("一行目");
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo("abcde");
            assertThat(lines.next()).isNull();
        }
    }

    @Test
    void takesNoLineWithoutEnd() throws IOException {
        try (var lines = new BoundedLines(new StringReader("abcdef\n"), 5)) {
            assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        }
    }
}
