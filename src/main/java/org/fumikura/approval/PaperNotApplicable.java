package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** What stands on paper can not be carried out on the route: one guard says no, so nothing of the record counts. */
final class PaperNotApplicable extends Refusal {

    private static final long serialVersionUID = 1;

    /**
     * @param post whose step it is
     * @param why the sentence of the guard
     */
    PaperNotApplicable(Text post, Text why) {
        this(new Text(post.ja() + "の欄：" + why.ja(), "Box of " + post.en() + ": " + why.en()));
    }

    private PaperNotApplicable(Text what) {
        super(
                "approval.paper-not-applicable",
                what,
                new Text(
                        "経路は動かしていません。紙の押印を確かめて、登録し直すか、電子で処理してもらってください。",
                        "The route was not moved. Look at the paper and enter it anew, or let them act at the screen."));
    }

    static PaperNotApplicable withoutSignature() {
        return new PaperNotApplicable(new Text("押印した人を一人以上登録してください。", "Please enter at least one who signed."));
    }

    static PaperNotApplicable afterAChange() {
        return new PaperNotApplicable(new Text(
                "登録した後に経路が変わりました。この登録を戻して、登録し直してください。",
                "The route has changed since it was entered; send the record back and enter it anew."));
    }
}
