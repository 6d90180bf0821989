package org.fumikura.search;

import java.util.UUID;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.Text;

/** What a person looks for again and again (保存した検索, R-120). */
public record SavedSearch(UUID id, PersonId person, String name, Sought sought, Watch watch) {

    static final int LONGEST_NAME = 100;

    /** Whether she is told of what it finds anew. */
    public enum Watch {
        OFF("知らせない", "tells nothing"),
        ON("新しく見つかったら知らせる", "tells what it finds anew"),
        /** What it finds is more than can be told apart; she was told so where it stands. */
        TOO_MANY("見つかるものが多すぎるため、知らせるのをやめました", "finds too much, and tells nothing any more");

        private final Text label;

        Watch(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /** Its own page. */
    public String path() {
        return SavedSearchController.LIST.path() + "/" + id;
    }

    public boolean isWatched() {
        return watch == Watch.ON;
    }
}
