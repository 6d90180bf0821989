package org.fumikura.redaction;

import java.util.HashMap;
import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class RedactionActs implements ActWords {

    static final String BEGUN = "redaction.begun";

    @Override
    public Map<String, Text> byKind() {
        var words = new HashMap<String, Text>();
        words.put(BEGUN, new Text("墨塗りを始めた", "began a redaction"));
        for (RedactionEvent event : RedactionEvent.values()) {
            words.put(event.act(), event.words());
        }
        return Map.copyOf(words);
    }
}
