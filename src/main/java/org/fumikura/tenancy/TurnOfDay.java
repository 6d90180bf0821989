package org.fumikura.tenancy;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/**
 * The official day of a write is not the one on which its acts would be dated: the day turned while it waited, or the clock
 * was set back behind the last act.
 */
final class TurnOfDay extends Refusal {

    private static final long serialVersionUID = 1;

    TurnOfDay() {
        super(
                "tenancy.turn-of-day",
                new Text(
                        "サーバーの時計が、台帳の最後の記録より前の日を指しています。",
                        "The server's clock shows a day before the last act in the ledger."),
                new Text(
                        "何も変更していません。少し待ってもう一度試し、続くときはシステム管理者に時計の確認を頼んでください。",
                        "Nothing was changed. Please try again in a moment; if it goes on, ask the administrator to check"
                                + " the clock."));
    }
}
