package org.fumikura.redaction;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Nobody gets the new PDF before a second person has confirmed it. */
public final class NotConfirmed extends Refusal {

    private static final long serialVersionUID = 1;

    NotConfirmed() {
        super(
                "redaction.not-confirmed",
                new Text(
                        "まだ2人目の確認が済んでいないか、取り下げられたため、取り出せません。",
                        "No second person has confirmed it, or it was withdrawn."),
                new Text(
                        "箇所を指定した人とは別の、同じ課の職員が確認すると取り出せます。",
                        "It is handed out once somebody else of the section has confirmed it."));
    }
}
