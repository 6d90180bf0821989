package org.fumikura.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gg.jte.output.StringOutput;
import java.util.List;
import java.util.stream.IntStream;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The small parts of the frame. */
class FrameRulesTest {

    @Test
    void leadsNowhereOutside() {
        assertThat(LocalPath.orHome("/documents?q=%E8%A8%88&page=2")).isEqualTo("/documents?q=%E8%A8%88&page=2");
        for (String path :
                List.of("", "https://a.example/", "//a.example/", "/\\a.example", "/a b", "/a\n", "/{x}", "/文")) {
            assertThat(LocalPath.orHome(path)).isEqualTo("/");
        }
    }

    @Test
    void comesBackToPagesButNotToAnswers() {
        var request = new MockHttpServletRequest("GET", "/documents");
        request.setQueryString("q=a");
        assertThat(Address.of(request)).isEqualTo("/documents?q=a");
        request.setMethod("POST");
        assertThat(Address.of(request)).isEqualTo("/");
    }

    @Test
    void setsOneParameterAnew() {
        assertThat(Address.with("/documents", "page", "2")).isEqualTo("/documents?page=2");
        assertThat(Address.with("/documents?page=1&q=a&pages=3", "page", "2"))
                .isEqualTo("/documents?q=a&pages=3&page=2");
    }

    @Test
    void offersThePagesAroundTheOneShown() {
        assertThat(PageNumbers.around(list(1, 1))).containsExactly(1);
        assertThat(PageNumbers.around(list(1, 9))).containsExactly(1, 2, 3, 9);
        assertThat(PageNumbers.around(list(5, 9))).containsExactly(1, 3, 4, 5, 6, 7, 9);
        assertThat(PageNumbers.around(list(99, 9))).containsExactly(1, 7, 8, 9);
    }

    private static Paged<Integer> list(int number, int pages) {
        List<Integer> items =
                number > pages ? List.of() : IntStream.range(0, 10).boxed().toList();
        return new Paged<>(items, pages * 10L, new PageRequest(number, 10));
    }

    @Test
    void drawsOnlyKnownIcons() {
        for (String name : Icons.names()) {
            var output = new StringOutput();
            Icons.get(name).writeTo(output);
            assertThat(output.toString())
                    .startsWith("<svg")
                    .contains("aria-hidden=\"true\"")
                    .endsWith("</svg>");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Icons.get("unicorn"));
    }

    @Test
    void carriesAFormThroughSigningIn() {
        var sent = new MockHttpServletRequest("POST", "/drafts/1");
        sent.addParameter("title", "計画の策定について");
        sent.addParameter("words", "一つ目", "二つ目");
        sent.addParameter("do", "save");
        sent.addParameter("key", "0198c0de-0000-7000-8000-000000000001");
        sent.addParameter("_csrf", "stale");
        sent.addParameter("_acting", "0198c0de-0000-7000-8000-000000000002");
        HeldForm held = HeldForm.of(sent);
        var back = new MockHttpServletRequest("POST", "/sign-in");
        held.carried().forEach(field -> back.addParameter(field.name(), field.value()));
        back.addParameter("password", "secret");

        assertThat(HeldForm.returned(back)).isEqualTo(held);
        assertThat(held.typed()).containsExactly("計画の策定について", "一つ目", "二つ目");
        assertThat(held.fields()).extracting(HeldForm.Field::name).doesNotContain("_csrf", "_acting");
        assertThat(held.acting()).isEqualTo("0198c0de-0000-7000-8000-000000000002");
        assertThat(HeldForm.isIn(back)).isFalse();
    }
}
