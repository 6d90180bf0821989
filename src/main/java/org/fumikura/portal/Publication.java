package org.fumikura.portal;

import java.time.Instant;
import java.time.LocalDate;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision of something that is published.
 *
 * @param revision counted from 1; a correction and a withdrawal are revisions too
 * @param notice what was changed and why, or why it was withdrawn; empty for the first
 * @param at when, by the official clock
 */
public record Publication(
        PublicationKey key,
        int revision,
        State state,
        Text kindLabel,
        String title,
        LocalDate about,
        FiscalYear fiscalYear,
        LocalDate publicFrom,
        @Nullable LocalDate publicUntil,
        String notice,
        Instant at) {

    /** Where a publication stands, apart from its days. */
    public enum State {
        PUBLISHED(new Text("公開", "Published")),
        CORRECTED(new Text("訂正", "Corrected")),
        WITHDRAWN(new Text("取下げ", "Withdrawn"));

        private final Text label;

        State(Text label) {
            this.label = label;
        }

        /** What it is called on a screen. */
        public Text label() {
            return label;
        }
    }

    public boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }
}
