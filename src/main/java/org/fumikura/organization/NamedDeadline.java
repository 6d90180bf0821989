package org.fumikura.organization;

import java.util.Arrays;
import java.util.Optional;
import org.fumikura.shared.DeadlineRule;
import org.fumikura.shared.DeadlineRule.Counting;
import org.fumikura.shared.DeadlineRule.FirstDay;
import org.fumikura.shared.DeadlineRule.Roll;
import org.fumikura.shared.Span;
import org.fumikura.shared.Text;

/**
 * The deadlines that every office knows by name (docs/domain/dates.md, A.5). What one office alone counts by is a row of the
 * module whose deadline it is.
 */
public enum NamedDeadline {
    /** Disclosure as 豊島区 counts it, and most others. */
    FOURTEEN_DAYS(
            "14-days",
            new Text("14日以内（初日不算入・閉庁日は翌開庁日）", "Within 14 days (first day excluded, off closed days)"),
            new Text(
                    "情報公開の開示決定等（地方自治法第4条の2の例による）",
                    "Disclosure decisions; after the manner of article 4-2 of the Local Autonomy Act"),
            DeadlineRule.of(Span.days(14))),
    /** The table of one office for the end of 2016. */
    FIFTEEN_DAYS_FROM_THE_DAY(
            "15-days-first-day-included",
            new Text(
                    "15日以内（初日算入・祝日と年末年始は数えない・土日は数える・末日が土日なら翌週）",
                    "Within 15 days (first day included; holidays and year-end not counted; off weekends)"),
            new Text("ある市の開示決定期限の表（平成28年末）", "One office’s table of decision deadlines (end of 2016)"),
            new DeadlineRule(Span.days(15), FirstDay.INCLUDED, Counting.SKIP_HOLIDAYS, Roll.OFF_WEEKENDS, null)),
    /** A request for review, from the day on which the decision became known. */
    REVIEW_AFTER_KNOWLEDGE(
            "review-3-months",
            new Text("審査請求：知った日の翌日から3か月", "Request for review: 3 months from the day after knowledge"),
            new Text("行政不服審査法第18条", "Administrative Complaint Review Act, article 18"),
            DeadlineRule.of(Span.months(3))),
    /** A request for review, from the act itself. */
    REVIEW_AFTER_ACT(
            "review-1-year",
            new Text("審査請求：処分の日の翌日から1年", "Request for review: 1 year from the day after the act"),
            new Text("行政不服審査法第18条", "Administrative Complaint Review Act, article 18"),
            DeadlineRule.of(Span.years(1))),
    /** The wait between a decision and what a third party objected to. */
    THIRD_PARTY_WAIT(
            "third-party-2-weeks",
            new Text("第三者が反対したときの開示までの2週間", "Two weeks before delivery to which a third party objected"),
            new Text("情報公開条例（第三者の意見書）", "Disclosure ordinance: opinion of a third party"),
            DeadlineRule.of(Span.weeks(2)).withRoll(Roll.NONE)),
    /** Days on which the office works, as many internal deadlines are set. */
    FIVE_WORKING_DAYS(
            "5-working-days",
            new Text("5開庁日以内（初日不算入・閉庁日は数えない）", "Within 5 working days (first day excluded)"),
            new Text("庁内の処理期限の数え方", "How offices count their own deadlines"),
            new DeadlineRule(Span.days(5), FirstDay.EXCLUDED, Counting.SKIP_CLOSED_DAYS, Roll.OFF_CLOSED_DAYS, null));

    private final String code;
    private final Text label;
    private final Text source;
    private final DeadlineRule rule;

    NamedDeadline(String code, Text label, Text source, DeadlineRule rule) {
        this.code = code;
        this.label = label;
        this.source = source;
        this.rule = rule;
    }

    /** The one of a code; empty when nobody knows it. */
    public static Optional<NamedDeadline> find(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** A name for other programs, which never changes. */
    public String code() {
        return code;
    }

    public Text label() {
        return label;
    }

    /** The rule of law or practice that it stands for. */
    public Text source() {
        return source;
    }

    public DeadlineRule rule() {
        return rule;
    }
}
