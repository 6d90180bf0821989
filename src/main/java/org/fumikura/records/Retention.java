package org.fumikura.records;

import java.time.LocalDate;
import java.util.Objects;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.RetentionTerm;
import org.fumikura.shared.Text;
import org.fumikuradb.records.tables.records.FileRecord;
import org.jspecify.annotations.Nullable;

/** The retention rule of a file: how long, counted from when, by which source (docs/domain/dates.md, A.5). */
record Retention(RetentionPeriod period, RetentionStartRule start, String source) {

    static Retention of(FileRecord file) {
        return new Retention(
                period(file.getRetentionKind(), file.getRetentionYears()),
                RetentionStartRule.valueOf(file.getRetentionStart()),
                file.getRetentionSource());
    }

    /** Puts the rule into a new file's row. */
    void writeTo(FileRecord file) {
        file.setRetentionKind(kind());
        file.setRetentionYears(years());
        file.setRetentionStart(start.name());
        file.setRetentionSource(source);
    }

    /** The term of a document that is completed on a day; without dates when it does not run from its completion. */
    RetentionTerm termOf(LocalDate completedOn) {
        return switch (period) {
            case RetentionPeriod.AfterEvent event -> event.termWithoutStart();
            case RetentionPeriod.WhileInUse inUse -> inUse.termWithoutStart();
            default -> period.termFrom(start.firstDay(completedOn));
        };
    }

    /**
     * How the term of a document comes about, in a sentence.
     *
     * @param closedOn when it was completed; null before that, and for what ended without a decision
     * @param expiresOn the last day as it is registered; null when it has none
     */
    Text explain(@Nullable LocalDate closedOn, @Nullable LocalDate expiresOn) {
        return switch (period) {
            case RetentionPeriod.Permanent permanent -> new Text("期限を定めず保存します（永年）。", "Kept without end (permanent).");
            case RetentionPeriod.UnderOneYear brief ->
                new Text("目的を終えるまで保存します（1年未満）。", "Kept until its purpose is served (under 1 year).");
            case RetentionPeriod.WhileInUse inUse ->
                from(new Text("常用を終えた日", "the end of its use"), inUse.then())
                        .withEnd(expiresOn, new Text("常用の間は満了日が決まりません。", "No last day is set while it is in use."));
            case RetentionPeriod.AfterEvent event ->
                from(new Text("事由が終わった日", "the event"), event.then())
                        .withEnd(
                                expiresOn,
                                new Text("事由が終わるまで満了日は決まりません（起算未定）。", "No last day is set before the event."));
            case RetentionPeriod.Fixed fixed ->
                from(completion(closedOn), fixed)
                        .withEnd(expiresOn, new Text("満了日は完結すると決まります。", "The last day is set when it is completed."));
        };
    }

    private static Text completion(@Nullable LocalDate closedOn) {
        if (closedOn == null) {
            return new Text("完結した日", "its completion");
        }
        Text day = JapaneseDate.describe(closedOn);
        return new Text("完結した日（%s）".formatted(day.ja()), "its completion on " + day.en());
    }

    private Sentence from(Text day, RetentionPeriod.Fixed fixed) {
        Text years = fixed.text();
        return start == RetentionStartRule.AFTER_CALENDAR_YEAR
                ? new Sentence(
                        "%sの属する年の翌年の1月1日から%s".formatted(day.ja(), years.ja()),
                        "%s from 1 January after the year of %s".formatted(years.en(), day.en()))
                : new Sentence(
                        "%sの属する年度の翌年度の4月1日から%s".formatted(day.ja(), years.ja()),
                        "%s from 1 April after the fiscal year of %s".formatted(years.en(), day.en()));
    }

    private record Sentence(String ja, String en) {

        Text withEnd(@Nullable LocalDate last, Text withoutEnd) {
            if (last == null) {
                return new Text(
                        "%s保存します。%s".formatted(ja, withoutEnd.ja()), "Kept %s. %s".formatted(en, withoutEnd.en()));
            }
            Text day = JapaneseDate.describe(last);
            return new Text("%s、%sまで保存します。".formatted(ja, day.ja()), "Kept %s, until %s.".formatted(en, day.en()));
        }
    }

    private String kind() {
        return switch (period) {
            case RetentionPeriod.Fixed fixed -> "FIXED";
            case RetentionPeriod.AfterEvent event -> "UNTIL_EVENT";
            case RetentionPeriod.WhileInUse inUse -> "IN_USE";
            case RetentionPeriod.UnderOneYear brief -> "UNDER_ONE_YEAR";
            case RetentionPeriod.Permanent permanent -> "PERMANENT";
        };
    }

    private @Nullable Integer years() {
        return switch (period) {
            case RetentionPeriod.Fixed fixed -> fixed.years();
            case RetentionPeriod.AfterEvent event -> event.then().years();
            case RetentionPeriod.WhileInUse inUse -> inUse.then().years();
            default -> null;
        };
    }

    private static RetentionPeriod period(String kind, @Nullable Integer years) {
        var fixed = years == null ? null : new RetentionPeriod.Fixed(years);
        return switch (kind) {
            case "FIXED" -> Objects.requireNonNull(fixed);
            case "UNTIL_EVENT" -> new RetentionPeriod.AfterEvent(Objects.requireNonNull(fixed));
            case "IN_USE" -> new RetentionPeriod.WhileInUse(Objects.requireNonNull(fixed));
            case "UNDER_ONE_YEAR" -> new RetentionPeriod.UnderOneYear();
            case "PERMANENT" -> new RetentionPeriod.Permanent();
            default -> throw new IllegalStateException("no retention of kind " + kind);
        };
    }
}
