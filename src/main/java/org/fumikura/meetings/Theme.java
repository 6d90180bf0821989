package org.fumikura.meetings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.fumikura.organization.PostId;

/**
 * What a team works on.
 *
 * @param ordinal its number within the team
 * @param owner the post that answers for it
 * @param continuedInto the fiscal year into which it was continued last
 * @param continuedWithoutResult how often it was continued since there was a result
 * @param measure what it is measured by, with how things stood before it
 * @param effect how they stand
 */
public record Theme(
        ThemeId id,
        TeamId team,
        int ordinal,
        String title,
        String goal,
        PostId owner,
        ThemeState state,
        LocalDate charteredOn,
        OptionalInt continuedInto,
        int continuedWithoutResult,
        Optional<Measure> measure,
        Optional<Effect> effect) {

    private static final int TOO_OFTEN = 2;

    /**
     * By what a theme is measured.
     *
     * @param name such as 紙の配布部数
     * @param unit such as 部; may be empty
     */
    public record Measure(String name, String unit, BigDecimal baseline, LocalDate on) {}

    /** What was measured later. */
    public record Effect(BigDecimal value, LocalDate on) {}

    /** Whether it goes on from year to year and nothing comes of it. */
    public boolean isContinuedInVain() {
        return continuedWithoutResult >= TOO_OFTEN;
    }

    /** What has changed since the baseline; empty while nothing was measured. */
    public Optional<BigDecimal> difference() {
        return measure.flatMap(before -> effect.map(after -> after.value().subtract(before.baseline())));
    }
}
