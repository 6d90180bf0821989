package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** An event that demands a reason was sent without one. */
final class ReasonNeeded extends Refusal {

    private static final long serialVersionUID = 1;

    static ReasonNeeded ofComment() {
        return new ReasonNeeded(
                new Text("意見を入力してください。", "Please write your comment."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    static ReasonNeeded ofNote() {
        return new ReasonNeeded(
                new Text("付箋・メモの内容を入力してください。", "Please write what the note says."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    static ReasonNeeded ofCondition() {
        return new ReasonNeeded(
                new Text("決裁の条件を入力してください。", "Please write the condition of the decision."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    static ReasonNeeded ofTurn() {
        return new ReasonNeeded(
                new Text("見送る理由を入力してください。", "Please say why it is left out."),
                new Text("まだ見送っていません。", "It is not left out yet."));
    }

    static ReasonNeeded ofProxy() {
        return new ReasonNeeded(
                new Text("代決する理由を入力してください。", "Please write why you decide by proxy."),
                new Text("まだ決裁していません。", "It was not decided yet."));
    }

    static ReasonNeeded ofComparison() {
        return new ReasonNeeded(
                new Text("何を照合したか、または一致しない点を入力してください。", "Please write what you compared, or what differs."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    static ReasonNeeded ofPaper() {
        return new ReasonNeeded(
                new Text("紙に書かれた理由・条件を入力してください。", "Please write the reason or the condition that stands on the paper."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    static ReasonNeeded ofCouncilVote() {
        return new ReasonNeeded(
                new Text("議決の日と議案の番号を入力してください。", "Please write the day of the vote and the number of the bill."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }

    private ReasonNeeded(Text what, Text advice) {
        super("approval.reason-needed", what, advice);
    }

    ReasonNeeded(MatterEvent event) {
        super(
                "approval.reason-needed",
                new Text(
                        "理由を入力してください。", "Please give a reason (" + event.words().en() + ")."),
                new Text("まだ何も変わっていません。", "Nothing was changed yet."));
    }
}
