package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fumikura.approval.RequestLine.Frame;
import org.fumikura.approval.RequestLine.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** what the lines of a request are, told from their words alone. */
class RequestLineTest {

    @ParameterizedTest
    @CsvSource({
        "記, NOTE",
        "'　　記　', NOTE",
        "記録する。, PLAIN",
        "以上, END",
        "'　以上', END",
        "以上のとおり実施する。, PLAIN",
        "別記, ANNEX",
        "別記1, ANNEX",
        "別記１　仕様, ANNEX",
        "別記第2, ANNEX",
        "別記第1号様式（第3条関係）, ANNEX",
        "別記様式第1号, ANNEX",
        "別記（要求仕様）, ANNEX",
        "別記 要求仕様, ANNEX",
        "別記のとおり実施する。, PLAIN",
        "別記1のとおりとする。, PLAIN",
        "別記　のとおりとする。, PLAIN",
        "'', PLAIN",
        "12月に行う。, PLAIN"
    })
    void tellsWhatALineIs(String typed, Kind kind) {
        assertThat(RequestLine.of(typed)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(kind);
            assertThat(line.text()).isEqualTo(kind == Kind.PLAIN ? typed : typed.strip());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "１　計画の期間, 2",
        "1 計画の期間, 1",
        "1. 計画の期間, 2",
        "(1) 全課, 2",
        "（１）　全課, 4",
        "（１）全課, 3",
        "'　ア　区民', 3",
        "（ア）区民, 3",
        "①　区民, 2",
        "'　　　　　　　　　　1 深い', 8"
    })
    void itemsHangBelowTheirWords(String typed, int letters) {
        assertThat(RequestLine.of(typed)).containsExactly(new RequestLine(Kind.ITEM, typed, letters));
    }

    @Test
    void keepsEveryLineAsItWasTyped() {
        String typed = "伺います。\n\n　字下げの行\n\n";

        assertThat(String.join(
                        "\n",
                        RequestLine.of(typed).stream().map(RequestLine::text).toList()))
                .isEqualTo(typed);
    }

    @Test
    @DisplayName("R-024 the editor's buttons write below the request, and number a further 別記")
    void writesBelow() {
        assertThat(Frame.NOTE.below("")).isEqualTo("記\n\n１　\n\n以上\n");
        String twice = Frame.ANNEX.below(Frame.ANNEX.below(Frame.NOTE.below("伺います。\n")));

        assertThat(twice).isEqualTo("伺います。\n\n記\n\n１　\n\n以上\n\n別記\n\n別記2\n\n");
        assertThat(RequestLine.of(twice).stream().map(RequestLine::kind).filter(kind -> kind != Kind.PLAIN))
                .isEqualTo(List.of(Kind.NOTE, Kind.END, Kind.ANNEX, Kind.ANNEX));
    }
}
