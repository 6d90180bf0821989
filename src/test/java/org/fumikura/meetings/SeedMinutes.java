package org.fumikura.meetings;

import java.util.List;
import org.fumikura.records.Disclosure;

/** The minutes of 23 May 2022 with the facts F-01 to F-17 (docs/domain/demo-city.md); who opened it is said by post. */
final class SeedMinutes {

    static final String CLOSED_BECAUSE = "監査の実施に支障を及ぼすおそれのある内容を含むため";

    private static final String GOES_ON = "行政機関における政策意思決定過程途上に位置";

    private SeedMinutes() {}

    static MinutesForm form() {
        return new MinutesForm(
                "令和4年度　第1回豊島区行政情報化推進本部",
                "政策経営部情報管理課",
                "令和4年5月23日（月） 14:00～14:40",
                "庁議室（本庁舎5階）",
                new Openness(Disclosure.CLOSED, GOES_ON + "付けられる会議であるため"),
                new Openness(Disclosure.PARTLY, GOES_ON + "づけられる内容を含むため"),
                List.of(
                        "副区長（本部長）",
                        "政策経営部長（副本部長）",
                        "区民部長",
                        "保健福祉部長",
                        "子ども家庭部長（代理）",
                        "教育部長（代理）",
                        "企画課長",
                        "行政経営課長",
                        "情報管理課長"),
                List.of("情報担当係長（管理）", "情報担当係長（システム第一）", "情報担当係長（システム第二）", "情報担当係長（デジタル化推進）", "情報担当係長（情報システム標準化）"),
                "副区長　ただいまより第1回行政情報化推進本部を開催します。",
                List.of(
                        item(
                                "議案",
                                1,
                                "豊島区DX推進計画（案）の策定について",
                                "昨年度の第2回でたたき台を示し、第3回でパブリックコメントを行うと報告した。4月1日から実施し、承認後6月1日に施行、6月8日に議員協議会で報告、6月11日に結果を区HPに掲載する。",
                                "議題について案のとおり承認"),
                        item(
                                "議案",
                                2,
                                "豊島区セキュリティポリシーの改定について",
                                "総務省ガイドラインの改定による。個人情報を取扱う外部サービスの規定を新設し、強靱性の向上と情報機器の廃棄を明記し、基本方針を教育委員会事務局と共通化する。8月1日施行。",
                                "議題について案のとおり承認"),
                        item(
                                "議案",
                                3,
                                "豊島区セキュリティ内部監査計画について",
                                "第5次監査中期計画が令和3年末までなので、新しい計画を定める。抜き打ち監査は継続し、見直し期間を3年毎から1年ごとに短縮し、情報セキュリティ相談会を開催する。",
                                "議題について案のとおり承認"),
                        item(
                                "報告事項",
                                1,
                                "システム標準化への対応について",
                                "5月17日に全体会のキックオフを行い、対象17課が参加した。住記系、税国系、福祉系の3部会で7月～9月に検討し、9月に第二回を開催予定である。",
                                ""),
                        item(
                                "報告事項",
                                2,
                                "今後のシステムのあり方について",
                                "2025年度までのロードマップを示す。区で所有する形態をLGWAN-ASPなどのサービス利用方式に転換していく。",
                                ""),
                        item(
                                "報告事項",
                                3,
                                "令和3年度のデジタルガバメントPT活動報告と令和4年度の予定について",
                                "4回開催し、10テーマの検討を進めた。寺子屋ICTプロジェクトも開始した。7業務のオンライン申請が稼働し、残り20業務は改めて検討する。高齢者スマートフォン普及啓発事業を今年度も実施する。",
                                ""),
                        new MinutesForm.Item(
                                "報告事項",
                                4,
                                "令和3年度の公文書PT活動報告と令和4年度の予定について",
                                "昨年度3回開催し、公文書管理の適正化検討部会を設置した。検討課題は4つである。新システムは来年の1月に稼働する予定である。",
                                List.of(
                                        new MinutesForm.Said("本部長", "令和4年度の検討課題の中に、紙文書の電子化を入れていただきたいです。"),
                                        new MinutesForm.Said("部員", "電子化して所持することが効率化に繋がるように検討していきたいと考えております。"),
                                        new MinutesForm.Said(
                                                "本部長", "ペーパーレス・ハンコレスの推進の下に、「紙文書の電子化（スキャニング）の推進」という文言を追加しておいてください。"),
                                        new MinutesForm.Said("部員", "承知しました。")),
                                "",
                                "",
                                false)),
                "14:40 終了",
                List.of(
                        new MinutesForm.Material(1, "豊島区DX推進計画（案）の策定について", true),
                        new MinutesForm.Material(2, "豊島区セキュリティポリシーの改定について", true),
                        new MinutesForm.Material(3, "監査の年次計画と対象の一覧", false),
                        new MinutesForm.Material(4, "システム標準化への対応について（5/17全体会報告）", true),
                        new MinutesForm.Material(5, "今後のシステムのあり方について", true),
                        new MinutesForm.Material(6, "デジタルガバメントPTの活動報告と今後の予定について", true),
                        new MinutesForm.Material(7, "公文書管理の適正化検討PTの活動報告と今後の予定について", true)),
                false);
    }

    private static MinutesForm.Item item(String kind, int number, String title, String gist, String resolution) {
        return new MinutesForm.Item(kind, number, title, gist, List.of(), resolution, "", false);
    }

    /** The same with the audit plan, and what was said on the last item, marked as closed. */
    static MinutesForm withClosedItems() {
        MinutesForm form = form();
        return form.with(
                form.opening(),
                form.items().stream()
                        .map(item -> item.title().contains("監査") || !item.said().isEmpty() ? closed(item) : item)
                        .toList());
    }

    private static MinutesForm.Item closed(MinutesForm.Item item) {
        return new MinutesForm.Item(
                item.kind(),
                item.number(),
                item.title(),
                item.gist(),
                item.said(),
                item.resolution(),
                CLOSED_BECAUSE,
                false);
    }
}
