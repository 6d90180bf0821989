package org.fumikura.approval;

import java.util.List;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A table from which no drafts can be made; none was. */
final class BatchRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final transient List<DraftBatch.Row> bad;

    private BatchRefused(Text why) {
        this(why, List.of());
    }

    private BatchRefused(Text why, List<DraftBatch.Row> bad) {
        super(
                "approval.batch-refused",
                why,
                new Text(
                        "起案は1件も作っていません。ファイルを直して、もう一度選んでください。",
                        "No draft was made. Please mend the file and choose it again."));
        this.bad = List.copyOf(bad);
    }

    /** The rows that can not be made, where it is about rows. */
    List<DraftBatch.Row> bad() {
        return bad;
    }

    static BatchRefused withoutPlaceholders(String template) {
        return new BatchRefused(new Text(
                "ひな形「" + template + "」に差込み（〔名称〕の形）がありません。差込みのあるひな形を使ってください。",
                "The template “" + template + "” has no placeholder of the form 〔name〕; use one that has."));
    }

    static BatchRefused columns(List<String> missing) {
        return new BatchRefused(new Text(
                "列が足りません：" + String.join("、", missing) + "。1行目に、ひな形の差込みの名前を書いてください。",
                "Columns are missing: " + String.join(", ", missing)
                        + ". The first line names the placeholders of the template."));
    }

    static BatchRefused twice(List<String> columns) {
        return new BatchRefused(new Text(
                "同じ名前の列が2つ以上あります：" + String.join("、", columns),
                "Columns appear more than once: " + String.join(", ", columns)));
    }

    static BatchRefused rows(int count) {
        return count == 0
                ? new BatchRefused(new Text("2行目から後に行がありません。", "There is no row below the first line."))
                : new BatchRefused(new Text(
                        "一度に作れる起案は %d 件までです（このファイルは %d 件）。分けてください。".formatted(DraftBatch.MOST, count),
                        "At most %d drafts are made together (this file has %d). Please split it."
                                .formatted(DraftBatch.MOST, count)));
    }

    static BatchRefused badRows(List<DraftBatch.Row> bad) {
        return new BatchRefused(
                new Text("直す行が %d 行あります。".formatted(bad.size()), "%d rows have to be mended.".formatted(bad.size())),
                bad);
    }
}
