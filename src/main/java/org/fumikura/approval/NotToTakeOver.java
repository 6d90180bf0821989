package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Who can not become the drafter of a matter as it stands (A.12-takeover). */
final class NotToTakeOver extends Refusal {

    private static final long serialVersionUID = 1;

    private static final Text UNCHANGED = new Text("何も変わっていません。", "Nothing was changed.");

    private NotToTakeOver(Text why, Text advice) {
        super(
                "approval.not-to-take-over",
                why,
                new Text(UNCHANGED.ja() + advice.ja(), UNCHANGED.en() + " " + advice.en()));
    }

    /** @param unit which one is in charge */
    static NotToTakeOver ofAnotherUnit(Text unit) {
        return new NotToTakeOver(
                new Text(
                        "この起案を引き継げるのは、担当する" + unit.ja() + "の職にあり、起案できる人だけです。",
                        "Only who may draft in a post of " + unit.en()
                                + ", which is in charge, can become its drafter."),
                new Text("担当の組織の人に頼んでください。", "Ask somebody there."));
    }

    static NotToTakeOver ofWhoIsThere() {
        return new NotToTakeOver(
                new Text("起案者は、いまも担当の組織の職にあります。", "Its drafter still holds a post in the unit in charge."),
                new Text(
                        "続けられないときは、上司（係長以上）が担当替えをします。",
                        "If she can not go on with it, a head of her line gives it to another drafter."));
    }

    /** The duties of a drafter and of who answers are separate (I-04). */
    static NotToTakeOver ofWhoAnswers(Text person, boolean circulates) {
        return new NotToTakeOver(
                new Text(
                        person.ja() + "は、この案件を承認・審査・決裁しているか、その番に当たっています。起案者を兼ねることはできません。",
                        person.en() + " has answered this matter or is asked to, and can not be its drafter as well."),
                circulates
                        ? new Text("起案者への差戻しのあとなら引き継げます。", "Once it is returned to the drafter she can.")
                        : new Text(
                                "施行日の登録と完結は、文書取扱主任もできます。",
                                "The records clerk can enter the day of effect and complete it."));
    }
}
