package org.fumikura.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compound words without the kana between and after their kanji: 取り扱い, 取扱い and 取扱 are the same, 打ち合わせ and 打合せ too. */
final class Okurigana {

    /** Kanji that compounds of an office are made of, each with the kana that may follow it. */
    private static final String PARTS = "取り 扱い 打ち 合わせ,せ,い 申し 込み 受け 付け,き 引き 継ぎ 渡し 当て,たり 割り 見 積み,もり,り 問い 届け 出し,で "
            + "入れ,り 貸し 払い 戻し,り 振り 替え 買い 売り 切り 上げ,がり 下げ,がり 立て,ち 組み 繰り 越し 差し 押さえ,え 支え 書き 留め "
            + "置き 換え 読み 締め,まり 伸び 手 続き 備え 借り 乗り 降り 呼び 持ち 聞き 話し 掛け 仕 分け 作り 直し 折り 返し 抜き 巻き 張り 貼り "
            + "寄せ,り 集め,まり 使い 控え 回し,り 移し,り 変え,わり 代わり,り 向け 請け 負い 卸し 建て 植え 据え 埋め 焼き 洗い 拾い 追い 落とし,ち "
            + "流し,れ 括り 突き 照らし 預け,り 納め 刷り 割れ 舞い 通し,り 起こし,き 止め,まり 閉じ 開き,け 締め 添え 加え 積み 滞り 揃え 並び "
            + "比べ 承り 改め 決め,まり 定め 終わり,り 始め,まり 行き,い 帰り 送り 贈り 配り 運び 預かり 待ち 去り 休み 働き 勤め 務め 努め 住まい 移し 育て 学び 教え";

    /** Two such parts or more; no compound has more than eight. */
    static final Pattern PATTERN = Pattern.compile("(?:" + parts() + "){2,8}");

    /** The letters with which one begins. */
    static final BitSet BEGINS = begins();

    private static final Pattern KANA = Pattern.compile("\\p{IsHiragana}");

    private Okurigana() {}

    static String without(MatchResult match) {
        return KANA.matcher(match.group()).replaceAll("");
    }

    private static BitSet begins() {
        var begins = new BitSet();
        Arrays.stream(PARTS.split(" ")).forEach(part -> begins.set(part.charAt(0)));
        return begins;
    }

    private static String parts() {
        return Arrays.stream(PARTS.split(" "))
                .collect(Collectors.groupingBy(
                        part -> part.charAt(0),
                        Collectors.flatMapping(
                                part -> Arrays.stream(part.substring(1).split(","))
                                        .filter(kana -> !kana.isEmpty()),
                                Collectors.toSet())))
                .entrySet()
                .stream()
                .map(part -> part.getKey()
                        + (part.getValue().isEmpty()
                                ? ""
                                : part.getValue().stream()
                                        .sorted((a, b) -> b.length() - a.length())
                                        .collect(Collectors.joining("|", "(?:", ")?"))))
                .collect(Collectors.joining("|"));
    }
}
