package org.fumikura.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may hold (PB-02). */
class SafeHtmlTest {

    @Test
    @DisplayName("PB-02 what an office writes passes as it is")
    void letsTheOfficeWrite() {
        String body = """
                <h2 id="gidai-1">議題１ DX推進計画（案）</h2>
                <p>委員から<ruby>豊島<rp>（</rp><rt>としま</rt><rp>）</rp></ruby>区の案について &amp; 質疑 5 &lt; 6 があった。<br>
                <a href="#gidai-2">議題２</a>、<a href="https://www.example.lg.jp/a?b=c&d=%E3%81%82#x">計画</a></p>
                <table><caption>出席</caption><thead><tr><th scope="col">職</th><th scope="col">出欠</th></tr></thead>
                <tbody><tr><td rowspan="2">委員</td><td>出席</td></tr></tbody></table>
                <ol start="2"><li><strong>原案のとおり</strong>承認</li></ol><hr>
                <dl><dt lang="en">Chair</dt><dd><time datetime="2022-05-23">5月23日</time></dd></dl>
                """;
        assertThat(SafeHtml.offence(body.replace("c&d", "c"))).isEmpty();
        assertThat(SafeHtml.words(body)).contains("豊島区の案", "質疑 5 < 6").doesNotContain("としま", "scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<style>p{}</style>",
                "<p style=\"color:red\">x</p>",
                "<p onclick=\"alert(1)\">x</p>",
                "<p class=\"site\">x</p>",
                "<img src=\"https://example.jp/x.png\">",
                "<svg onload=\"alert(1)\"></svg>",
                "<iframe src=\"https://example.jp\"></iframe>",
                "<object data=\"x\"></object>",
                "<form action=\"/\"><p>x</p></form>",
                "<base href=\"https://example.jp/\">",
                "<meta http-equiv=\"refresh\" content=\"0\">",
                "<link rel=\"stylesheet\" href=\"https://example.jp/x.css\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\" javascript:alert(1)\">x</a>",
                "<a href=\"java&#x73;cript:alert(1)\">x</a>",
                "<a href=\"data:text/html,x\">x</a>",
                "<a href=\"//example.jp/\">x</a>",
                "<a href=\"/sign-out\">x</a>",
                "<a href=\"https://example.jp/\" target=\"_blank\">x</a>",
                "<a href=\"https://example.jp@evil.example/\">x</a>",
                "<a href='https://example.jp/'>x</a>",
                "<a href=https://example.jp/>x</a>",
                "<a href=\"https://example.jp/\"onclick=\"x\">x</a>",
                "<p id=\"site-content\">x</p>",
                "<p id=\"a\" id=\"b\">x</p>",
                "<p/onclick=alert(1)>x</p>",
                "<p\tonclick=\"x\">x</p>",
                "<!-- x -->",
                "<![CDATA[x]]>",
                "<?xml version=\"1.0\"?>",
                "<!doctype html>",
                "<p>x",
                "x</p>",
                "<p><strong>x</p></strong>",
                "</main><p>x</p>",
                "<br/>",
                "<math><mi>x</mi></math>",
                "<template><p>x</p></template>",
                "<p>5 < 6</p>",
                "<p>a & b</p>",
                "<p>&#x3c;script&#x3e;</p>",
                "<p>&nosuch;</p>",
                "<p>a\u0000b</p>",
                "<p>a\u001bb</p>",
                "<p>\uD800</p>",
                "<",
                "&"
            })
    @DisplayName("PB-02 everything else is refused, and not mended")
    void refusesAllElse(String body) {
        assertThat(SafeHtml.offence(body)).as(body).isPresent();
    }

    @Test
    void isNotWornOutByDepth() {
        assertThat(SafeHtml.offence("<div>".repeat(100_000))).isPresent();
        assertThat(SafeHtml.offence("<p" + " id=\"a\"".repeat(100_000) + ">")).isPresent();
        assertThat(SafeHtml.offence("あ".repeat(1_000_000))).isEmpty();
    }
}
