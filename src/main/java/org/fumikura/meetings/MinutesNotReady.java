package org.fumikura.meetings;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** It can not be done to minutes that stand where these do. */
public final class MinutesNotReady extends Refusal {

    private static final long serialVersionUID = 1;

    MinutesNotReady(Text where) {
        super(
                "meetings.minutes-not-ready",
                new Text(
                        "会議録は「%s」のため、この操作はできません。".formatted(where.ja()),
                        "The minutes are %s: that can not be done now."
                                .formatted(where.en().toLowerCase(java.util.Locale.ROOT))),
                new Text(
                        "何も変更していません。会議録の画面を開き直すと、今できることが表示されます。",
                        "Nothing was changed. Open the minutes again to see what can be done."));
    }
}
