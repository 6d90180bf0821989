package org.fumikura.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may have been meant by a word. */
class NearestTest {

    private static final List<String> TITLES = List.of(
            "電子決裁の導入について",
            "文書管理規程の一部改正",
            "ﾍﾟｰﾊﾟｰﾚｽ会議の試行",
            "コミュニケーション研修の実施",
            "デジタルガバメントPT（第１回）の開催",
            "保護者会の開催通知",
            "Microsoft 365 の利用",
            "個人情報保護審議会への諮問");

    @ParameterizedTest(name = "{0}")
    @DisplayName("R-120 what is heard as the same, or differs by a slip, is near; it is told as a title writes it")
    @CsvSource({
        "決済, 決裁",
        "けっさい, 決裁",
        "デンシケッサイ, 電子決裁",
        "文書管理規定, 文書管理規程",
        "文書官吏, 文書管理",
        "ぶんしょかんりきてい, 文書管理規程",
        "文書管埋規程, 文書管理規程",
        "ペーパーレズ, ﾍﾟｰﾊﾟｰﾚｽ",
        "コミニュケーション, コミュニケーション",
        "デジタルガバメソト, デジタルガバメント",
        "microsfot, Microsoft",
        "ほごしゃ, 保護者",
        "審義会, 審議会",
    })
    void isNear(String written, String meant) {
        assertThat(Nearest.to(Folded.of(written).text(), TITLES)).contains(meant);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("R-120 what differs by more is another word")
    @CsvSource({"総務, 0", "会議録, 0", "防災訓練, 0", "文書, 0", "令和, 0", "ABCD, 0"})
    void isNotNear(String written, int none) {
        assertThat(Nearest.to(Folded.of(written).text(), TITLES).stream().filter(near -> !near.equals(written)))
                .hasSize(none);
    }

    @Test
    void whatStandsInMoreTitlesIsMeant() {
        assertThat(Nearest.to("こうせい", List.of("更生の件", "校正の件", "校正の依頼"))).contains("校正");
        assertThat(Nearest.to("こうせい", List.of())).isEmpty();
    }
}
