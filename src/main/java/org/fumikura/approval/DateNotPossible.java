package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** A day that can not be right. */
final class DateNotPossible extends Refusal {

    private static final long serialVersionUID = 1;

    private DateNotPossible(Text what) {
        super("approval.date-not-possible", what, new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    static DateNotPossible beforeDecision() {
        return new DateNotPossible(
                new Text("施行日を決裁日より前にすることはできません。", "The day of effect can not lie before the decision."));
    }

    static DateNotPossible tooFarAhead() {
        return new DateNotPossible(
                new Text(
                        "施行日が今日から1年より先になっています。登録すると直せません。年を確かめてください。",
                        "The day of effect lies more than a year ahead. It can not be corrected later; please check the year."));
    }

    static DateNotPossible beforeEffect() {
        return new DateNotPossible(
                new Text("施行日になるまで完結できません。施行日以後に完結してください。", "It can not be completed before its day of effect."));
    }

    static DateNotPossible signedOutside() {
        return new DateNotPossible(new Text(
                "紙に押印した日は、回付した日から今日までの日です。",
                "What was signed on paper was signed between the day of its submission and today."));
    }

    static DateNotPossible unreadable(Text why) {
        return new DateNotPossible(why);
    }
}
