package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ShownTextTest {

    private static final Charset CP932 = Charset.forName("windows-31j");

    @Test
    void readsBothCharsetsOfAnOffice() {
        assertThat(read("文書管理①髙﨑～".getBytes(CP932))).isEqualTo(new ShownText("文書管理①髙﨑～", "shift_jis", false));
        assertThat(read("文書管理①髙﨑～".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ShownText("文書管理①髙﨑～", "utf-8", false));
        assertThat(read("plain".getBytes(StandardCharsets.US_ASCII)).charset()).isEqualTo("utf-8");
        assertThat(read(new byte[0])).isEqualTo(new ShownText("", "utf-8", false));
    }

    @Test
    void leavesOutTheByteOrderMarkAndForeignLineEnds() {
        assertThat(read("\uFEFF一行目\r\n二行目\r三行目\n".getBytes(StandardCharsets.UTF_8))
                        .words())
                .isEqualTo("一行目\n二行目\n三行目\n");
    }

    @Test
    void showsSomethingOfBytesThatAreNeither() {
        assertThat(read(new byte[] {'a', (byte) 0xff, (byte) 0xff, 'b'}).words())
                .startsWith("a")
                .endsWith("b");
    }

    @Property(tries = 60)
    void neverBreaksACharacterWhereItCutsALongText(
            @ForAll @Chars({'a', 'é', '文', '髙', 'ｱ', '\n'}) @StringLength(min = 1, max = 9) String pattern,
            @ForAll @IntRange(max = 7) int shift) {
        String text = ".".repeat(shift) + pattern.repeat(ShownText.MOST_BYTES + 8);
        ShownText shown = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(shown.cut()).isTrue();
        assertThat(shown.charset()).isEqualTo("utf-8");
        assertThat(text).startsWith(shown.words());
        assertThat(shown.words().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(ShownText.MOST_BYTES - 3, ShownText.MOST_BYTES);
    }

    @Test
    void cutsTextInCp932BetweenCharactersToo() {
        String text = ("a" + "文".repeat(ShownText.MOST_BYTES));
        ShownText shown = read(text.getBytes(CP932));

        assertThat(shown.cut()).isTrue();
        assertThat(shown.charset()).isEqualTo("shift_jis");
        assertThat(text).startsWith(shown.words());
    }

    private static ShownText read(byte[] bytes) {
        return ShownText.read(new ByteArrayInputStream(bytes));
    }
}
