package org.fumikura.approval;

import java.util.HashMap;
import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class ApprovalActs implements ActWords {

    static final String COMMENTED = "approval.commented";
    static final String AUTHORITY_ENTERED = "approval.authority-entered";
    static final String AUTHORITY_ENDED = "approval.authority-ended";

    @Override
    public Map<String, Text> byKind() {
        var words = new HashMap<String, Text>();
        for (MatterEvent event : MatterEvent.values()) {
            words.put(event.act(), event.words());
        }
        words.put(COMMENTED, new Text("意見を付けた", "commented"));
        words.put(AUTHORITY_ENTERED, new Text("決裁区分を登録した", "entered a rule of authority"));
        words.put(AUTHORITY_ENDED, new Text("決裁区分を終えた", "ended a rule of authority"));
        return Map.copyOf(words);
    }
}
