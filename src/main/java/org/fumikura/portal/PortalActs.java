package org.fumikura.portal;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class PortalActs implements ActWords {

    static final String PUBLISHED = "portal.published";
    static final String CORRECTED = "portal.corrected";
    static final String WITHDRAWN = "portal.withdrawn";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                PUBLISHED, new Text("公開した", "published"),
                CORRECTED, new Text("公開した資料を訂正した", "corrected what is published"),
                WITHDRAWN, new Text("公開を取り下げた", "withdrew what was published"));
    }
}
