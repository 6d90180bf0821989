package org.fumikura.meetings;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** It can not happen to a theme that is in this state. */
public final class ThemeNotInThisState extends Refusal {

    private static final long serialVersionUID = 1;

    ThemeNotInThisState(ThemeEvent event, ThemeState state) {
        this(
                state,
                new Text(
                        "このテーマは「%s」のため、「%s」ことはできません。"
                                .formatted(state.label().ja(), event.label().ja()),
                        "This theme is in the state “%s”: “%s” is not possible now."
                                .formatted(state.label().en(), event.label().en())));
    }

    private ThemeNotInThisState(ThemeState state, Text message) {
        super(
                "meetings.theme-not-in-this-state",
                message,
                new Text(
                        "何も変更していません。テーマを開き直すと、「%s」からできることが表示されます。"
                                .formatted(state.label().ja()),
                        "Nothing was changed. Open the theme again to see what can be done."));
    }

    /** Nothing is added to a theme that is over. */
    static ThemeNotInThisState over(ThemeState state) {
        return new ThemeNotInThisState(
                state,
                new Text(
                        "このテーマは「%s」しています。".formatted(state.label().ja()),
                        "This theme is over (%s).".formatted(state.label().en())));
    }
}
