package org.fumikura.meetings;

import java.util.HashMap;
import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The acts of teams and their themes. */
@Component
class TeamActs implements ActWords {

    static final String FOUNDED = "meetings.team-founded";
    static final String ENDED = "meetings.team-ended";
    static final String SEATED = "meetings.team-seated";
    static final String LEFT = "meetings.team-left";
    static final String NOTED = "meetings.team-noted";
    static final String CHARTERED = "meetings.theme-chartered";
    static final String REWORDED = "meetings.theme-reworded";
    static final String MEASURED = "meetings.theme-measured";
    static final String TASKED = "meetings.theme-tasked";
    static final String TASK_DONE = "meetings.theme-task-done";
    static final String LINKED = "meetings.theme-linked";
    static final String REPORTED = "meetings.theme-reported";

    @Override
    public Map<String, Text> byKind() {
        var words = new HashMap<String, Text>();
        words.put(FOUNDED, new Text("PT・部会を設置した", "set up a team"));
        words.put(ENDED, new Text("PT・部会の設置期間の終わりを定めた", "set a team's last day"));
        words.put(SEATED, new Text("PT・部会の構成員を加えた", "seated a post on a team"));
        words.put(LEFT, new Text("PT・部会の構成員の終わりを定めた", "ended a post's seat on a team"));
        words.put(NOTED, new Text("PT・部会の活動を記録した", "wrote in a team's log"));
        words.put(CHARTERED, new Text("テーマを設けた", "chartered a theme"));
        words.put(REWORDED, new Text("テーマの文言を改めた", "changed a theme's wording"));
        words.put(MEASURED, new Text("テーマの基準値・効果を記録した", "noted a theme's baseline or effect"));
        words.put(TASKED, new Text("テーマの課題を加えた", "added a task to a theme"));
        words.put(TASK_DONE, new Text("テーマの課題を済みにした", "finished a task of a theme"));
        words.put(LINKED, new Text("テーマに文書を結び付けた", "linked a document to a theme"));
        words.put(REPORTED, new Text("テーマを会議の議題に結び付けた", "linked a theme to a body's item"));
        for (ThemeEvent event : ThemeEvent.values()) {
            words.put(event.act(), event.words());
        }
        return Map.copyOf(words);
    }
}
