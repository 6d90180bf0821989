package org.fumikura.meetings;

import java.util.ArrayList;
import java.util.List;
import org.fumikura.records.Disclosure;

/** Minutes as plain text: the same words in the same order as on the sheet, for whatever reads neither PDF nor HTML. */
final class MinutesText {

    private MinutesText() {}

    static String of(MinutesForm form) {
        var lines = new ArrayList<String>();
        lines.add("会議録");
        lines.add("");
        lines.add("附属機関又は会議体の名称　" + form.body());
        lines.add("事務局（担当課）　" + form.secretariat());
        lines.add("開催日時　" + form.when());
        lines.add("開催場所　" + form.place());
        lines.add("議題");
        for (String kind : form.kinds()) {
            lines.add("　" + kind);
            form.of(kind).forEach(item -> lines.add("　（" + item.number() + "）" + item.title()));
        }
        lines.addAll(openness("会議", form.meeting()));
        lines.addAll(openness("会議録", form.minutes()));
        lines.add("出席者（部員）　" + String.join("、", form.members()));
        lines.add("出席者（事務局）　" + String.join("、", form.office()));
        lines.add("");
        if (form.partial()) {
            lines.add("（この会議録は公開用です。公開しない部分を除いて作成しました。）");
        }
        lines.add(form.opening());
        form.items().forEach(item -> add(lines, item));
        lines.add("");
        lines.add("〔" + form.closing() + "〕");
        lines.add("");
        lines.add("提出された資料等");
        if (form.materials().isEmpty()) {
            lines.add("なし");
        }
        form.materials()
                .forEach(material -> lines.add(
                        "資料" + material.number() + "　" + (material.title().isBlank() ? "（非公開）" : material.title())));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> openness(String of, Openness openness) {
        String how = of + "の公開の可否　" + box(openness, Disclosure.OPEN) + "公開　" + box(openness, Disclosure.CLOSED) + "非公開　"
                + box(openness, Disclosure.PARTLY) + "一部非公開";
        return openness.reason().isBlank() ? List.of(how) : List.of(how, "　理由　" + openness.reason());
    }

    private static String box(Openness openness, Disclosure how) {
        return openness.how() == how ? "■" : "□";
    }

    private static void add(List<String> lines, MinutesForm.Item item) {
        lines.add("");
        lines.add(item.mark() + item.title());
        if (item.closed()) {
            lines.add("（この議題の内容は公開していません。理由：" + item.closedReason() + "）");
        } else {
            lines.add("〔事務局：「" + item.mark() + item.title() + "」を説明〕");
            if (!item.gist().isBlank()) {
                lines.add("要旨：" + item.gist());
            }
            lines.add(item.said().isEmpty() ? "（質疑なし）" : "（質疑）");
            item.said().forEach(said -> lines.add(said.speaker() + "：" + said.words()));
        }
        if (!item.resolution().isBlank()) {
            lines.add("―" + item.resolution() + "―");
        }
    }
}
