package org.fumikura.meetings;

import java.time.LocalDate;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Text;

/** A document of a theme. */
public record ThemeDocument(ThemeId theme, DocumentId document, Kind kind, LocalDate linkedOn) {

    /** What a document is to a theme. */
    public enum Kind {
        /** What came of it: rules, reports, findings. */
        OUTPUT("成果物", "Output"),
        /** What decides it: a matter that was decided, or is to be. */
        DECISION("決定の文書", "Decision");

        private final Text label;

        Kind(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }
}
