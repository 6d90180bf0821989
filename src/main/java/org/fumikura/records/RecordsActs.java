package org.fumikura.records;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class RecordsActs implements ActWords {

    static final String RECEIVED = "records.received";
    static final String TAKEN_IN = "records.taken-in";
    static final String RECEIPT_CLOSED = "records.receipt-closed";
    static final String ERASED = "records.erased";
    static final String HANDED_OVER = "records.handed-over";
    static final String HAND_OVER_WITHDRAWN = "records.hand-over-withdrawn";
    static final String PLANNED = "records.planned";
    static final String PLAN_ENDED = "records.plan-ended";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                RECEIVED, new Text("収受した", "received"),
                TAKEN_IN, new Text("移入した", "taken in from another system"),
                RECEIPT_CLOSED, new Text("完結した", "closed"),
                ERASED, new Text("廃棄した（目録のみ残る）", "destroyed; the entry stays"),
                HANDED_OVER, new Text("簿冊を引き継ぐ組織を決めた", "gave a file to another unit"),
                HAND_OVER_WITHDRAWN, new Text("簿冊の引き継ぎの予定を取り消した", "took back that a file is given to another unit"),
                PLANNED, new Text("ファイル基準表を登録した", "entered the file plan"),
                PLAN_ENDED, new Text("分類・番号様式の使用を終えた", "ended a part of the file plan"));
    }
}
