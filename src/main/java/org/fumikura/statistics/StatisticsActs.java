package org.fumikura.statistics;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class StatisticsActs implements ActWords {

    static final String OTHER_SYSTEM_COUNTED = "statistics.other-system-counted";
    static final String PAPER_METERED = "statistics.paper-metered";
    static final String SEAL_FORM_ENTERED = "statistics.seal-form-entered";
    static final String SEAL_FORM_CHANGED = "statistics.seal-form-changed";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                OTHER_SYSTEM_COUNTED, new Text("ほかの仕組みの決裁の件数を登録した", "entered what another system decided"),
                PAPER_METERED, new Text("用紙の使用枚数を登録した", "entered sheets of paper"),
                SEAL_FORM_ENTERED, new Text("押印欄のある様式を登録した", "entered a form with a seal column"),
                SEAL_FORM_CHANGED, new Text("押印欄のある様式の登録を変更した", "changed the entry of a form with a seal column"));
    }
}
