package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A turn of a recurring draft that was answered already, or whose time has not come. */
final class TurnNotDue extends Refusal {

    private static final long serialVersionUID = 1;

    TurnNotDue() {
        super(
                "approval.turn-not-due",
                new Text(
                        "この回は、すでに起案または見送りが済んでいるか、まだ起案の時期ではありません。",
                        "This turn is drafted or left out already, or its time has not come."),
                new Text(
                        "何も変わっていません。「定例の起案」の一覧で残っている回を確かめてください。",
                        "Nothing was changed. See in the list of recurring drafts which turns are left."));
    }
}
