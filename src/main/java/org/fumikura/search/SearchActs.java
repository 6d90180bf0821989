package org.fumikura.search;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class SearchActs implements ActWords {

    static final String SYNONYM_ENTERED = "search.synonym-entered";
    static final String SYNONYM_CHANGED = "search.synonym-changed";
    static final String SYNONYM_REMOVED = "search.synonym-removed";

    static final String FOUND_ANEW = "search.found-anew";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                SYNONYM_ENTERED, new Text("同義語を登録した", "entered synonyms"),
                SYNONYM_CHANGED, new Text("同義語を変えた", "changed synonyms"),
                SYNONYM_REMOVED, new Text("同義語を削除した", "removed synonyms"),
                FOUND_ANEW, new Text("保存した検索で新しく見つかった", "a saved search found something new"));
    }
}
