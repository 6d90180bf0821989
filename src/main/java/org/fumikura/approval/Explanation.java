package org.fumikura.approval;

import java.util.Optional;
import org.fumikura.organization.Post;
import org.fumikura.organization.Rank;
import org.fumikura.shared.Text;

/** Says in a sentence what a row of the table of authority says. */
final class Explanation {

    private Explanation() {}

    /** What a row is about: the expenditure item where there is one, else the kind of matter. */
    static Text what(Authority row) {
        String what = row.expenditureItem().isEmpty() ? "「" + row.matterName() + "」" : row.expenditureItem();
        return new Text(what, row.expenditureItem().isEmpty() ? "“" + row.matterName() + "”" : row.expenditureItem());
    }

    /** Who decides, by which row, amount and article. */
    static Text row(Authority row, Optional<Long> amount) {
        Text rank = row.rank().label();
        Text what = whole(row, amount);
        return new Text(
                "%sは%sの%sです（%s）。".formatted(what.ja(), rank.ja(), row.rank() == Rank.MAYOR ? "決裁" : "専決", row.source()),
                "%s is decided by the %s (%s).".formatted(what.en(), rank.en(), row.source()));
    }

    private static Text whole(Authority row, Optional<Long> amount) {
        if (row.expenditureItem().isEmpty() && !row.asksForTheAmount()) {
            return what(row);
        }
        String ja = row.expenditureItem() + amount.map(" %,d 円"::formatted).orElse("");
        String en = row.expenditureItem() + amount.map(" %,d yen"::formatted).orElse("");
        AmountRange range = row.amounts();
        return new Text(
                (ja + (range.isAll() ? "" : "（" + range.label().ja() + "）")).strip() + "の" + row.matterName(),
                "“" + row.matterName() + "”: "
                        + (en + (range.isAll() ? "" : " (" + range.label().en() + ")")).strip());
    }

    /** Who else has to be on the route, and by which article. */
    static Text demand(StepKind kind, Text who, String source) {
        return new Text(
                "%sの%sが要ります（%s）。".formatted(who.ja(), kind.label().ja(), source),
                "It needs the %s of %s (%s)."
                        .formatted(kind == StepKind.CONCURRENCE ? "concurrence" : "examination", who.en(), source));
    }

    /** That somebody below would do. */
    static Text tooHigh(Authority row, Post enough, Post decider) {
        return new Text(
                "この案件は%sの決裁で足ります（%s）。%sに上げるときは、上位決裁とする理由を入力してください。"
                        .formatted(
                                enough.name().ja(), row.source(), decider.name().ja()),
                "%s can decide this (%s). To take it up to %s, say why."
                        .formatted(
                                enough.name().en(), row.source(), decider.name().en()));
    }

    /** That the decider of a route may not decide. */
    static Text tooLow(Authority row, Post enough, Post decider) {
        return new Text(
                "%sは決裁できません。%sが決裁します（%s）。このままでは回付できません。"
                        .formatted(decider.name().ja(), enough.name().ja(), row.source()),
                "%s can not decide this; %s does (%s). It can not be submitted like this."
                        .formatted(decider.name().en(), enough.name().en(), row.source()));
    }

    static Text councilVote(Authority row) {
        return new Text(
                "議会の議決が要る事案です（%s）。決裁のあと、議決を確認するまで施行も完結もできません。".formatted(row.source()),
                "The council has to vote on this (%s): after the decision nothing is issued or completed before the vote is confirmed."
                        .formatted(row.source()));
    }

    /** Why somebody higher decides than the row says. */
    static Text disagreed(Post common) {
        return new Text(
                "合議の不同意が残っているため、共通の上司である%sが決裁します（協議不調）。".formatted(common.name().ja()),
                "A section did not agree: %s, the common superior, decides."
                        .formatted(common.name().en()));
    }
}
