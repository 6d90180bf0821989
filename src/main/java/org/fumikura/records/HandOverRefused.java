package org.fumikura.records;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A file can not be given to a unit like that. */
final class HandOverRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private static final Text NOTHING_CHANGED =
            new Text("何も変更していません。修正のうえ、再度送信してください。", "Nothing was changed. Mend it and send it again.");

    private final String field;

    private HandOverRefused(String field, Text why) {
        super("records.no-hand-over", why, NOTHING_CHANGED);
        this.field = field;
    }

    /** Which part of what was sent is wrong. */
    String field() {
        return field;
    }

    static HandOverRefused inThePast() {
        return new HandOverRefused(
                "from",
                new Text(
                        "引き継ぐ日は、今日か先の日にしてください。過ぎた日の担当は変えられません。",
                        "Choose today or a day to come: who was in charge before does not change."));
    }

    static HandOverRefused noSection() {
        return new HandOverRefused(
                "unit",
                new Text(
                        "その日に存在する課を選んでください。簿冊は課が持ちます。",
                        "Choose a section that is there on that day; files are kept by sections."));
    }

    static HandOverRefused otherBody() {
        return new HandOverRefused(
                "unit",
                new Text(
                        "別の執行機関へ引き継げるのは文書主管課長だけです。",
                        "Only the head of records gives files to another executive body."));
    }

    static HandOverRefused nothingToCome() {
        return new HandOverRefused("from", new Text("その日からの引き継ぎの予定はありません。", "Nothing is entered for that day."));
    }
}
