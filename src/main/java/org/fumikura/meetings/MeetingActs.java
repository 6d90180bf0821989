package org.fumikura.meetings;

import java.util.HashMap;
import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class MeetingActs implements ActWords {

    static final String FOUNDED = "meetings.body-founded";
    static final String MEMBERS_ENTERED = "meetings.members-entered";
    static final String CALLED = "meetings.called";
    static final String RESULT_LINKED = "meetings.result-linked";
    static final String REPORTED = "meetings.instruction-reported";

    static final String MINUTES_DRAFTED = "meetings.minutes-drafted";
    static final String MINUTES_PUBLISHED = "meetings.minutes-published";

    @Override
    public Map<String, Text> byKind() {
        var words = new HashMap<String, Text>();
        words.put(FOUNDED, new Text("会議体を登録した", "entered a body"));
        words.put(MEMBERS_ENTERED, new Text("会議体の構成員を登録した", "entered the members of a body"));
        words.put(CALLED, new Text("会議を設けた", "called a session"));
        words.put(RESULT_LINKED, new Text("議題の後の文書を結び付けた", "tied what was drawn up to its item"));
        words.put(REPORTED, new Text("指示の報告を受けた", "entered the report on an instruction"));
        for (SessionEvent event : SessionEvent.values()) {
            words.put(event.act(), event.words());
        }
        words.put(MINUTES_DRAFTED, new Text("会議録の案を作った", "drafted the minutes"));
        words.put(MINUTES_PUBLISHED, new Text("会議録を公開した", "published the minutes"));
        for (MinutesState.Event event : MinutesState.Event.values()) {
            words.put(event.act(), event.words());
        }
        return Map.copyOf(words);
    }
}
